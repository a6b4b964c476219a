#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 1: kill -9 before the Nth write of a check-out, a check-in and a role change, N until a clean run."""

import sys

import faults
from faults import AGENT, TAGS, USER, WRITES, Broken, require

COMMANDS = {
    'check-out': (['check-out', *TAGS, '--to', USER],
                  'SELECT count(*) FROM asset_assignments WHERE checked_in_at IS NULL', (0, len(TAGS))),
    'check-in': (['check-in', *TAGS, '--condition', 'as new'],
                 'SELECT count(*) FROM asset_assignments WHERE checked_in_at IS NULL', (len(TAGS), 0)),
    'role change': (['role', 'assign', AGENT, 'User', '--reason', 'leaves the desk'],
                    "SELECT count(*) FROM user_role_assignments AS held JOIN users ON users.id = held.user_id JOIN roles ON "
                    f"roles.id = held.role_id WHERE email = '{AGENT}' AND roles.name = 'User' AND ended_at IS NULL",
                    (0, 1)),
}


def killed(run, base, name, syscall, number):
    """Kills at that call; whether it got so far."""
    command, count, (before, after) = COMMANDS[name]
    with base.copy() as site:
        operations = site.operations()
        outcome = site.call(*command, before=faults.strace(f'signal=SIGKILL:when={number}', syscall))
        is_clean = outcome.status == faults.DONE
        with run.attempt(f'{name}, killed at {syscall} {number}'):
            require(is_clean or outcome.status == -9, f'ended by something else: {outcome}')
            site.check_sound()
            new = site.check_acknowledged(operations, [outcome])
            require(site.number(count) == (after if new else before), 'ACK: the operation is not there as a whole')
            if not new:
                site.done(*command)
                site.check_sound()
        return not is_clean


def run(run):
    if not faults.can_inject():
        run.skip('all', 'strace does not work here')
        return
    for name in COMMANDS:
        with run.site.copy() as base:
            if name == 'check-in':
                base.done(*COMMANDS['check-out'][0])
            for syscall in WRITES:
                number = 1
                while killed(run, base, name, syscall, number):
                    number += 1 if run.long else 16 if syscall == 'pwrite64' else 4
                    if number > 100_000:
                        raise Broken(f'{name} never ends')


if __name__ == '__main__':
    sys.exit(faults.main(1, run))
