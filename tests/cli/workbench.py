# workbench.py: a folder of images, a project and the command line program, for one test
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

PROGRAM = sys.argv[1]

# One transparent pixel.
GIF = bytes.fromhex('47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002'
                    '02440100' '3b')

_tests = []


def test(name):
    """Marks a function that takes a Workbench as a test."""
    def mark(function):
        _tests.append((name, function))
        return function
    return mark


def in_workbench(function):
    def run():
        with tempfile.TemporaryDirectory(prefix='polarity-cli-') as folder:
            function(Workbench(folder))
    return run


def main():
    tap.run([(name, in_workbench(function)) for name, function in _tests])


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f'{actual!r} is not {expected!r}')


def contains(text, part):
    if part not in text:
        raise AssertionError(f'{part!r} is not in {text!r}')


class Workbench:
    def __init__(self, folder):
        self.folder = folder
        self.images = os.path.join(folder, 'images')
        self.project = os.path.join(folder, 'test.polarity')

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, contents):
        """Writes a file: bytes, text, or anything else as JSON."""
        if not isinstance(contents, (bytes, str)):
            contents = json.dumps(contents)
        if isinstance(contents, str):
            contents = contents.encode()
        with open(self.path(name), 'wb') as file:
            file.write(contents)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), 'rb') as file:
            return file.read()

    def add_image(self, name, contents=GIF):
        path = os.path.join(os.fsencode(self.images), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(contents)

    def run(self, *arguments, **options):
        """Runs the program and gives its status, output and messages."""
        result = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL,
                                stdout=options.pop('stdout', subprocess.PIPE),
                                stderr=subprocess.PIPE, timeout=120, **options)
        if result.returncode not in (0, 1, 2):
            raise AssertionError(f'{arguments} ended with {result.returncode}: '
                                 f'{result.stderr.decode()}')
        return result.returncode, result.stdout, result.stderr.decode()

    def do(self, *arguments):
        """Runs a command that must go well, without a word, and gives its output."""
        status, output, messages = self.run(*arguments)
        equal((status, messages), (0, ''))
        return output

    def do_json(self, *arguments):
        return json.loads(self.do(*arguments))

    def fail(self, *arguments, says='', status=1):
        """Runs a command that must fail with one sentence, and change nothing."""
        before = self.snapshot()
        result, output, messages = self.run(*arguments)
        equal((result, output), (status, b''))
        equal(messages.count('\n'), 1)
        if not messages.startswith('polarity-cli: '):
            raise AssertionError(messages)
        contains(messages, says)
        equal(self.snapshot(), before)
        return messages

    def make(self, images='a.gif b.gif c.gif', concepts='burger pizza taco'):
        for name in images.split():
            self.add_image(name)
        options = [part for name in concepts.split() for part in ('--concept', name)]
        self.do('new', self.project, '--images', self.images, *options)

    def export(self, project=None):
        return self.do('export', project or self.project, '--format', 'annotations')

    def snapshot(self):
        """All that the folder of the test holds, and what the project says."""
        files = {}
        for folder, _, names in os.walk(os.fsencode(self.folder)):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path) and not path.endswith((b'-wal', b'-shm')):
                    with open(path, 'rb') as file:
                        files[path] = file.read()
        # Opening a database may tidy the file: what it says is what counts.
        said = files.pop(os.fsencode(self.project), None)
        if said is not None and said.startswith(b'SQLite format 3\0'):
            said = self.run('export', self.project, '--format', 'annotations')
        return files, said


def annotation(concept, value, annotator='Ana', at='2026-11-20T10:00:00.000Z'):
    return {'concept': concept, 'value': value, 'annotator': annotator, 'at': at}


def annotations_file(concepts, images):
    """The JSON that `import` takes; @images gives the records by path."""
    return {'format': 'polarity-annotations', 'version': 1,
            'concepts': [{'id': concept} if isinstance(concept, str) else concept
                         for concept in concepts],
            'images': [{'path': path, **record} for path, record in images.items()]}
