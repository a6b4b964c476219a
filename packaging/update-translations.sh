#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings translations/*.ts in line with the texts of the sources. English holds plurals only.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=$(command -v lupdate6 || command -v lupdate || echo /usr/lib/qt6/bin/lupdate)
for file in translations/custodian_*.ts; do
    plurals=()
    [[ $file != translations/custodian_en.ts ]] || plurals=(-pluralonly)
    "$lupdate" "${plurals[@]}" -I . -locations none -no-obsolete -source-language en app core ui -ts "$file"
done
