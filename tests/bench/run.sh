#!/bin/sh
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds what measures Custodian as it is shipped, and runs it: run.sh [--folder DIR] [--assets N] [--runs R] [--markdown]
set -eu
cd -- "$(dirname -- "$0")/../.."

say() { printf 'bench: %s\n' "$*" >&2; }

if [ ! -f build/release/build.ninja ]; then # afterwards Ninja notices by itself what has to be configured again
    say "configuring (preset release)"
    cmake --preset release >&2
fi
say "building custodian-bench"
cmake --build --preset release --target custodian-bench >&2
say "custodian-bench run $*"
exec build/release/tests/bench/custodian-bench run "$@"
