#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 3: the Nth write or fsync fails with EIO or ENOSPC, once and from then on; a full disk; `ulimit -f`.

A clear error, nothing acknowledged that is not there, INV, works again afterwards.
"""

import shutil
import subprocess
import sys

import faults
from faults import TAGS, USER, require

CHECK_OUT = ['check-out', *TAGS, '--to', USER]
# Each is a way in which writing fails; what may be written in one go is counted apart.
CALLS = ['pwrite64', 'write', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'fallocate']


def check(site, operations, outcome, command, can_speak=True):
    """What holds once the disk is whole again."""
    require(outcome.status >= 0, f'died: {outcome}')
    require(outcome.status == faults.DONE or outcome.err.strip() or not can_speak, f'failed without a word: {outcome}')
    require(outcome.status in (faults.DONE, faults.STORAGE), f'a wrong status: {outcome}')
    require('locked' not in outcome.err, f'blames a lock: {outcome}')
    site.check_sound()
    new = site.check_acknowledged(operations, [outcome])
    if not new:
        site.done(*command)
    require(site.number('SELECT count(*) FROM asset_assignments WHERE checked_in_at IS NULL') == len(TAGS), 'in part')
    site.check_sound()


def failing_calls(run):
    if not faults.can_inject():
        run.skip('failing calls', 'strace does not work here')
        return
    for syscall in CALLS:
        with run.site.copy() as site:
            count = faults.count_calls(site, syscall, *CHECK_OUT)
        for error in ('EIO', 'ENOSPC'):
            for often, when in (('once', ''), ('from then on', '+')):
                for number in run.sample(count, 5 if syscall == 'pwrite64' else 2):
                    with run.site.copy() as site, run.attempt(f'{syscall} {number} of {count}: {error} {often}'):
                        operations = site.operations()
                        inject = faults.strace(f'error={error}:when={number}{when}', syscall)
                        outcome = site.call(*CHECK_OUT, before=inject)
                        can_speak = syscall != 'write' or often == 'once'  # standard error is written, too
                        check(site, operations, outcome, CHECK_OUT, can_speak)


def full_disk(run):
    """A small file system with less and less room on it."""
    for free in (0, 4, 36, 64, 128, 256, 512):  # KiB
        with run.site.copy() as site:
            size = site.database.stat().st_size
            content = site.database.read_bytes()
            with faults.mounted('-t', 'tmpfs', '-o', f'size={(size >> 10) + free + 8}k,mode=700', 'tmpfs', site.data) as allowed:
                if not allowed:
                    run.skip('full disk', 'mounting is not allowed here')
                    return
                site.database.write_bytes(content)
                site.database.chmod(0o600)
                ballast = site.data / 'ballast'
                ballast.write_bytes(bytes(max(0, shutil.disk_usage(site.data).free - free * 1024)))
                with run.attempt(f'{free} KiB free'):
                    operations = site.operations()
                    outcome = site.call(*CHECK_OUT)
                    ballast.write_bytes(b'')
                    subprocess.run(['mount', '-o', 'remount,size=64m', site.data], check=True)
                    check(site, operations, outcome, CHECK_OUT)


def limited_files(run):
    """As under `ulimit -f`."""
    with run.site.copy() as site:
        size = site.database.stat().st_size
    for limit in (0, 8192, 40_000, 100_000, size // 2, size, size + 4096):
        with run.site.copy() as site, run.attempt(f'ulimit -f of {limit} bytes'):
            operations = site.operations()
            outcome = site.call(*CHECK_OUT, preexec_fn=faults.limit_file_size(limit))
            check(site, operations, outcome, CHECK_OUT)


def run(run):
    failing_calls(run)
    full_disk(run)
    limited_files(run)


if __name__ == '__main__':
    sys.exit(faults.main(3, run))
