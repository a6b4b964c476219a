#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the fault catalogue and prints what was tried and what survived, item by item; exits 1 if anything did not.

    report.py --build build/dev [--long] [--only 1,2] [--markdown FILE]
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

TITLES = {
    1: 'kill -9 at the Nth write of check-out, check-in, role change',
    2: 'kill during an import, a migration, a backup, a restore, an export',
    3: 'the Nth write or fsync fails; a full disk; a limit on the size of files',
    4: 'read-only file, folder, file system',
    5: 'not a database, truncated, flipped pages, damaged log, newer, foreign, hostile schema',
    6: 'two windows and a script write at the same time',
    7: 'the database is locked from outside for 1 s and for 60 s',
    8: 'a wrong clock, daylight saving time, leap day',
    9: 'every permission, role and owner through service, command line and window',
    10: 'escalation of rights',
    11: 'SQL and text search injection through every box',
    12: '10,000 tries to sign in, with restarts and clock changes',
    13: 'a journal that was tampered with',
    14: 'hostile CSV files',
    15: 'undo after somebody else changed a row',
    16: 'a monkey in the window, for each role',
}
SUMMARY = re.compile(r'^fault (\d+): tried (\d+), survived (\d+), skipped (\d+), ([\d.]+) s$', re.M)


def programs(options):
    """The number of each item with its command."""
    tools = options.build / 'tests' / 'faults'
    quick_or_long = ['--long'] if options.long else []
    scripts = [(path, [sys.executable, path, '--cli', options.build / 'app' / 'custodian-cli', '--tools', tools,
                       *quick_or_long]) for path in pathlib.Path(__file__).parent.glob('fault[0-9]*.py')]
    built = [(path, [path]) for path in tools.glob('fault[0-9]*') if path.is_file() and os.access(path, os.X_OK)]
    chosen = sorted((int(path.name[5:7]), path.name, list(map(str, command))) for path, command in scripts + built)
    return [(number, name, command) for number, name, command in chosen
            if not options.only or number in options.only]


def run(name, command, options):
    """What a program counted; without counts it failed as a whole. What did not survive is printed as it comes."""
    environment = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen', 'CUSTODIAN_FAULTS': 'long' if options.long else 'quick'}
    print(f'{name} …', flush=True)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment) as process:
        text = process.communicate()[0].decode('utf-8', 'replace')
    found = SUMMARY.search(text)
    failed = process.returncode not in (0, 77)
    if failed or not found:
        print(text, flush=True)
    else:
        print(''.join(f'  {line}\n' for line in text.splitlines() if line.startswith('skipped: ')), end='', flush=True)
    if not found:
        return [1, 0, 0, 0.0]
    tried, survived, skipped = (int(found[group]) for group in (2, 3, 4))
    if failed and tried == survived:
        tried += 1  # something besides the attempts
    return [tried, survived, skipped, float(found[5])]


def table(counts):
    lines = ['| item | tried | survived | not tried here | seconds |', '|---|---|---|---|---|']
    for number, (tried, survived, skipped, seconds) in sorted(counts.items()):
        lines.append(f'| {number} {TITLES[number]} | {tried:,} | {survived:,} | {skipped} | {seconds:.1f} |')
    tried, survived, skipped, seconds = (sum(column) for column in zip(*counts.values()))
    lines.append(f'| all | {tried:,} | {survived:,} | {skipped} | {seconds:.1f} |')
    return '\n'.join(lines) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', type=pathlib.Path, required=True)
    parser.add_argument('--long', action='store_true', help='everything instead of a sample')
    parser.add_argument('--only', type=lambda text: [int(part) for part in text.split(',')], help='items: 1,2,16')
    parser.add_argument('--markdown', type=pathlib.Path, help='where the report is written as well')
    options = parser.parse_args()
    options.build = options.build.resolve()
    counts = {}
    for number, name, command in programs(options):
        sums = counts.setdefault(number, [0, 0, 0, 0.0])
        counts[number] = [a + b for a, b in zip(sums, run(name, command, options))]
    if not counts:
        sys.exit('no such item')
    text = table(counts)
    print(text, end='')
    if options.markdown:
        options.markdown.write_text(text)
    return 1 if any(survived < tried for tried, survived, *_ in counts.values()) else 0


if __name__ == '__main__':
    sys.exit(main())
