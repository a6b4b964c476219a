# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fault programs share: databases of their own, the command line with faults injected by strace, and counts.

INV is Site.check_sound(), ACK is Site.check_acknowledged(). A program ends with `sys.exit(faults.main(NUMBER, run))`,
where run(faults) makes its attempts; what an attempt requires is said by require().
"""

import argparse
import contextlib
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ADMIN, AGENT, USER = 'admin@example.org', 'agent@example.org', 'user@example.org'
PASSWORD = 'violet harbour 27'
TAGS = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5']
# Exit statuses, as cli.md fixes them.
DONE, PARTLY, USAGE, DENIED, CONFLICT, NOT_FOUND, INVALID, STORAGE = range(8)
# What changes a file, a folder or the disk; each is counted by itself, as strace does.
WRITES = ['pwrite64', 'write', 'ftruncate', 'fsync', 'fdatasync', 'rename', 'unlink']
SKIPPED = 77  # the exit status that ctest takes for a test that could not be tried
PATIENCE_SECONDS = 900


class Broken(Exception):
    """What a fault left behind that it must not."""


def require(condition, message):
    if not condition:
        raise Broken(message)


class Outcome:
    """What a call of the program left behind; `status` is negative when a signal ended it."""

    def __init__(self, done, seconds, most_bytes=0):
        self.status = done.returncode
        self.out = done.stdout
        self.err = done.stderr.decode('utf-8', 'replace')
        self.seconds = seconds
        self.most_bytes = most_bytes

    @property
    def operation(self):
        """The id of the operation that was acknowledged, or None."""
        found = re.search(rb'^operation (\d+)$', self.out, re.M)
        return int(found[1]) if found else None

    def __str__(self):
        return f'status {self.status}, printed {self.out[:200]!r}, said {self.err[-400:]!r}'


def strace(action, syscalls='pwrite64'):
    """The beginning of a command in which strace does something to system calls: 'signal=SIGKILL:when=3'."""
    # Without --seccomp-bpf, under which strace 6.1 injects nothing.
    return ['strace', '-f', '-qqq', '-o', '/dev/null', '-e', f'trace={syscalls}', '-e', f'inject={syscalls}:{action}']


class Site:
    """A database in a folder of its own, with a home of its own."""

    def __init__(self, cli, folder):
        self.cli = str(cli)
        self.folder = pathlib.Path(folder)
        self.data = self.folder / 'data'
        self.database = self.data / 'test.custodian'
        self.password = self.folder / 'password'

    def make(self):
        """An administrator, an agent and a user, each with the password, and a few assets."""
        self.data.mkdir(mode=0o700)
        self.password.write_text(PASSWORD + '\n' + PASSWORD + '\n')
        people = self.write('people.csv', 'first_name,last_name,email,role\n'
                            f'Agnes,Agent,{AGENT},Agent\nUlf,User,{USER},User\n')
        assets = self.write('assets.csv', 'asset_tag,serial\n' + ''.join(f'{tag},S-{tag}\n' for tag in TAGS))
        self.done('init', '--admin-email', ADMIN, login=None)
        self.done('import', 'users', people)
        self.done('import', 'assets', assets)
        for email in (AGENT, USER):
            self.done('passwd', email, '--new-password-file', self.password)
        return self

    @contextlib.contextmanager
    def copy(self):
        """Another one that begins as this one is, and is gone afterwards. Its state folder is empty."""
        with tempfile.TemporaryDirectory(prefix='custodian-fault-') as folder:
            other = Site(self.cli, folder)
            shutil.copy2(self.password, other.password)
            shutil.copytree(self.data, other.data)
            yield other

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def environment(self):
        home = {f'XDG_{name}_HOME': str(self.folder / 'home' / name.lower())
                for name in ('CONFIG', 'DATA', 'STATE', 'CACHE')}
        kept = {name: value for name, value in os.environ.items() if name not in ('CUSTODIAN_LOGIN', 'LANGUAGE')}
        # AddressSanitizer holds on to what was freed, which is not memory that the program needs.
        asan = os.environ.get('ASAN_OPTIONS', '') + ':quarantine_size_mb=16'
        return {**kept, **home, 'LC_ALL': 'C.UTF-8', 'ASAN_OPTIONS': asan}

    def command(self, *arguments, login=ADMIN):
        signed_in = ['--login', login] if login else []
        return [self.cli, '--database', str(self.database), *signed_in, '--password-file', str(self.password),
                *map(str, arguments)]

    def start(self, *arguments, login=ADMIN, before=(), **options):
        environment = self.environment()
        if before and before[0] == 'strace':  # under which leaks cannot be looked for
            environment['ASAN_OPTIONS'] += ':detect_leaks=0'
        return subprocess.Popen([*before, *self.command(*arguments, login=login)], env=environment,
                                stdin=options.pop('stdin', subprocess.DEVNULL), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, **options)

    def call(self, *arguments, login=ADMIN, before=(), input=None, **options):
        """Runs the program; `before` stands before it, as strace() does."""
        began = time.monotonic()
        stdin = subprocess.DEVNULL if input is None else subprocess.PIPE
        with self.start(*arguments, login=login, before=before, stdin=stdin, **options) as process:
            try:
                out, err = process.communicate(input, PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise Broken(f'{arguments} did not end in {PATIENCE_SECONDS} s') from None
        return Outcome(subprocess.CompletedProcess([], process.returncode, out, err), time.monotonic() - began)

    def done(self, *arguments, **options):
        """As call(), for what has to succeed."""
        outcome = self.call(*arguments, **options)
        require(outcome.status == DONE, f'{" ".join(map(str, arguments))}: {outcome}')
        return outcome

    def leftovers(self):
        """Files that something which ended should have removed."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob('*')
                      if re.search(r'-wal$|-shm$|-journal$|part($|-)|\.plain|\.\w{6}$', path.name)
                      and not path.name.endswith('.custodian'))

    def check_sound(self, before=()):
        """INV: verify finds nothing, and no temporary file is left."""
        outcome = self.call('verify', login=None, before=before)
        require(outcome.status == DONE and outcome.out == b'ok\n', f'INV: verify: {outcome}')
        require(not self.leftovers(), f'INV: left behind: {self.leftovers()}')

    def check_acknowledged(self, before, outcomes):
        """ACK: what was printed is there; of what was not, at most one for each outcome. Returns the new operations."""
        after = self.operations()
        require(after[:len(before)] == before, 'ACK: operations of before are gone or changed')
        new = after[len(before):]
        printed = [outcome.operation for outcome in outcomes if outcome and outcome.operation]
        lost = set(printed) - {operation for operation, *_ in new}
        require(not lost, f'ACK: acknowledged and lost: {sorted(lost)}')
        require(len(new) <= len(outcomes), f'ACK: {len(new)} operations of {len(outcomes)} calls')
        return new

    def rows(self, statement, values=()):
        """Read past the program, from a file that nobody has open."""
        # Of a database whose log is still there, SQLite needs to write to read; those are copied.
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'read'
            for suffix in ('', '-wal'):
                if os.path.exists(f'{self.database}{suffix}'):
                    shutil.copyfile(f'{self.database}{suffix}', f'{path}{suffix}')
            with contextlib.closing(sqlite3.connect(path)) as connection:
                return connection.execute(statement, values).fetchall()

    def number(self, statement, values=()):
        return self.rows(statement, values)[0][0]

    def operations(self):
        return self.rows('SELECT id, hash, kind, changes FROM operations ORDER BY id')

    def contents(self):
        """Every row of every table that is not SQLite's or the text search's own."""
        tables = self.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
                           "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' "
                           "AND name NOT LIKE '%\\_codes\\_%' ESCAPE '\\' ORDER BY name")
        return {table: self.rows(f'SELECT * FROM "{table}" ORDER BY rowid') for table, in tables}


