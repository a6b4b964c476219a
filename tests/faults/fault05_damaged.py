#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 5: what is no database, or a damaged, a newer, a foreign, a hostile one: refused or detected, the file untouched.

A change that verify does not see must be one that changed nothing: every row is as it was.
"""

import contextlib
import sqlite3
import struct
import sys

import faults
from faults import ADMIN, DONE, PARTLY, STORAGE, TAGS, USER, require

PAGE = 4096
VERSION_AT, APPLICATION_AT = 60, 68  # in the header of an SQLite file


def refuse(run, site, name, content, word=''):
    """Opening says no, and why, and leaves the file as it is."""
    with run.attempt(name):
        site.database.write_bytes(content)
        for arguments in (['verify'], ['list', 'assets'], ['check-out', TAGS[0], '--to', USER]):
            outcome = site.call(*arguments, login=ADMIN)
            require(outcome.status == STORAGE and word in outcome.err, f'{arguments[0]}: {outcome}')
            require(site.database.read_bytes() == content, f'{arguments[0]} changed the file')


def not_ours(run, site, whole):
    for name, content in (('empty', b''), ('text', b'asset_tag,serial\n' * 900), ('zeros', bytes(3 * PAGE)),
                          ('picture', b'\x89PNG\r\n\x1a\n' + run.random.randbytes(5 * PAGE)),
                          ('magic alone', whole[:16]), ('header and noise', whole[:100] + run.random.randbytes(5 * PAGE))):
        refuse(run, site, name, content)
    newer = bytearray(whole)
    struct.pack_into('>i', newer, VERSION_AT, 999)
    refuse(run, site, 'newer schema', bytes(newer), 'newer')
    foreign = bytearray(whole)
    struct.pack_into('>I', foreign, APPLICATION_AT, 0x12345678)
    refuse(run, site, 'foreign application id', bytes(foreign), 'another program')


def truncated(run, site, whole):
    for size in sorted({1, 99, 100, 511, PAGE, *run.random.sample(range(len(whole)), 300 if run.long else 8), len(whole) - 1}):
        refuse(run, site, f'cut after {size} bytes', whole[:size])


def flipped(run, base):
    """A page with other bits: found, or without a meaning."""
    whole = base.database.read_bytes()
    rows = base.contents()
    pages = range(len(whole) // PAGE)
    for page in (pages if run.long else run.random.sample(pages, 10)):
        for kind in (('inverted', 'one bit') if run.long else ('inverted', 'one bit')[page % 2:][:1]):
            with base.copy() as site, run.attempt(f'page {page + 1} of {len(pages)}: {kind}'):
                content = bytearray(whole)
                if kind == 'inverted':
                    content[page * PAGE:(page + 1) * PAGE] = bytes(255 - byte for byte in content[page * PAGE:(page + 1) * PAGE])
                else:
                    at = page * PAGE + run.random.randrange(PAGE)
                    content[at] ^= 1 << run.random.randrange(8)
                site.database.write_bytes(content)
                outcome = site.call('verify', login=None)
                require(outcome.status in (DONE, PARTLY, STORAGE), str(outcome))
                require(outcome.status != PARTLY or outcome.out.strip(), 'found, and not said')
                require(outcome.status != STORAGE or outcome.err.strip(), 'refused without a word')
                require(outcome.status != DONE or site.contents() == rows, f'changed and not found: {outcome}')


def with_log(base):
    """The base with operations that only the write-ahead log has: killed before its checkpoint, and acknowledged."""
    base.done('check-out', TAGS[0], '--to', USER)
    with base.copy() as site:
        last = faults.count_calls(site, 'unlink', 'check-in', TAGS[0])  # of the log; the one before, of its index
    inject = faults.strace(f'signal=SIGKILL:when={last - 1}', 'unlink')
    outcome = base.call('check-in', TAGS[0], before=inject)
    require(outcome.status == -9 and outcome.operation, f'not killed where meant: {outcome}')
    return outcome.operation


def damaged_log(run, base):
    """Without its log the file is an older one, which is told; a log that was garbled is used as far as it is whole."""
    if not faults.can_inject():
        run.skip('damaged log', 'strace does not work here')
        return
    acknowledged = with_log(base)
    log = base.database.with_name(base.database.name + '-wal')
    whole, kept = log.read_bytes(), base.database.read_bytes()
    damages = {'missing': None, 'empty': b'', 'noise': run.random.randbytes(len(whole)), 'cut': whole[:len(whole) // 2 + 7]}
    for number in range(60 if run.long else 4):
        garbled = bytearray(whole)
        garbled[run.random.randrange(len(whole))] ^= 0x20
        damages[f'bit {number}'] = bytes(garbled)
    for name, content in damages.items():
        with run.attempt(f'log {name}'):
            if content is None:
                log.unlink()
            else:
                log.write_bytes(content)
            base.database.write_bytes(kept)
            outcome = base.call('verify', login=None)
            found = base.number('SELECT max(id) FROM operations')
            require(outcome.status == DONE, str(outcome))
            require(found == acknowledged or f'operation {acknowledged} ' in outcome.err, f'not told: {outcome}')


HOSTILE = {
    'trigger': "CREATE TRIGGER evil AFTER INSERT ON asset_assignments BEGIN UPDATE users SET phone1 = 'evil'; END",
    'view over a table': "PRAGMA legacy_alter_table = ON; ALTER TABLE assets RENAME TO gone; CREATE VIEW assets AS SELECT * FROM gone",
    'a guard less': 'DROP TRIGGER operations_sealed',
    'a guard that lets through': 'DROP TRIGGER changes_kept; CREATE TRIGGER changes_kept BEFORE DELETE ON row_changes BEGIN '
                                 'SELECT 1; END',
    'a table more': 'CREATE TABLE more (a)',
    'an index less': 'DROP INDEX user_role_assignments_current',
    'a function in a view': "CREATE VIEW evil AS SELECT load_extension('/tmp/evil.so')",
    'rewritten schema': "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') "
                        "WHERE name = 'assets'",
    'broken schema': "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE assets (' WHERE name = 'assets'",
    'endless view': 'CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n',
}


def hostile(run, base):
    """verify finds what is not of the schema, or opening refuses it."""
    for name, script in HOSTILE.items():
        with base.copy() as site, run.attempt(f'hostile schema: {name}'):
            with contextlib.closing(sqlite3.connect(site.database)) as db:
                db.executescript(script)
            content = site.database.read_bytes()
            outcome = site.call('verify', login=None)
            require(outcome.status in (PARTLY, STORAGE), f'not found: {outcome}')
            require(site.database.read_bytes() == content, 'verify changed the file')


def run(run):
    with run.site.copy() as site:
        whole = site.database.read_bytes()
        not_ours(run, site, whole)
        truncated(run, site, whole)
    flipped(run, run.site)
    hostile(run, run.site)
    with run.site.copy() as base:
        damaged_log(run, base)


if __name__ == '__main__':
    sys.exit(faults.main(5, run))
