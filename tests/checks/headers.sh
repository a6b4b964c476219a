#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# How a file begins: who holds the rights and under which licence; #pragma once; its own header first.
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

check() (
    cd -- "$1"
    find . \( -path ./.git -o -path ./build \) -prune -o -type f \( -name '*.h' -o -name '*.cpp' -o -name '*.sql' \
        -o -name '*.sh' -o -name '*.cmake' -o -name CMakeLists.txt -o -path ./.ci/run \) -printf '%P\n' | sort |
        xargs -r -d '\n' awk '
            function finish() {
                if (file == "") return
                if (!rights) print file ":1: no line SPDX-File" "CopyrightText"
                if (!licence) print file ":1: no line SPDX-License" "-Identifier: GPL-3.0-or-later"
                if (file ~ /\.h$/ && !once) print file ":1: no #pragma once"
                if (own != "" && first != own && first != bare)
                    print file ":" (line ? line : 1) ": its own header \"" own "\" is not included first"
            }
            function exists(path, text, answer) {
                answer = (getline text < path) >= 0
                close(path)
                return answer
            }
            FNR == 1 {
                finish()
                file = FILENAME
                rights = licence = once = line = 0
                first = own = bare = ""
                if (file ~ /\.cpp$/) {
                    own = file
                    sub(/\.cpp$/, ".h", own)
                    if (!exists(own)) own = ""
                    bare = own
                    # Tests include what they share from tests/.
                    sub(/^tests\//, "", bare)
                }
            }
            FNR <= 5 && ("SPDX-File" "CopyrightText: 2026 Custodian contributors") == substr($0, index($0, "SPDX-")) { rights = 1 }
            FNR <= 5 && ("SPDX-License" "-Identifier: GPL-3.0-or-later") == substr($0, index($0, "SPDX-")) { licence = 1 }
            /^#pragma once[ \t]*$/ { once = 1 }
            first == "" && /^[ \t]*#[ \t]*include[ \t]*[<"]/ {
                first = $0
                line = FNR
                sub(/^[^<"]*[<"]/, "", first)
                sub(/[>"].*$/, "", first)
            }
            END { finish() }'
)

self_test() {
    local spdx=$'// SPDX-File'$'CopyrightText: 2026 Custodian contributors\n// SPDX-License'$'-Identifier: GPL-3.0-or-later'
    good() {
        wipe
        put core/a.h <<<"$spdx"$'\n#pragma once'
        put core/a.cpp <<<"$spdx"$'\n#include "core/a.h"\n#include <QString>'
        put core/main.cpp <<<"$spdx"$'\n#include <QString>'
        put tests/support/b.h <<<"$spdx"$'\n#pragma once'
        put tests/support/b.cpp <<<"$spdx"$'\n#include "support/b.h"'
        put build/generated.h <<<'int x;'
    }
    good && accepted
    good && put core/c.cpp <<<'int x;' && refused '^core/c.cpp:1: .*CopyrightText' && refused '^core/c.cpp:1: .*License'
    good && put run.sh <<<'#!/bin/sh' && refused '^run.sh:1: '
    good && put core/c.h <<<"$spdx" && refused '^core/c.h:1: no #pragma once'
    good && put core/a.cpp <<<"$spdx"$'\n#include <QString>\n#include "core/a.h"' && refused '^core/a.cpp:3: its own header'
    good && put core/a.cpp <<<"$spdx" && refused '^core/a.cpp:1: its own header'
}

main "$@"
