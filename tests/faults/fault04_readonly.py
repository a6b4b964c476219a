#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 4: a read-only file, folder and file system: it opens, says so, refuses to write, and changes nothing."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys

import faults
from faults import ADMIN, DONE, STORAGE, TAGS, USER, require

NOBODY = 65534
READS = [['list', 'assets'], ['search', TAGS[0]], ['history', '--asset', TAGS[0]], ['export', 'users'], ['verify'],
         ['backup', 'BACKUP']]
WRITES = [['check-out', TAGS[0], '--to', USER], ['check-in', TAGS[0]], ['role', 'assign', USER, 'Agent'],
          ['undo', '1'], ['passwd', USER, '--new-password-file', 'PASSWORD']]


def digest(site):
    """Of the database: what SQLite keeps beside it while it reads is no change."""
    return hashlib.sha256(site.database.read_bytes()).hexdigest()


def call(site, arguments, before):
    named = [str(site.password) if word == 'PASSWORD' else str(site.folder / 'home' / 'backup') if word == 'BACKUP' else word
             for word in arguments]
    return site.call(*named, login=ADMIN, before=before)


def check(run, site, name, before=()):
    kept = digest(site)
    for arguments in READS:
        with run.attempt(f'{name}: {arguments[0]}'):
            outcome = call(site, arguments, before)
            require(outcome.status == DONE, str(outcome))
            require(digest(site) == kept, 'the database was changed')
    for arguments in WRITES:
        with run.attempt(f'{name}: {arguments[0]}'):
            outcome = call(site, arguments, before)
            require(outcome.status == STORAGE, f'not refused: {outcome}')
            require('can only be read' in outcome.err, f'the reason is not said: {outcome}')
            require(not outcome.out, f'something was acknowledged: {outcome}')
            require(digest(site) == kept, 'the database was changed')


@contextlib.contextmanager
def given_away(site):
    """To an account without rights, whose home it is; yields what stands before a command to be it."""
    for path in [site.folder, *site.folder.rglob('*')]:
        os.chown(path, NOBODY, NOBODY)
    yield ['setpriv', f'--reuid={NOBODY}', f'--regid={NOBODY}', '--clear-groups']


def modes(run):
    """For root every file can be written, so somebody else tries."""
    is_root = os.geteuid() == 0
    if is_root and not shutil.which('setpriv'):
        run.skip('read-only file and folder', 'setpriv is not installed')
        return
    for name, file_mode, folder_mode in (('file', 0o400, 0o700), ('folder', 0o600, 0o500), ('both', 0o400, 0o500)):
        with run.site.copy() as site:
            (site.folder / 'home').mkdir()
            with given_away(site) if is_root else contextlib.nullcontext(()) as before:
                if site.call('list', 'assets', before=before).status != DONE:
                    run.skip(f'read-only {name}', 'another account cannot run the program here')
                    return
                site.database.chmod(file_mode)
                site.data.chmod(folder_mode)
                check(run, site, f'read-only {name}', before)
                site.data.chmod(0o700)
                site.database.chmod(0o600)
                with run.attempt(f'read-only {name}: afterwards'):
                    site.done('check-out', TAGS[0], '--to', USER, before=before)
                    site.check_sound(before)


def file_system(run):
    with run.site.copy() as site:
        with faults.mounted('--bind', '-o', 'ro', site.data, site.data) as allowed:
            if not allowed:
                run.skip('read-only file system', 'mounting is not allowed here')
                return
            subprocess.run(['mount', '-o', 'remount,ro,bind', site.data], check=True)
            check(run, site, 'read-only file system')


def run(run):
    modes(run)
    file_system(run)


if __name__ == '__main__':
    sys.exit(faults.main(4, run))
