#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 2: kill during an import, a migration, a backup, a restore, an export: before or after, never between."""

import contextlib
import sqlite3
import subprocess
import sys

import faults
from faults import WRITES, require

TARGET = 'target.file'  # what a backup and an export make, beside the database


class Import:
    """All of the rows, or none."""

    name = 'import'

    def __init__(self, run):
        self.rows = 10_000 if run.long else 300
        self.before = run.site.number('SELECT count(*) FROM assets')

    def prepare(self, site):
        site.write('data/in.csv', 'asset_tag,serial,notes\n' + ''.join(f'I-{i},S{i},word{i % 97}\n' for i in range(self.rows)))

    def command(self, site):
        return ['import', 'assets', site.data / 'in.csv']

    def check(self, site, operations):
        site.check_sound()
        new = [kind for _, _, kind, _ in site.operations()[len(operations):]]
        # Of many rows a backup is made before, which is an operation of its own.
        imported = [kind for kind in new if kind.endswith('.import')]
        require(len(imported) <= 1 and len(new) <= 2, f'operations: {new}')
        added = site.number('SELECT count(*) FROM assets') - self.before
        require(added == (self.rows if imported else 0), f'{added} rows are there')


class Migration:
    """Of the old schema or the new one, with the people that it had, and its copy whole."""

    name = 'migration'

    def __init__(self, run):
        self.tools = run.options.tools
        self.people = 20_000 if run.long else 200

    def prepare(self, site):
        site.database.unlink()
        subprocess.run([self.tools / 'older-database', site.database, '1', str(self.people)], check=True)

    def command(self, site):
        return ['verify']

    def check(self, site, _):
        version = site.number('PRAGMA user_version')
        require(version == 1 or version > 1 and site.number('PRAGMA integrity_check') == 'ok', f'schema {version}')
        require(site.number('SELECT count(*) FROM users') == self.people + 2, 'people are missing')
        copy = site.data / 'test.custodian.before-schema-2'
        require(version == 1 or copy.exists(), 'changed without a copy of before')
        if copy.exists():
            with contextlib.closing(sqlite3.connect(f'file:{copy}?immutable=1', uri=True)) as kept:
                require(kept.execute('PRAGMA integrity_check').fetchone() == ('ok',), 'the copy is damaged')
                require(kept.execute('PRAGMA user_version').fetchone() == (1,), 'the copy is no copy')
        site.check_sound()


class Backup:
    """There is none, or a whole one."""

    name = 'backup'

    def __init__(self, run):
        pass

    def prepare(self, site):
        pass

    def command(self, site):
        return ['backup', site.data / TARGET]

    def check(self, site, operations):
        site.check_sound()
        site.check_acknowledged(operations, [None])
        copy = site.data / TARGET
        if copy.exists():
            with site.copy() as other:
                other.done('restore', copy)
                other.check_sound()


class Restore:
    """The database of before, or the restored one with the one of before beside it."""

    name = 'restore'

    def __init__(self, run):
        pass

    def prepare(self, site):
        site.done('backup', site.data / 'backup')
        site.done('check-out', faults.TAGS[0], '--to', faults.USER)

    def command(self, site):
        return ['restore', site.data / 'backup']

    def check(self, site, operations):
        site.check_sound()
        kept = list(site.data.glob('test.custodian.*'))
        if site.operations() == operations:
            return
        require(site.operations()[-1][2] == 'database.restore', 'neither the old nor the restored one')
        require(site.number('SELECT count(*) FROM asset_assignments') == 0, 'half restored')
        require(kept, 'the database of before is gone')


class Export:
    """The file of before, or the whole new one."""

    name = 'export'

    def __init__(self, run):
        with run.site.copy() as site:
            site.done(*self.command(site))
            self.whole = (site.data / TARGET).read_bytes()

    def prepare(self, site):
        (site.data / TARGET).write_text('old')

    def command(self, site):
        return ['export', 'assets', '--output', site.data / TARGET]

    def check(self, site, _):
        site.check_sound()
        require((site.data / TARGET).read_bytes() in (b'old', self.whole), 'the file is neither the old nor the new one')


def run_kind(run, kind):
    act = kind(run)
    with run.site.copy() as base:
        act.prepare(base)
        operations = base.operations()
        for syscall in WRITES:
            with base.copy() as site:
                count = faults.count_calls(site, syscall, *act.command(site))
            for number in run.sample(count, 5 if syscall == 'pwrite64' else 1, 150 if syscall == 'pwrite64' else 20):
                with base.copy() as site, run.attempt(f'{act.name}, killed at {syscall} {number} of {count}'):
                    outcome = site.call(*act.command(site), before=faults.strace(f'signal=SIGKILL:when={number}', syscall))
                    require(outcome.status in (-9, faults.DONE), f'ended by something else: {outcome}')
                    act.check(site, operations)
                    if act.name in ('backup', 'export'):
                        (site.data / TARGET).unlink(missing_ok=True)
                    if act.name != 'import' or outcome.status == -9 and site.operations() == operations:
                        site.done(*act.command(site))
                    site.check_sound()


def run(run):
    if not faults.can_inject():
        run.skip('all', 'strace does not work here')
        return
    for kind in (Import, Migration, Backup, Restore, Export):
        run_kind(run, kind)


if __name__ == '__main__':
    sys.exit(faults.main(2, run))
