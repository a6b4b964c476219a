#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what we read with what Python's csv module reads, on random tables and on random text.

    csvdifferential.py CSV-DUMP [--tables N] [--seed S]

Half of the tables are written by Python from random cells and have to come back as they were. The other half are
random bytes of the kind that parsers stumble over: where Python's strict reader refuses a record, so do we.
"""

import argparse
import csv
import io
import json
import random
import subprocess
import sys

ALPHABET = ['a', 'b', '0', ' ', '"', '"', ',', ';', '\t', '|', '\n', '\r', '\r\n', "'", '=', 'é', '東', '\U0001f4bb', '\u2028']


def random_text(rng, most):
    return ''.join(rng.choice(ALPHABET) for _ in range(rng.randint(0, most)))


def written(rng, delimiter):
    """A table and the text that Python writes for it."""
    end = rng.choice(['\n', '\r\n', '\r'])
    # Before 3.13 only what is in the line end is quoted, of the two characters that end lines.
    loose = {'\n': '\r', '\r': '\n'}.get(end)
    quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    columns = rng.randint(1, 6)
    table = [[random_text(rng, 8) for _ in range(columns)] for _ in range(rng.randint(0, 8))]
    if loose and quoting == csv.QUOTE_MINIMAL:
        table = [[cell.replace(loose, end) for cell in row] for row in table]
    out = io.StringIO(newline='')
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)
    return table, out.getvalue()


def read(text, delimiter):
    """The records Python reads, without blank lines, and whether it refused the next one."""
    records = []
    try:
        for record in csv.reader(io.StringIO(text, newline=''), delimiter=delimiter, strict=True):
            if record:
                records.append(record)
    except csv.Error:
        return records, True
    return records, False


def difference(text, delimiter, ours, table):
    records, refused = read(text, delimiter)
    if table is not None and records != table:
        return f'Python does not read what it wrote: {records}'
    if ours['failed']:
        return 'we failed'
    good = len(ours['records']) if True not in ours['defects'] else ours['defects'].index(True)
    if ours['records'][:good] != records[:good]:
        return f'Python reads {records}'
    if refused != (good < len(ours['records'])) or len(records) != good:
        return f'Python {"refuses record" if refused else "reads"} {len(records)}, we {good} of {len(ours["records"])}'
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('dump')
    parser.add_argument('--tables', type=int, default=200)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with subprocess.Popen([options.dump], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as tool:
        for number in range(options.tables):
            delimiter = rng.choice(',;\t|')
            table, text = written(rng, delimiter) if number % 2 else (None, random_text(rng, 60))
            data = text.encode()
            tool.stdin.write(b'%d %d\n' % (ord(delimiter), len(data)) + data)
            tool.stdin.flush()
            ours = json.loads(tool.stdout.readline())
            found = difference(text, delimiter, ours, table)
            if found:
                print(f'table {number}, delimiter {delimiter!r}, text {text!r}\n  we read {ours}\n  {found}')
                return 1
        tool.stdin.close()
    print(f'{options.tables} tables read alike')
    return 0


if __name__ == '__main__':
    sys.exit(main())
