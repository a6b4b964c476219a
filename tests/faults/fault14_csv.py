#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 14: hostile CSV: huge, one huge field, 100,000 columns, random bytes: bounded memory and time, a precise error.

Nothing is written: what is refused is refused as a whole, and the rest is only tried (--dry-run).
"""

import subprocess
import sys
import threading

import faults
from faults import ADMIN, DONE, INVALID, require

MEBIBYTE = 1 << 20


def grown(path, begin, piece, size, end=b''):
    """A file that repeats a piece until it has the size."""
    block = piece * max(1, MEBIBYTE // len(piece))
    with open(path, 'wb') as file:
        file.write(begin)
        for _ in range(size // len(block) or 1):
            file.write(block)
        file.write(end)


def numbered(path, size):
    """Rows that are all different and right, up to a size."""
    with open(path, 'w') as file:
        file.write('asset_tag,serial,name,notes\n')
        note = 'nothing to be said of it ' * 40
        for number in range(size // 1050):
            file.write(f'B-{number},S-{number},Name {number},{note}\n')


def columns(path, count, rows):
    with open(path, 'w') as file:
        file.write('asset_tag,' + ','.join(f'c{number}' for number in range(count - 1)) + '\n')
        for row in range(rows):
            file.write(f'C-{row}' + ',x' * (count - 1) + '\n')


# What is tried: how the file is made, of a size in bytes; whether it can be read; what the error has to name.
def cases(size):
    return {
        'right rows': (lambda path: numbered(path, size), True, ''),
        'one field': (lambda path: grown(path, b'asset_tag,notes\nD-1,', b'x', size), False, 'line 2'),
        'one quoted field': (lambda path: grown(path, b'asset_tag,notes\nD-1,"', b'x\n', size), False, 'line 2'),
        'one line of delimiters': (lambda path: grown(path, b'asset_tag\n', b',', size), False, 'line 2'),
        'quotes only': (lambda path: grown(path, b'', b'"', size), False, ''),
        'line ends only': (lambda path: grown(path, b'asset_tag\n', b'\r\n', size), None, ''),
        'zeros': (lambda path: grown(path, b'', b'\0', size), False, ''),
        'one header': (lambda path: grown(path, b'', b'a', size), False, ''),
    }


def measured(site, arguments, limit):
    """The outcome with the most memory that the program had; the address space ends far beyond it."""
    most = [0]
    process = site.start(*arguments, login=ADMIN)

    def watch():
        try:
            while process.poll() is None:
                with open(f'/proc/{process.pid}/status') as status:
                    peaks = [int(line.split()[1]) << 10 for line in status if line.startswith('VmHWM')]
                most[0] = max([most[0], *peaks])
                if most[0] > limit:
                    process.kill()
                stopped.wait(0.02)
        except OSError:
            pass  # it has ended

    stopped = threading.Event()
    watcher = threading.Thread(target=watch)
    watcher.start()
    out, err = process.communicate()
    stopped.set()
    watcher.join()
    return faults.Outcome(subprocess.CompletedProcess([], process.returncode, out, err), 0, most[0])


def attempt(run, name, make, readable, word):
    limit = (1 << 30 if run.long else 400 * MEBIBYTE)
    with run.site.copy() as site, run.attempt(name):
        path = site.folder / 'in.csv'
        make(path)
        before = site.operations()
        outcome = measured(site, ['import', 'assets', path, '--dry-run'], limit)
        require(outcome.status in (DONE, INVALID, faults.USAGE), f'{outcome}, {outcome.most_bytes >> 20} MiB')
        require(readable is None or (outcome.status == DONE) == readable, f'readable is {readable}: {outcome}')
        require(outcome.status == DONE or outcome.err.strip(), 'refused without a word')
        require(len(outcome.err) < MEBIBYTE, f'{len(outcome.err)} bytes of errors')
        require(word in outcome.err, f'{word!r} is not named: {outcome}')
        require(site.operations() == before, 'something was written')
        site.check_sound()


def noise(run, number):
    """Random bytes, of the kind that parsers stumble over."""
    alphabet = [b',', b'"', b'\r', b'\n', b';', b'\0', b'asset_tag', b'\xff', b'\xfe', b'\xc3', b'a', b'1', b'\xe2\x80\xae']
    with run.site.copy() as site, run.attempt(f'noise {number}'):
        path = site.folder / 'in.csv'
        some = run.random.randbytes(5000) if number % 3 == 0 else b''.join(run.random.choices(alphabet, k=3000))
        path.write_bytes((b'asset_tag,name\n' if number % 2 else b'') + some)
        outcome = site.call('import', 'assets', path, '--partial', '--create-lookups')
        require(outcome.status in (DONE, faults.PARTLY, INVALID, faults.USAGE), str(outcome))
        require(outcome.status == DONE or outcome.err.strip(), 'refused without a word')
        site.check_sound()


def run(run):
    size = (1 << 30) if run.long else 8 * MEBIBYTE
    for name, (make, readable, word) in cases(size).items():
        attempt(run, f'{size >> 20} MiB of {name}', make, readable, word)
    for count, rows in ((100_000, 3), (1_000, 200)):
        attempt(run, f'{count} columns', lambda path: columns(path, count, rows), None, '')
    for number in range(300 if run.long else 6):
        noise(run, number)


if __name__ == '__main__':
    sys.exit(faults.main(14, run))
