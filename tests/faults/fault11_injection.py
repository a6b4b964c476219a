#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault 11: SQL and text search injection through every box: what is typed is text, in one statement.

A refusal or a miss is an answer, too; the end of the program, an SQL error or another row than the one meant is not.
"""

import json
import sys

import faults
from faults import ADMIN, CONFLICT, DONE, INVALID, NOT_FOUND, PASSWORD, TAGS, USAGE, USER, DENIED, require

HOSTILE = [
    "'", '"', '`', ';', '--', '/*', "' OR '1'='1", '" OR ""="', "'; DROP TABLE assets; --", "A-1'; DELETE FROM users; --",
    "' UNION SELECT password_hash FROM credentials --", '%', '_', '%_%', 'A-_', '\\', '[A-Z]*', '?', ':id', '@a', '$b', '?1',
    '*', 'a*', '"a" OR "b"', 'a NEAR b', 'NOT a', 'AND', 'OR', '(', ')', '^a', 'tag:a', '{tag serial}: a', 'a + b', '-a',
    'asset_search', '\u2018 OR 1=1', '\u201c', '\uff07', '\u02bc', '\u2032', '\x01', '\x1b[31m', '\u202e',
    '\ufeff', '\ud7ff', '\U0001f4a9', 'e\u0301', 'x' * 5000, '=1+1', '@SUM(A1)', '<img src=x>', '<b>', '&amp;', '%s%n', '{0}',
    '../../etc/passwd', '$(id)', '`id`', '\t', '\n', 'a\nb', ' ', '\u00a0', '0x41', '1e9', '-1', 'NULL', 'true',
]

# Where something can be typed that only reads. The text takes the place of TEXT.
READS = [
    ['list', 'assets', '--search=TEXT'], ['list', 'users', '--search=TEXT'], ['list', 'operations', '--search=TEXT'],
    ['list', 'assignments', '--search=TEXT'], ['search', '--', 'TEXT'], ['list', 'assets', '--filter=tag=TEXT'],
    ['list', 'assets', '--filter=name:TEXT'], ['list', 'users', '--filter=email=TEXT'], ['list', 'assets', '--filter=TEXT'],
    ['list', 'assets', '--sort=TEXT'], ['list', 'assets', '--columns=TEXT'], ['export', 'TEXT'],
    ['history', '--asset=TEXT'], ['history', '--user=TEXT'], ['operations', '--actor=TEXT'], ['operations', '--kind=TEXT'],
    ['operations', '--since=TEXT'], ['list', 'warranty-ending', '--param=days=TEXT'],
]
# What names something that has to be there: a text that is no name of it changes nothing.
NAMES = [
    ['check-out', '--to', USER, '--', 'TEXT'], ['check-out', TAGS[0], '--to=TEXT'], ['check-in', '--', 'TEXT'],
    ['role', 'assign', '--', USER, 'TEXT'], ['role', 'assign', '--', 'TEXT', 'Agent'], ['undo', '--', 'TEXT'],
]
REFUSED = (DENIED, CONFLICT, NOT_FOUND, INVALID, USAGE)
SQL_ERRORS = ('syntax error', 'no such column', 'unrecognized token', 'SQL', 'fts5', 'unterminated', 'malformed')


def words(text):
    """What is compared: spaces are tidied, and a byte order mark counts as one."""
    return (text or '').replace('\ufeff', ' ').split()


def filled(command, text):
    return [word.replace('TEXT', text) for word in command]


def blameless(outcome, text, allowed):
    require(outcome.status in allowed, str(outcome))
    said = outcome.err.replace(text, '')
    require(not any(word in said for word in SQL_ERRORS), f'an SQL error: {outcome}')


def reads(run, texts):
    with run.site.copy() as site:
        before = site.contents()
        secret = site.rows('SELECT password_hash FROM credentials')[0][0].encode()
        for command in READS:
            for text in texts(command):
                with run.attempt(f'{command} with {text[:40]!r}'):
                    outcome = site.call(*filled(command, text))
                    blameless(outcome, text, (DONE, *REFUSED))
                    require(secret not in outcome.out, 'it gave a password hash away')
        with run.attempt('reading changed nothing'):
            require(site.contents() == before, 'something is changed')
            site.check_sound()


def names(run, texts):
    with run.site.copy() as site:
        before = site.contents()
        for command in NAMES:
            for text in texts(command):
                with run.attempt(f'{command} with {text[:40]!r}'):
                    blameless(site.call(*filled(command, text)), text, REFUSED)
        with run.attempt('no name changed anything'):
            after = site.contents()
            for journal in ('operations', 'row_changes'):  # denials are recorded
                before.pop(journal), after.pop(journal)
            require(after == before, 'something is changed')
            site.check_sound()


def writes(run, texts):
    """What is stored is the text."""
    with run.site.copy() as site:
        for number, text in enumerate(texts('write')):
            with run.attempt(f'a note of {text[:40]!r}'):
                tag = TAGS[number % len(TAGS)]
                site.done('check-out', tag, '--to', USER, f'--note={text}', f'--purpose={text}')
                # The newest custody holds it; a text of blanks is none.
                stored = site.rows('SELECT purpose, notes FROM asset_assignments ORDER BY id DESC LIMIT 1')[0]
                for value in stored:
                    require(words(value) == words(text), f'stored as {value!r}')
                site.done('check-in', tag, f'--condition={text}')
        with run.attempt('afterwards'):
            site.check_sound()


def imports(run):
    """Through the cells of a file, all in one."""
    texts = [text for text in HOSTILE if text.strip() and len(text) < 200]
    with run.site.copy() as site, run.attempt('hostile cells'):
        rows = [{'asset_tag': f'T-{number}', 'name': text, 'notes': text} for number, text in enumerate(texts)]
        cell = lambda value: '"' + value.replace('"', '""') + '"'
        path = site.write('in.csv', 'asset_tag,name,notes\n' + ''.join(','.join(map(cell, row.values())) + '\n' for row in rows))
        site.done('import', 'assets', path)
        stored = dict(site.rows("SELECT asset_tag, name FROM assets WHERE asset_tag LIKE 'T-%'"))
        for row in rows:
            require(words(stored[row['asset_tag']]) == words(row['name']), f'{row} is {stored[row["asset_tag"]]!r}')
        site.check_sound()
        listed = json.loads(site.done('list', 'assets', '--format', 'json', '--filter', 'tag:T-').out)
        require(len(listed) == len(rows), f'{len(listed)} of {len(rows)} are listed')


def sign_ins(run, texts):
    with run.site.copy() as site:
        for text in texts('login'):
            with run.attempt(f'signing in as {text[:40]!r}'):
                outcome = site.call('list', 'assets', login=text)
                blameless(outcome, text, (DENIED,))
        site.password.write_text("' OR '1'='1\n")
        with run.attempt('signing in with a password'):
            blameless(site.call('list', 'assets'), '', (DENIED,))
        site.password.write_text(PASSWORD + '\n')
        with run.attempt('afterwards'):
            site.done('list', 'assets', login=ADMIN)


def run(run):
    texts = lambda _: HOSTILE if run.long else run.random.sample(HOSTILE, 4)
    reads(run, texts)
    names(run, texts)
    writes(run, lambda _: HOSTILE if run.long else run.random.sample(HOSTILE, 12))
    imports(run)
    sign_ins(run, texts)


if __name__ == '__main__':
    sys.exit(faults.main(11, run))
