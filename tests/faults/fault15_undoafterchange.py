#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 15: undo after somebody else changed a row: refused with the list, INV; the untouched rows alone can be undone."""

import sys

import faults
from faults import ADMIN, AGENT, CONFLICT, DENIED, PARTLY, TAGS, USER, require

OPEN = 'SELECT asset_tag FROM asset_assignments JOIN assets ON assets.id = asset_id WHERE checked_in_at IS NULL ORDER BY 1'


def assets_file(site, name):
    return site.write(f'{name}.csv', 'asset_tag,name\n' + ''.join(f'{tag},{name}\n' for tag in TAGS))


def refused(site, operation, by, names, login=ADMIN):
    """Undo says no, names each row with who changed it, and changes nothing."""
    before = site.contents()
    outcome = site.call('undo', operation, login=login)
    require(outcome.status == CONFLICT and not outcome.out, f'not refused: {outcome}')
    for name in names:
        require(any(name in line and by in line for line in outcome.err.splitlines()), f'{name} is not named: {outcome}')
    after = site.contents()
    require(after == before, 'the refusal changed ' + ', '.join(table for table in after if after[table] != before[table]))
    site.check_sound()


def check_out_changed(run, changed):
    """A check-out of all, of which somebody else has checked in some."""
    with run.site.copy() as site, run.attempt(f'check-out, {changed} checked in since'):
        operation = site.done('check-out', *TAGS, '--to', USER, login=AGENT).operation
        later = site.done('check-in', *TAGS[:changed]).operation
        refused(site, operation, ADMIN, TAGS[:changed], login=AGENT)
        partly = site.call('undo', operation, '--partial', login=AGENT)
        untouched = TAGS[changed:]
        require(partly.status == (PARTLY if untouched else CONFLICT), f'in part: {partly}')
        require(site.rows(OPEN) == [], 'the untouched rows are still out')
        site.check_sound()
        if not untouched:
            site.done('undo', later)
            site.done('undo', operation, login=AGENT)
            require(site.number('SELECT count(*) FROM asset_assignments') == 0, 'not as before')
            site.check_sound()


def import_changed(run, changed):
    """An import that renamed all, of which somebody else has renamed some again."""
    with run.site.copy() as site, run.attempt(f'import, {changed} changed since'):
        site.done('import', 'assets', assets_file(site, 'first'), login=AGENT)
        operation = site.operations()[-1][0]
        later = site.write('later.csv', 'asset_tag,name\n' + ''.join(f'{tag},later\n' for tag in TAGS[:changed]))
        site.done('import', 'assets', later)
        refused(site, operation, ADMIN, TAGS[:changed], login=AGENT)


def role_changed(run):
    with run.site.copy() as site, run.attempt('role, given another since'):
        operation = site.done('role', 'assign', USER, 'Agent').operation
        site.done('role', 'assign', USER, 'Administrator')
        before = site.contents()
        outcome = site.call('undo', operation)
        require(outcome.status == CONFLICT and site.contents() == before, str(outcome))
        site.check_sound()


def not_allowed(run):
    """Another's operation, by somebody who may only undo their own; a plain user's try."""
    for login in (AGENT, USER):
        with run.site.copy() as site, run.attempt(f"another's operation by {login}"):
            operation = site.done('check-out', TAGS[0], '--to', USER).operation
            count = len(site.operations())
            outcome = site.call('undo', operation, login=login)
            require(outcome.status == DENIED, str(outcome))
            require([kind for _, _, kind, _ in site.operations()[count:]] == ['access.denied'], 'not recorded')
            require(site.rows(OPEN) == [(TAGS[0],)], 'undone')
            site.check_sound()


def twice(run):
    with run.site.copy() as site, run.attempt('undone twice, redone twice'):
        operation = site.done('check-out', *TAGS, '--to', USER).operation
        site.done('undo', operation)
        require(site.call('undo', operation).status == CONFLICT, 'undone a second time')
        site.done('redo', operation)
        require(site.call('redo', operation).status == CONFLICT, 'redone a second time')
        require(len(site.rows(OPEN)) == len(TAGS), 'not redone')
        site.check_sound()


def run(run):
    for changed in range(1, len(TAGS) + 1) if run.long else (1, len(TAGS)):
        check_out_changed(run, changed)
        import_changed(run, changed)
    role_changed(run)
    not_allowed(run)
    twice(run)


if __name__ == '__main__':
    sys.exit(faults.main(15, run))
