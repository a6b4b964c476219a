#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the tests of core under valgrind's memcheck: valgrind.sh [BUILD [NAME…]], as in valgrind.sh build/dev tst_journal.
# Without names all of them, which takes an hour or more; ends with 1 when memory is misused or lost.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

command -v valgrind >/dev/null || {
    printf 'valgrind: not installed: apt-get install valgrind\n' >&2
    exit 1
}
build=${1:-build/dev}
shift || true
tests=("$@")
if ((${#tests[@]} == 0)); then
    cmake --build "$build" --target all >&2
    mapfile -t tests < <(find "$build/tests/core" -maxdepth 1 -type f -name 'tst_*' -executable -printf '%f\n' | sort)
fi

# Code that regular expressions are compiled to reads in blocks, beyond the end of a text, which memcheck takes for a mistake.
export QT_ENABLE_REGEXP_JIT=0

status=0
for name in "${tests[@]}"; do
    printf '%s … ' "$name"
    log=$(mktemp)
    if QT_QPA_PLATFORM=offscreen QTEST_FUNCTION_TIMEOUT=3600000 valgrind --quiet --error-exitcode=99 --leak-check=full \
        --errors-for-leak-kinds=definite --suppressions=tests/checks/valgrind.supp "$build/tests/core/$name" -silent \
        >"$log" 2>&1; then
        printf 'clean\n'
    else
        printf 'not clean\n'
        cat "$log"
        status=1
    fi
    rm -f -- "$log"
done
exit "$status"
