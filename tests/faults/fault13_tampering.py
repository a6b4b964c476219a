#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 13: the journal is edited, deleted from, swapped, inserted into, cut: verify names exactly what does not fit."""

import contextlib
import re
import sqlite3
import sys

import faults
from faults import PARTLY, TAGS, USER, require


@contextlib.contextmanager
def unguarded(site):
    """The database as somebody opens it who goes around the program: without its triggers, which come back."""
    with contextlib.closing(sqlite3.connect(site.database, isolation_level=None)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f'DROP TRIGGER "{name}"')
        yield db
        for _, statement in triggers:
            db.execute(statement)


def edited(column, value):
    return lambda db, target: db.execute(f'UPDATE operations SET {column} = ? WHERE id = ?', (value, target))


def swapped(db, target):
    columns = 'actor, at, kind, summary'
    first, second = (db.execute(f'SELECT {columns} FROM operations WHERE id = ?', (id,)).fetchone()
                     for id in (target, target + 1))
    for values, id in ((second, target), (first, target + 1)):
        db.execute(f'UPDATE operations SET ({columns}) = (?, ?, ?, ?) WHERE id = ?', (*values, id))


def inserted(db, target):
    """Between two, the later ones moved up; nothing else is made to fit."""
    last = db.execute('SELECT max(id) FROM operations').fetchone()[0]
    for id in range(last, target - 1, -1):
        db.execute('UPDATE operations SET id = id + 1 WHERE id = ?', (id,))
        db.execute('UPDATE row_changes SET operation_id = operation_id + 1 WHERE operation_id = ?', (id,))
    columns = [row[1] for row in db.execute('PRAGMA table_info(operations)') if row[1] not in ('id', 'uuid')]
    names = ', '.join(columns)
    db.execute(f"INSERT INTO operations (id, uuid, {names}) SELECT ?, 'forged', {names} FROM operations WHERE id = ?",
               (target, target + 1))


def deleted(db, target):
    db.execute('DELETE FROM row_changes WHERE operation_id = ?', (target,))
    db.execute('DELETE FROM operations WHERE id = ?', (target,))


# What is done to the journal at an operation; the one that verify has to name, counted from it.
TAMPERINGS = {
    'actor': (edited('actor', 'somebody else'), 0),
    'time': (edited('at', '2001-01-01T00:00:00Z'), 0),
    'kind': (edited('kind', 'asset.edit'), 0),
    'summary': (edited('summary', 'Nothing'), 0),
    'reason': (edited('reason', 'Because'), 0),
    'count': (edited('changes', 77), 0),
    'hash': (edited('hash', 'ab' * 32), 0),
    'old values': (lambda db, target: db.execute(
        "UPDATE row_changes SET old_values = '{\"notes\":\"forged\"}' WHERE id = (SELECT min(id) FROM changes WHERE operation_id = ?)",
        (target,)), 0),
    'change deleted': (lambda db, target: db.execute(
        'DELETE FROM row_changes WHERE id = (SELECT min(id) FROM changes WHERE operation_id = ?)', (target,)), 0),
    'change moved': (lambda db, target: db.execute(
        'UPDATE row_changes SET operation_id = operation_id - 1 WHERE id = (SELECT min(id) FROM changes WHERE operation_id = ?)',
        (target,)), -1),
    'swapped': (swapped, 0),
    'inserted': (inserted, 0),
    'deleted': (deleted, 0),
}


def named(outcome):
    """The operations that verify names."""
    return [int(id) for id in re.findall(rb'^operation (\d+): ', outcome.out, re.M)]


def tamper(run, base, name, target):
    act, offset = TAMPERINGS[name]
    with base.copy() as site, run.attempt(f'{name} of operation {target}'):
        with unguarded(site) as db:
            act(db, target)
        outcome = site.call('verify', login=None)
        require(outcome.status == PARTLY, f'not found: {outcome}')
        require(target + offset in named(outcome)[:1], f'names {named(outcome)}: {outcome}')


def cut(run, base, count):
    """The tail is gone, as in an older copy: the file fits itself, and what was seen of it tells."""
    with base.copy() as site, run.attempt(f'the last {count} cut off'):
        site.done('verify', login=None)
        last = site.operations()[-1][0]
        with unguarded(site) as db:
            for id in range(last, last - count, -1):
                deleted(db, id)
        outcome = site.call('verify', login=None)
        require(f'operation {last} ' in outcome.err or last in named(outcome), f'not told: {outcome}')


def untouched(run, base):
    """The counter-proof: opening it that way is not what verify finds."""
    with base.copy() as site, run.attempt('nothing done'):
        with unguarded(site):
            pass
        site.check_sound()


def run(run):
    with run.site.copy() as base:
        for tag in TAGS:
            base.done('check-out', tag, '--to', USER, '--note', 'a note')
        base.done('check-in', *TAGS, '--condition', 'worn')
        newest = base.operations()[-1][0]
        untouched(run, base)
        targets = range(2, newest) if run.long else (newest - 3,)
        for name in TAMPERINGS:
            for target in targets:
                tamper(run, base, name, target)
        for count in (1, 3):
            cut(run, base, count)


if __name__ == '__main__':
    sys.exit(faults.main(13, run))
