# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# commands: init import list export search check-out check-in role delete history undo redo operations verify backup restore passwd

set -l commands init import list export search check-out check-in role delete history undo redo operations verify backup restore passwd
set -l views users roles role-assignments assets assignments operations \
    assets-with-holder held-by-person overdue custody-history people-without-role warranty-ending
set -l none "not __fish_seen_subcommand_from $commands"

complete -c custodian-cli -f
complete -c custodian-cli -l database -r -F -d 'The database to work on'
complete -c custodian-cli -l login -x -d 'Who is signing in'
complete -c custodian-cli -l password-file -r -F -d 'The file with the password'
complete -c custodian-cli -l format -x -a 'table csv json' -d 'How results are printed'
complete -c custodian-cli -s h -l help -d 'What can be said'
complete -c custodian-cli -s v -l version -d 'The version of the program'

complete -c custodian-cli -n $none -a init -d 'Make a new database'
complete -c custodian-cli -n $none -a import -d 'Read records from a CSV file'
complete -c custodian-cli -n $none -a list -d 'Print a view or a report'
complete -c custodian-cli -n $none -a export -d 'Write a view or a report as CSV'
complete -c custodian-cli -n $none -a search -d 'Find assets and users'
complete -c custodian-cli -n $none -a check-out -d 'Check assets out to a person'
complete -c custodian-cli -n $none -a check-in -d 'Take assets back'
complete -c custodian-cli -n $none -a role -d 'Give, end and list roles'
complete -c custodian-cli -n $none -a delete -d 'Delete an asset or a person for good'
complete -c custodian-cli -n $none -a history -d 'Who held an asset, or what a person held'
complete -c custodian-cli -n $none -a undo -d 'Take an operation back'
complete -c custodian-cli -n $none -a redo -d 'Bring an operation that was undone back'
complete -c custodian-cli -n $none -a operations -d 'Print the journal'
complete -c custodian-cli -n $none -a verify -d 'Check the database and its journal'
complete -c custodian-cli -n $none -a backup -d 'Make a verified copy of the database'
complete -c custodian-cli -n $none -a restore -d 'Put a backup in the place of the database'
complete -c custodian-cli -n $none -a passwd -d 'Set a password'

complete -c custodian-cli -n '__fish_seen_subcommand_from init' -l demo -d 'Add the demo data'
complete -c custodian-cli -n '__fish_seen_subcommand_from init' -l admin-email -x -d 'The address of the administrator'

set -l import '__fish_seen_subcommand_from import'
set -l imports users assets assignments models sites departments categories manufacturers suppliers
complete -c custodian-cli -n "$import; and not __fish_seen_subcommand_from $imports" -a "$imports"
complete -c custodian-cli -n "$import; and __fish_seen_subcommand_from $imports" -F
complete -c custodian-cli -n $import -l map -x -d 'What a column fills'
complete -c custodian-cli -n $import -l key -x -d 'What records are matched by'
complete -c custodian-cli -n $import -l mode -x -a 'create update both' -d 'What may be done'
complete -c custodian-cli -n $import -l create-lookups -d 'Add sites, models and the like'
complete -c custodian-cli -n $import -l empty -x -a 'keep clear' -d 'What an empty cell does'
complete -c custodian-cli -n $import -l partial -d 'Import the good rows'
complete -c custodian-cli -n $import -l dry-run -d 'Change nothing'
complete -c custodian-cli -n $import -l rejects -r -F -d 'Where rejected rows go'
complete -c custodian-cli -n $import -l encoding -x -a 'utf-8 utf-16le utf-16be utf-16 windows-1252 iso-8859-1' \
    -d 'How the file is encoded'
complete -c custodian-cli -n $import -l delimiter -x -d 'What stands between cells'
complete -c custodian-cli -n $import -l date-order -x -a 'dmy mdy ymd' -d 'How dates are read'

complete -c custodian-cli -n '__fish_seen_subcommand_from search' -l limit -x -d 'At most so many'

set -l view '__fish_seen_subcommand_from list export'
complete -c custodian-cli -n "$view; and not __fish_seen_subcommand_from $views" -a "$views"
complete -c custodian-cli -n $view -l param -x -d 'A parameter of a report'
complete -c custodian-cli -n $view -l filter -x -d 'Only rows that fit'
complete -c custodian-cli -n $view -l search -x -d 'Only rows that contain the text'
complete -c custodian-cli -n $view -l sort -x -d 'The order'
complete -c custodian-cli -n $view -l columns -x -d 'Only these columns, in this order'
complete -c custodian-cli -n $view -l as-of -x -d 'As it was at that moment'
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
complete -c custodian-cli -n '__fish_seen_subcommand_from delete; and not __fish_seen_subcommand_from asset user' \
    -a 'asset user'
complete -c custodian-cli -n '__fish_seen_subcommand_from assign revoke delete' -l reason -x -d Why

complete -c custodian-cli -n '__fish_seen_subcommand_from history' -l asset -x -d 'The asset'
complete -c custodian-cli -n '__fish_seen_subcommand_from history' -l user -x -d 'The person'
complete -c custodian-cli -n '__fish_seen_subcommand_from history' -l as-of -x -d 'At that moment'

complete -c custodian-cli -n '__fish_seen_subcommand_from undo redo' -l partial -d 'Leave alone what was changed since'

complete -c custodian-cli -n '__fish_seen_subcommand_from operations' -l since -x -d 'From then on'
complete -c custodian-cli -n '__fish_seen_subcommand_from operations' -l actor -x -d 'By this person'
complete -c custodian-cli -n '__fish_seen_subcommand_from operations' -l kind -x -d 'Of this kind'
complete -c custodian-cli -n '__fish_seen_subcommand_from operations' -l filter -x -d 'Rows that fit'

complete -c custodian-cli -n '__fish_seen_subcommand_from backup restore' -F
complete -c custodian-cli -n '__fish_seen_subcommand_from backup' -l replace -d 'Take the place of a file that is there'
complete -c custodian-cli -n '__fish_seen_subcommand_from backup' -l encrypt -d 'Encrypt it with a passphrase'
complete -c custodian-cli -n '__fish_seen_subcommand_from backup restore' -l passphrase-file -r -F -d 'The file with the passphrase'
complete -c custodian-cli -n '__fish_seen_subcommand_from restore' -l reason -x -d 'Why, for the journal'

complete -c custodian-cli -n '__fish_seen_subcommand_from passwd' -l new-password-file -r -d 'The new password'
