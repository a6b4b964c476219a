# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# commands: init list export search check-out check-in role history operations verify passwd

set -l commands init list export search check-out check-in role history operations verify passwd
set -l views users roles role-assignments assets assignments operations
set -l none "not __fish_seen_subcommand_from $commands"

complete -c custodian-cli -f
complete -c custodian-cli -l database -r -F -d 'The database to work on'
complete -c custodian-cli -l login -x -d 'Who is signing in'
complete -c custodian-cli -l password-file -r -F -d 'The file with the password'
complete -c custodian-cli -l format -x -a 'table csv json' -d 'How results are printed'
complete -c custodian-cli -s h -l help -d 'What can be said'
complete -c custodian-cli -s v -l version -d 'The version of the program'

complete -c custodian-cli -n $none -a init -d 'Make a new database'
complete -c custodian-cli -n $none -a list -d 'Print a view'
complete -c custodian-cli -n $none -a export -d 'Write a view as CSV'
complete -c custodian-cli -n $none -a search -d 'Find assets and users'
complete -c custodian-cli -n $none -a check-out -d 'Check assets out to a person'
complete -c custodian-cli -n $none -a check-in -d 'Take assets back'
complete -c custodian-cli -n $none -a role -d 'Give, end and list roles'
complete -c custodian-cli -n $none -a history -d 'Who held an asset, or what a person held'
complete -c custodian-cli -n $none -a operations -d 'Print the journal'
complete -c custodian-cli -n $none -a verify -d 'Check the database and its journal'
complete -c custodian-cli -n $none -a passwd -d 'Set a password'

complete -c custodian-cli -n '__fish_seen_subcommand_from init' -l demo -d 'Add the demo data'
complete -c custodian-cli -n '__fish_seen_subcommand_from init' -l admin-email -x -d 'The address of the administrator'

complete -c custodian-cli -n '__fish_seen_subcommand_from search' -l limit -x -d 'At most so many'

set -l view '__fish_seen_subcommand_from list export'
complete -c custodian-cli -n "$view; and not __fish_seen_subcommand_from $views" -a "$views"
complete -c custodian-cli -n $view -l filter -x -d 'Only rows that fit'
complete -c custodian-cli -n $view -l search -x -d 'Only rows that contain the text'
complete -c custodian-cli -n $view -l sort -x -d 'The order'
complete -c custodian-cli -n $view -l columns -x -d 'Only these columns, in this order'
complete -c custodian-cli -n '__fish_seen_subcommand_from export' -l output -r -F -d 'Where to'
complete -c custodian-cli -n '__fish_seen_subcommand_from export' -l profile -x -a 'safe exact' -d 'How cells are written'

complete -c custodian-cli -n '__fish_seen_subcommand_from check-out' -l to -x -d 'The person'
complete -c custodian-cli -n '__fish_seen_subcommand_from check-out' -l due -x -d 'When they are expected back'
complete -c custodian-cli -n '__fish_seen_subcommand_from check-out' -l purpose -x -d 'What they are for'
complete -c custodian-cli -n '__fish_seen_subcommand_from check-in' -l status -x -d 'The status they get'
complete -c custodian-cli -n '__fish_seen_subcommand_from check-in' -l condition -x -d 'The condition they came back in'
complete -c custodian-cli -n '__fish_seen_subcommand_from check-out check-in' -l at -x -d 'When it happened'
complete -c custodian-cli -n '__fish_seen_subcommand_from check-out check-in' -l note -x -d 'Anything else'

complete -c custodian-cli -n '__fish_seen_subcommand_from role; and not __fish_seen_subcommand_from assign revoke list' \
    -a 'assign revoke list'
complete -c custodian-cli -n '__fish_seen_subcommand_from assign revoke' -l reason -x -d Why

complete -c custodian-cli -n '__fish_seen_subcommand_from history' -l asset -x -d 'The asset'
complete -c custodian-cli -n '__fish_seen_subcommand_from history' -l user -x -d 'The person'
complete -c custodian-cli -n '__fish_seen_subcommand_from history' -l as-of -x -d 'At that moment'

complete -c custodian-cli -n '__fish_seen_subcommand_from operations' -l since -x -d 'From then on'
complete -c custodian-cli -n '__fish_seen_subcommand_from operations' -l actor -x -d 'By this person'
complete -c custodian-cli -n '__fish_seen_subcommand_from operations' -l kind -x -d 'Of this kind'

complete -c custodian-cli -n '__fish_seen_subcommand_from passwd' -l new-password-file -r -d 'The new password'
