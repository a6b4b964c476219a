#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What is shipped is hardened as cmake/CustodianFlags.cmake says: hardening.sh PROGRAM…, or --self-test.
set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C

# One line for each thing that is missing.
check() { # check PROGRAM
    local program=$1 segments dynamic symbols producers
    segments=$(readelf --wide --file-header --segments "$program")
    dynamic=$(readelf --wide --dynamic "$program")
    symbols=$(readelf --wide --dyn-syms "$program")
    missing() { printf '%s: %s\n' "$program" "$1"; }
    grep -q 'Type: *DYN' <<<"$segments" && grep -q 'FLAGS_1.*PIE' <<<"$dynamic" || missing 'is loaded at a fixed address (no PIE)'
    grep -q 'GNU_RELRO' <<<"$segments" || missing 'has no RELRO'
    grep -qE 'FLAGS.*BIND_NOW|FLAGS_1.*NOW' <<<"$dynamic" || missing 'has no full RELRO (BIND_NOW)'
    grep -qE 'GNU_STACK.* RW  *0x' <<<"$segments" || missing 'has an executable stack'
    grep -q '__stack_chk_fail' <<<"$symbols" || missing 'has no stack protector'
    grep -q '_chk@' <<<"$symbols" || missing 'is not fortified'
    grep -q '__glibcxx_assert_fail' <<<"$symbols" || missing 'does not check the C++ library (_GLIBCXX_ASSERTIONS)'
    # The compiler writes down how it was called. The linker keeps its own mark of the control flow only where every part
    # has it, the objects of Qt's libraries included.
    producers=$(readelf --wide --debug-dump=info --dwarf-depth=1 "$program" 2>/dev/null | grep 'DW_AT_producer' | sort -u || true)
    if grep -q 'X86-64' <<<"$segments"; then
        grep -q -e '-fcf-protection' <<<"$producers" || missing 'does not protect its control flow (-fcf-protection)'
    fi
    grep -q -e '-fstack-clash-protection' <<<"$producers" ||
        missing 'can have its stack jump over the guard (-fstack-clash-protection)'
}

self_test() {
    local found
    folder=$(mktemp -d)
    trap 'rm -rf -- "$folder"' EXIT
    cat >"$folder/a.cpp" <<'END'
#include <cstdio>
#include <cstring>
#include <vector>
int main(int count, char **words)
{
    char text[64];
    std::vector<int> numbers(std::size_t(count), 1);
    std::snprintf(text, sizeof text, "%s", words[0]);
    std::memcpy(text, words[0], std::strlen(words[0]));
    return std::printf("%s\n", text) + numbers[std::size_t(count)];
}
END
    build() { "${CXX:-c++}" -O2 -g "$@" "$folder/a.cpp" -o "$folder/a"; }
    build -fPIE -pie -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong -fstack-clash-protection \
        -fcf-protection=full -Wl,-z,relro,-z,now,-z,noexecstack
    found=$(check "$folder/a")
    [[ -z $found ]] || {
        printf 'self-test: refused without reason:\n%s\n' "$found" >&2
        exit 1
    }
    build -fno-PIE -no-pie -U_FORTIFY_SOURCE -fno-stack-protector -fno-stack-clash-protection -fcf-protection=none \
        -Wl,-z,norelro,-z,lazy,-z,execstack
    found=$(check "$folder/a")
    local word
    for word in PIE 'no RELRO' 'full RELRO' 'executable stack' 'stack protector' fortified GLIBCXX stack-clash; do
        grep -q -- "$word" <<<"$found" || {
            printf 'self-test: nothing found of %s, but:\n%s\n' "$word" "$found" >&2
            exit 1
        }
    done
}

if [[ ${1-} == --self-test ]]; then
    self_test
    exit
fi
status=0
for program; do
    found=$(check "$program")
    [[ -z $found ]] || {
        printf '%s\n' "$found"
        status=1
    }
done
exit "$status"
