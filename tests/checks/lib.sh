# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the checks share. A check defines two functions and ends with `main "$@"`:
#   check ROOT   prints one line for each problem, as FILE:LINE: what is wrong
#   self_test    builds small trees with put, and says of each: accepted, or refused PATTERN
# Run as `check.sh ROOT` or as `check.sh --self-test`, which proves that the check can fail.
set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C.UTF-8

put() { # put FILE: writes standard input to FILE of the small tree
    mkdir -p -- "$(dirname -- "$tree/$1")"
    cat >"$tree/$1"
}

wipe() { # an empty tree again
    rm -rf -- "$tree"
    mkdir -- "$tree"
}

accepted() { # the tree as it stands has no problem
    local found
    found=$(check "$tree")
    [[ -z $found ]] || {
        printf 'self-test: refused without reason:\n%s\n' "$found" >&2
        exit 1
    }
}

refused() { # the tree as it stands has a problem whose line matches the extended regular expression
    local found
    found=$(check "$tree")
    grep -qE -- "$1" <<<"$found" || {
        printf 'self-test: nothing found matches %s, but:\n%s\n' "$1" "$found" >&2
        exit 1
    }
}

main() {
    (($# == 1)) || {
        printf 'usage: %s ROOT | --self-test\n' "$0" >&2
        exit 2
    }
    if [[ $1 == --self-test ]]; then
        scratch=$(mktemp -d)
        trap 'rm -rf -- "$scratch"' EXIT
        tree=$scratch/tree
        wipe
        self_test
        printf 'the check fails where it should\n'
        return
    fi
    [[ -f $1/CMakeLists.txt ]] || {
        printf '%s is not the root of the sources\n' "$1" >&2
        exit 2
    }
    local found
    found=$(check "$1")
    [[ -z $found ]] || {
        printf '%s\n%s\n' "$found" "$(wc -l <<<"$found") problem(s)" >&2
        exit 1
    }
}
