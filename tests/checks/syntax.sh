#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Shell scripts parse and can be started, and CMake can read its presets.
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

check() (
    cd -- "$1"
    local script first message
    while IFS= read -r script; do
        first=
        IFS= read -r first <"$script" 2>/dev/null || true
        [[ $first =~ ^'#!'.*(bash|/sh|env\ sh) || $script == *.sh || $script == *.bash ]] || continue
        message=$(bash -n "$script" 2>&1) || sed -n '1s/^\(.*\): line \([0-9]*\): /\1:\2: /p' <<<"$message"
        [[ $first != '#!'* || -x $script ]] || printf '%s:1: has #! but may not be executed\n' "$script"
    done < <(find . \( -path ./.git -o -path ./build \) -prune -o -type f \( -name '*.sh' -o -name '*.bash' \
        -o -path './.ci/*' -o -path './packaging/*' \) -printf '%P\n' | sort)
    [[ ! -f CMakePresets.json ]] || message=$("${CMAKE_COMMAND:-cmake}" --list-presets=all 2>&1) ||
        printf 'CMakePresets.json:1: %s\n' "$(tr '\n' ' ' <<<"$message")"
)

self_test() {
    good() {
        wipe
        put run.sh <<<$'#!/usr/bin/env bash\necho ok'
        chmod +x "$tree/run.sh"
        put CMakePresets.json <<<'{"version": 5, "configurePresets": [{"name": "a", "generator": "Ninja", "binaryDir": "b"}]}'
    }
    good && accepted
    good && put test.sh <<<$'true\nif true; then' && refused '^test.sh:[0-9]+: '
    good && put .ci/run <<<$'#!/bin/bash\nexec ./test.sh' && refused '^.ci/run:1: .*executed'
    good && put CMakePresets.json <<<'{"version": 5, ' && refused '^CMakePresets.json:1: '
}

main "$@"
