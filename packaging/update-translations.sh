#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings translations/*.ts in line with the texts of the sources. English holds plurals only, and new ones get them here:
# "%n asset(s)" is "%n asset" or "%n assets".
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=$(command -v lupdate6 || command -v lupdate || echo /usr/lib/qt6/bin/lupdate)
english=translations/custodian_en.ts
for file in translations/custodian_*.ts; do
    plurals=()
    [[ $file != "$english" ]] || plurals=(-pluralonly)
    "$lupdate" "${plurals[@]}" -I . -locations none -no-obsolete -source-language en app core ui -ts "$file"
done
filled=$(mktemp)
trap 'rm -f "$filled"' EXIT
awk '
    /<source>/ { one = $0; gsub(/.*<source>|<\/source>.*/, "", one); many = one
                 gsub(/\(s\)/, "", one); gsub(/person\(s\)/, "people", many); gsub(/\(s\)/, "s", many); form = one }
    sub(/<translation type="unfinished">/, "<translation>") { fill = 1 }
    fill && /<numerusform><\/numerusform>/ { match($0, /^ */); printf "%*s<numerusform>%s</numerusform>\n", RLENGTH, "", form; form = many; next }
    /<\/translation>/ { fill = 0 }
    { print }' "$english" >"$filled"
cat "$filled" >"$english"
