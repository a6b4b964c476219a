# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# commands: init import list export search check-out check-in role delete history undo redo operations verify backup restore passwd

_custodian_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local views="users roles role-assignments assets assignments operations"
    local imports="users assets assignments models sites departments categories manufacturers suppliers"
    views+=" assets-with-holder held-by-person overdue custody-history people-without-role warranty-ending"
    local view_options="--param --filter --search --sort --columns --as-of"
    local command="" action="" words="" index
    local places=0 # how many arguments the command has had before this one

    for ((index = 1; index < COMP_CWORD; ++index)); do
        case ${COMP_WORDS[index]} in
        --demo | --create-lookups | --partial | --dry-run | --replace | --encrypt | --help | --version | -h | -v) ;;
        -?*) ((++index)) ;; # every other option has a value
        *)
            if [[ -z $command ]]; then
                command=${COMP_WORDS[index]}
            elif [[ ($command == role || $command == delete) && -z $action ]]; then
                action=${COMP_WORDS[index]}
            else
                ((++places))
            fi
            ;;
        esac
    done

    COMPREPLY=()
    case $previous in
    --database | --password-file | --passphrase-file | --output | --rejects)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    --format) words="table csv json" ;;
    --profile) words="safe exact" ;;
    --mode) words="create update both" ;;
    --empty) words="keep clear" ;;
    --date-order) words="dmy mdy ymd" ;;
    --encoding) words="utf-8 utf-16le utf-16be utf-16 windows-1252 iso-8859-1" ;;
    --login | --admin-email | --param | --filter | --search | --sort | --columns | --as-of | --to | --due | --purpose | --at | \
        --map | --key | --delimiter | --note | --status | --condition | --reason | --asset | --user | --since | --actor | --kind)
        return
        ;;
    *)
        case $command in
        "")
            words="init import list export search check-out check-in role delete history undo redo operations verify backup restore passwd"
            words+=" --database --login --password-file --format --help --version"
            ;;
        init) words="--demo --admin-email" ;;
        import)
            words="--map --key --mode --create-lookups --empty --partial --dry-run --rejects --encoding --delimiter --date-order"
            case $places in
            0) words+=" $imports" ;;
            1) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
            esac
            ;;
        list | export)
            words=$view_options
            [[ $command == list ]] || words+=" --output --profile"
            ((places)) || words+=" $views"
            ;;
        search) words="--limit" ;;
        check-out) words="--to --due --purpose --at --note" ;;
        check-in) words="--status --condition --at --note" ;;
        role)
            case $action in
            "") words="assign revoke list" ;;
            assign | revoke) words="--reason" ;;
            esac
            ;;
        delete)
            words="--reason"
            [[ -n $action ]] || words="asset user"
            ;;
        history) words="--asset --user --as-of" ;;
        undo | redo) words="--partial" ;;
        operations) words="--since --actor --kind --filter" ;;
        passwd) words="--new-password-file" ;;
        backup)
            words="--replace --encrypt --passphrase-file"
            ((places)) || mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        restore)
            words="--passphrase-file --reason"
            ((places)) || mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        verify) ;;
        esac
        [[ -z $command ]] || words+=" --help"
        ;;
    esac
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _custodian_cli custodian-cli
