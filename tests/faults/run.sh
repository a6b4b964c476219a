#!/bin/sh
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds what the fault catalogue needs and tries it:
#   run.sh [--preset NAME] [--long] [--only 1,2] [--markdown FILE]
# The preset is dev unless another is named; asan looks closer and takes longer.
set -eu
cd -- "$(dirname -- "$0")/../.."

preset=dev
if [ "${1-}" = --preset ]; then
    preset=$2
    shift 2
fi
if [ ! -f "build/$preset/build.ninja" ]; then # afterwards Ninja notices by itself what has to be configured again
    cmake --preset "$preset" >&2
fi
cmake --build --preset "$preset" --target faults >&2
exec python3 tests/faults/report.py --build "build/$preset" "$@"
