#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source reads as .clang-format says. To put it right: clang-format -i FILE
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

check() (
    cd -- "$1"
    local program folders=() folder found status=0
    program=$(command -v clang-format-14 || command -v clang-format) || {
        printf '.clang-format:1: clang-format is not installed\n'
        return 0
    }
    for folder in app core ui tests; do
        [[ ! -d $folder ]] || folders+=("$folder")
    done
    ((${#folders[@]})) || return 0
    found=$(find "${folders[@]}" \( -name '*.h' -o -name '*.cpp' \) | sort |
        xargs -r -d '\n' "$program" --style=file --dry-run -Werror 2>&1) || status=$?
    grep -E ': (error|warning): ' <<<"$found" ||
        ((status == 0)) || printf '.clang-format:1: clang-format failed: %s\n' "$found"
)

self_test() {
    good() {
        wipe
        cp -- "$(dirname -- "${BASH_SOURCE[0]}")/../../.clang-format" "$tree/.clang-format"
        put core/a.cpp <<'END'
int answer(const char *question)
{
    return question ? 42 : 0;
}
END
    }
    good && accepted
    good && put ui/b.h <<<'int   answer( const char* question );' && refused '^ui/b.h:1:'
    good && put tests/b.cpp <<<'void f() { if (true) { } }' && refused '^tests/b.cpp:1:'
}

main "$@"