class Faults:
    """Counts what was tried and what survived."""

    def __init__(self, number, options, site):
        self.number = number
        self.long = options.long
        self.options = options
        self.random = random.Random(options.seed)
        self.site = site
        self.tried = self.survived = self.skipped = 0

    @contextlib.contextmanager
    def attempt(self, name):
        self.tried += 1
        try:
            yield
        except Broken as broken:
            print(f'not survived: {name}: {broken}', flush=True)
        else:
            self.survived += 1

    def skip(self, name, reason):
        self.skipped += 1
        print(f'skipped: {name}: {reason}', flush=True)

    def sample(self, count, quick, long=None):
        """Numbers from 1 to `count`, evenly: so many of them; all in the long run unless it says how many."""
        most = (long or count) if self.long else quick
        if count <= most:
            return list(range(1, count + 1))
        if most == 1:
            return [count]
        return sorted({1 + round(i * (count - 1) / (most - 1)) for i in range(most)})


def count_calls(site, syscall, *arguments, **options):
    """How often a clean run of the command calls a system call. The site is changed."""
    trace = site.folder / 'trace'
    site.done(*arguments, before=['strace', '-f', '--seccomp-bpf', '-qqq', '-o', str(trace), '-e', f'trace={syscall}'],
              **options)
    return sum(f' {syscall}(' in line for line in trace.read_text(errors='replace').splitlines())


def can_inject():
    """Whether strace can inject faults here; some containers forbid it."""
    if not shutil.which('strace'):
        return False
    done = subprocess.run([*strace('signal=SIGKILL:when=1', 'write'), 'echo', 'a'], capture_output=True, check=False)
    return done.returncode == -signal.SIGKILL


@contextlib.contextmanager
def mounted(*arguments):
    """Mounts as the arguments of mount(8) say, the last being where; yields whether that was allowed."""
    done = subprocess.run(['mount', *map(str, arguments)], capture_output=True, check=False).returncode == 0
    try:
        yield done
    finally:
        if done:
            subprocess.run(['umount', '--lazy', str(arguments[-1])], check=True)


def limit_file_size(size):
    """For preexec_fn: as `ulimit -f`, in bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def parser(description):
    result = argparse.ArgumentParser(description=description)
    result.add_argument('--cli', type=pathlib.Path, required=True, help='custodian-cli')
    result.add_argument('--tools', type=pathlib.Path, help='the folder of the programs that are built for the faults')
    result.add_argument('--long', action='store_true', help='everything instead of a sample')
    result.add_argument('--seed', type=int, default=1)
    return result


def summary(number, tried, survived, skipped, seconds):
    """The line that report.py reads."""
    return f'fault {number:02}: tried {tried}, survived {survived}, skipped {skipped}, {seconds:.1f} s'


def use_memory():
    """For temporary folders, where there is enough: a kill finds the same there as on a disk, and sooner."""
    memory = pathlib.Path('/dev/shm')
    if 'TMPDIR' not in os.environ and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 << 30:
        tempfile.tempdir = str(memory)


def main(number, run):
    options = parser(sys.modules['__main__'].__doc__).parse_args()
    options.cli = options.cli.resolve()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what is mounted is unmounted
    began = time.monotonic()
    use_memory()
    with tempfile.TemporaryDirectory(prefix='custodian-faults-') as folder:
        faults = Faults(number, options, Site(options.cli, folder).make())
        run(faults)
    print(summary(number, faults.tried, faults.survived, faults.skipped, time.monotonic() - began))
    if faults.survived < faults.tried:
        return 1
    return 0 if faults.tried else SKIPPED
