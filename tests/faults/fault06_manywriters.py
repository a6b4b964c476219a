#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 6: two windows and a script write at the same time: no operation is lost, nobody hears of a locked database."""

import subprocess
import sys
import threading

import faults
from faults import ADMIN, DONE, TAGS, USER, require


def script(site, tag, count, printed, problems):
    """What somebody's script does: the command line, over and over."""
    for number in range(count):
        arguments = ['check-in', tag] if number % 2 else ['check-out', tag, '--to', USER]
        outcome = site.call(*arguments, login=ADMIN)
        if outcome.status == DONE:
            printed.append(outcome.operation)
        else:
            problems.append(str(outcome))


def run(run):
    windows, calls = (10_000, 10_000) if run.long else (100, 20)
    with run.site.copy() as site:
        before = site.operations()
        processes = [subprocess.Popen([run.options.tools / 'fault-writer', site.database, str(windows), tag],
                                      env=site.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                     for tag in TAGS[:2]]
        acknowledged, problems = [], []
        other = threading.Thread(target=script, args=(site, TAGS[2], calls, acknowledged, problems))
        other.start()
        for process in processes:
            out, err = process.communicate()
            acknowledged += map(int, out.split())
            problems += err.splitlines()
        other.join()
        run.tried += 2 * windows + calls - 1  # each operation, and below what is left of them
        run.survived += len(acknowledged) - 1
        with run.attempt('two windows and a script'):
            require(not problems, f'{len(problems)} failed, the first: {problems[:1]}')
            new = [id for id, *_ in site.operations()[len(before):]]
            require(sorted(acknowledged) == new, f'{len(acknowledged)} acknowledged, {len(new)} there')
            require(len(new) == 2 * windows + calls, f'{len(new)} operations')
            site.check_sound()


if __name__ == '__main__':
    sys.exit(faults.main(6, run))
