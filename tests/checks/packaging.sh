#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What is packaged says the same everywhere: the man page and the three completions know the same commands and views, the
# newest release of the AppStream data is the version being built. Validators look too, where they are installed.
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

check() (
    cd -- "$1"
    local folder=packaging/linux id=org.custodian.Custodian man completion commands command views view file built released found
    man=$folder/custodian-cli.1
    [[ -f $man ]] || return 0

    commands=$(awk '/^\.SH/ { inside = $2 == "COMMANDS" } inside && /^\.SS/ { print $2 }' "$man" | tr -d '"\\' | sort -u)
    [[ -n $commands ]] || printf '%s:1: no command is documented\n' "$man"
    views=$(awk '/^\.SH/ { inside = $2 == "VIEWS" || $2 == "REPORTS" } inside && named && /^\.B/ { print $2 } { named = /^\.TP/ }' "$man" | tr -d '\\' | sort -u)
    [[ -n $views ]] || printf '%s:1: no view is documented\n' "$man"
    for completion in custodian-cli.bash _custodian-cli custodian-cli.fish; do
        file=$folder/completion/$completion
        found=$(sed -nE 's/^# commands: //p' "$file" 2>/dev/null | tr ' ' '\n' | sort -u)
        for command in $(comm -3 <(printf '%s\n' "$commands") <(printf '%s\n' "$found")); do
            printf '%s:1: the man page and this completion do not agree about %s\n' "$file" "$command"
        done
        for command in $found; do
            (($(grep -cE -- "(^|[^a-z-])$command([^a-z-]|$)" "$file") > 1)) ||
                printf '%s:1: %s is listed, but not completed\n' "$file" "$command"
        done
        for view in $views; do
            grep -qE -- "(^|[^a-z-])$view([^a-z-]|$)" "$file" || printf '%s:1: the view %s is not completed\n' "$file" "$view"
        done
    done

    built=$(sed -nE 's/^project\(.* VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
    file=$folder/$id.metainfo.xml
    released=$(sed -nE 's/.*<release [^>]*version="([0-9.]+)".*/\1/p' "$file" | head -1)
    [[ $built == "$released" ]] || printf '%s:1: newest release is %s, CMakeLists.txt builds %s\n' "$file" "$released" "$built"
    grep -q "<launchable type=\"desktop-id\">$id.desktop</launchable>" "$file" || printf '%s:1: does not start %s\n' "$file" "$id.desktop"

    if command -v desktop-file-validate >/dev/null; then
        found=$(desktop-file-validate "$folder/$id.desktop" 2>&1) || printf '%s\n' "$found"
    fi
    if command -v appstreamcli >/dev/null; then
        found=$(appstreamcli validate --no-net --no-color "$file" 2>&1) || printf '%s:1: %s\n' "$file" "$(tr '\n' ' ' <<<"$found")"
    fi
    if command -v groff >/dev/null; then
        found=$(groff -man -Tutf8 -ww -z "$man" 2>&1) || true
        [[ -z $found ]] || printf '%s:1: %s\n' "$man" "$found"
    fi
)

self_test() {
    local root
    root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
    good() {
        wipe
        mkdir -p -- "$tree/packaging"
        cp -R -- "$root/packaging/linux" "$tree/packaging/linux"
        cp -- "$root/CMakeLists.txt" "$tree"
    }
    good && accepted
    good && sed -i 's/^\.SS "history/.SS "biography/' "$tree/packaging/linux/custodian-cli.1" &&
        refused '_custodian-cli:1: .*biography' && refused 'custodian-cli.fish:1: .*history'
    good && sed -i 's/^\.B warranty/.B guarantee/' "$tree/packaging/linux/custodian-cli.1" && refused 'fish:1: the view guarantee-ending'
    good && sed -i 's/ VERSION [0-9.]*/ VERSION 98.7.6/' "$tree/CMakeLists.txt" && refused 'builds 98\.7\.6'
}

main "$@"
