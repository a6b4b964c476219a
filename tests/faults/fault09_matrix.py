#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 9, the command line: every permission, each role, one's own and another's: allowed exactly where the table says.

The permissions and what the roles hold come from the database, where tst_permissions holds them to the table; a
permission without a command here fails. A denial changes nothing and is recorded.
"""

import re
import sys

import faults
from faults import ADMIN, AGENT, DENIED, DONE, TAGS, USER, require

OTHER = 'olga@example.org'  # a user besides the one acting
NEW = 'new@example.org'
ROLES = {USER: 'User', AGENT: 'Agent', ADMIN: 'Administrator'}
HELD = {USER: 'H-user', AGENT: 'H-agent', ADMIN: 'H-admin', OTHER: 'H-other'}


class Case:
    """A command that needs a right. `shows`: what is printed where it is allowed, for one that reads.

    `whose`: for records of one's own and of others; otherwise of nobody, or only of one's own.
    """

    def __init__(self, *command, shows=None, whose='both'):
        self.command = command
        self.shows = shows
        self.whose = ('own', 'other') if whose == 'both' else (whose,)


# EMAIL and TAG are of whose records it is about, FOLDER has the files.
CASES = {
    'asset.view': [Case('list', 'assets', '--filter', 'tag=TAG', shows='TAG'), Case('search', 'TAG', shows='TAG')],
    'asset.cost': [Case('list', 'assets', '--columns', 'purchase_cost', whose='all'),
                   Case('export', 'assets', '--columns', 'asset_tag,purchase_cost', whose='all'),
                   Case('list', 'assets', '--sort', 'purchase_cost', '--columns', 'purchase_cost', whose='all')],
    'asset.edit-many': [Case('import', 'assets', 'FOLDER/assets.csv', whose='all')],
    'asset.retire': [Case('check-in', 'TAG', '--status', 'Retired')],
    'catalog.edit': [Case('import', 'sites', 'FOLDER/sites.csv', whose='all')],
    'custody.view': [Case('list', 'assignments', '--filter', 'tag=TAG', '--columns', 'asset_tag', shows='TAG'),
                     Case('history', '--user', 'EMAIL', shows='TAG'), Case('history', '--asset', 'TAG', shows='TAG'),
                     Case('list', 'held-by-person', '--columns', 'asset_tag', shows='TAG')],
    'custody.change': [Case('check-out', 'SHELVED', '--to', 'EMAIL'), Case('check-in', 'TAG'),
                       Case('import', 'assignments', 'FOLDER/assignments.csv', whose='all')],
    'person.view': [Case('list', 'users', '--filter', 'email=EMAIL', '--columns', 'email', shows='EMAIL')],
    'person.edit-many': [Case('import', 'users', 'FOLDER/people.csv', whose='all')],
    'credential.issue': [Case('passwd', OTHER, '--new-password-file', 'FOLDER/new', whose='all')],
    'password.change': [Case('passwd', 'EMAIL', '--new-password-file', 'FOLDER/new', whose='own')],
    'role.view': [Case('list', 'roles', whose='all'), Case('role', 'list', whose='all'),
                  Case('list', 'role-assignments', whose='all'), Case('export', 'roles', whose='all')],
    'role.assign': [Case('role', 'assign', NEW, 'Agent', whose='all'), Case('role', 'revoke', OTHER, 'User', whose='all')],
    'view.export': [Case('export', 'assets', '--filter', 'tag=TAG', '--columns', 'asset_tag', shows='TAG')],
    'operation.view': [Case('operations', '--kind', 'password.change', '--actor', 'EMAIL', shows='password.change'),
                       Case('undo', 'OPERATION')],
    'database.backup': [Case('backup', 'FOLDER/copy', whose='all'), Case('restore', 'FOLDER/backup', whose='all')],
}
# What only the window does, or what is a part of another command.
NOT_HERE = {'asset.edit', 'record.delete', 'person.edit', 'person.edit-administrator', 'contact.edit', 'role.edit',
            'view.share', 'settings.edit'}


def prepare(site):
    """Everybody holds an asset, has handed in another, and has changed their password."""
    files = {
        'people.csv': f'first_name,last_name,email,role\nOlga,Other,{OTHER},User\nNina,New,{NEW},\n',
        'assets.csv': 'asset_tag\n' + ''.join(f'{tag}\nS{tag}\n' for tag in HELD.values()),
    }
    for name, text in files.items():
        site.write(f'data/{name}', text)
    site.done('import', 'users', site.data / 'people.csv')
    site.done('import', 'assets', site.data / 'assets.csv')
    for email, tag in HELD.items():
        site.done('check-out', tag, '--to', email)
    site.done('passwd', OTHER, '--new-password-file', site.password)
    for email in HELD:
        site.done('passwd', '--new-password-file', site.password, login=email)
    site.done('backup', site.data / 'backup')
    site.write('data/people.csv', 'first_name,last_name,email\nNora,Newer,newer@example.org\n')
    site.write('data/assets.csv', 'asset_tag,name\nA-1,Renamed\nN-1,New\n')
    site.write('data/sites.csv', 'name\nAnnex\n')
    site.write('data/assignments.csv', f'asset_tag,email,checked_out_at\n{TAGS[0]},{OTHER},2026-01-01T00:00:00Z\n')
    site.write('data/new', 'another good one\n' * 2)


def reaches(site):
    """Of each role: the reach of each permission, 'own' or 'all'; and every permission that there is."""
    held = {role: {} for role in ROLES.values()}
    for role, stored in site.rows('SELECT roles.name, permissions.name FROM role_permissions JOIN roles ON roles.id = '
                                  'role_id JOIN permissions ON permissions.id = permission_id'):
        permission, reach = stored.rsplit('.', 1)
        held[role][permission] = reach
    return held, {stored.rsplit('.', 1)[0] for stored, in site.rows('SELECT name FROM permissions')}


def filled(site, command, subject):
    own = site.rows("SELECT max(id) FROM operations WHERE actor = ? AND kind = 'password.change'", (subject,))[0][0]
    values = {'EMAIL': subject, 'SHELVED': f'S{HELD[subject]}', 'TAG': HELD[subject], 'FOLDER': str(site.data),
              'OPERATION': str(own)}
    return [re.sub('EMAIL|SHELVED|TAG|FOLDER|OPERATION', lambda found: values[found[0]], word) for word in command]


def attempt(run, base, permission, case, who, whose, reach):
    subject = who if whose != 'other' else OTHER
    allowed = reach == 'all' or reach == 'own' and whose == 'own'
    with base.copy() as site, run.attempt(f'{permission}: {case.command}, {ROLES[who]}, {whose}'):
        before, operations = site.contents(), site.operations()
        outcome = site.call(*filled(site, case.command, subject), login=who)
        shown = filled(site, [case.shows], subject)[0].encode() if case.shows else None
        if allowed:
            # An undo of a password is refused for another reason, when it is allowed.
            fine = outcome.status == DONE or case.command[0] == 'undo' and outcome.status == faults.CONFLICT
            require(fine and (not shown or shown in outcome.out), f'not allowed: {outcome}')
            return
        if not (shown and reach):  # who may see their own gets an empty list
            require(outcome.status == DENIED, f'not denied: {outcome}')
        require(not shown or shown not in outcome.out, f'shown: {outcome}')
        new = [kind for _, _, kind, _ in site.operations()[len(operations):]]
        recorded = ['access.denied'] if outcome.status == DENIED else []
        require(new == recorded, f'recorded are {new}')
        after = site.contents()
        changed = {table for table in before if before[table] != after[table]} - {'operations', 'row_changes', 'sign_in_delays'}
        require(not changed, f'the denial changed {changed}')


def run(run):
    with run.site.copy() as base:
        prepare(base)
        held, permissions = reaches(base)
        with run.attempt('each permission has a command'):
            require(permissions == set(CASES) | NOT_HERE, f'{permissions ^ (set(CASES) | NOT_HERE)}')
        for permission, cases in CASES.items():
            for case in cases if run.long else cases[:2]:
                for who in ROLES:
                    for whose in case.whose:
                        attempt(run, base, permission, case, who, whose, held[ROLES[who]].get(permission))
        with run.attempt('afterwards'):
            base.check_sound()


if __name__ == '__main__':
    sys.exit(faults.main(9, run))
