# test-project.py: new, scan and info
#
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import resource
import signal
import sqlite3
import subprocess
import time

from workbench import PROGRAM, contains, equal, main, test


def fail_new(bench, *options, says):
    """A `new` that fails leaves no project behind."""
    bench.fail('new', bench.project, *options, says=says)
    equal([name for name in os.listdir(bench.folder) if name.startswith('test.polarity')], [])


@test('/new/scans-the-folder')
def _(bench):
    bench.add_image('b/2.JPG')
    bench.add_image('a.gif')
    bench.add_image('b/.hidden.gif')
    bench.add_image('.git/c.gif')
    bench.add_image('notes.txt', b'no picture')
    bench.run('new', bench.project, '--images', bench.images)
    equal([image['path'] for image in bench.do_json('resolve', bench.project)['images']],
          ['a.gif', 'b/2.JPG'])


@test('/new/takes-concepts')
def _(bench):
    bench.add_image('a.gif')
    bench.do('new', bench.project, '--images', bench.images, '--concepts',
             bench.write('list.csv', 'id,name,group,key\npizza,Pizza,food,p\nsky,Sky,,\n'),
             '--concept', 'hot dog', '--concept', 'süß')
    equal(bench.do_json('concepts', bench.project)['concepts'],
          [{'id': 'pizza', 'name': 'Pizza', 'group': 'food', 'key': 'p'},
           {'id': 'sky', 'name': 'Sky'},
           {'id': 'hot dog', 'name': 'hot dog'},
           {'id': 'süß', 'name': 'süß'}])


@test('/new/reports-repeated-concepts-and-uses-them-once')
def _(bench):
    bench.add_image('a.gif')
    status, _, messages = bench.run('new', bench.project, '--images', bench.images, '--concepts',
                                    bench.write('list.txt', b'\xef\xbb\xbfa\r\n\r\n b \r\na\r\n'))
    equal(status, 0)
    equal(messages.count('\n'), 1)
    contains(messages, '“a”')
    contains(messages, 'list.txt')
    equal([concept['id'] for concept in bench.do_json('concepts', bench.project)['concepts']],
          ['a', 'b'])


@test('/new/refuses-an-existing-file')
def _(bench):
    bench.make()
    bench.fail('new', bench.project, '--images', bench.images, says='test.polarity')
    bench.fail('new', bench.write('other', 'text'), '--images', bench.images, says='other')


@test('/new/needs-a-folder-with-pictures')
def _(bench):
    fail_new(bench, '--images', bench.path('missing'), says='missing')
    fail_new(bench, '--images', bench.write('file', 'x'), says='file')
    os.mkdir(bench.path('empty'))
    fail_new(bench, '--images', bench.path('empty'), says='empty')
    bench.add_image('notes.txt', b'no picture')
    fail_new(bench, '--images', bench.images, says='images')


@test('/new/needs-a-place-for-the-project')
def _(bench):
    bench.add_image('a.gif')
    bench.fail('new', bench.path('missing/test.polarity'), '--images', bench.images,
               says='test.polarity')


@test('/new/refuses-bad-concept-lists')
def _(bench):
    bench.add_image('a.gif')
    for name, contents, says in [
            ('empty.txt', '', 'empty.txt'),
            ('blank.txt', b'\xef\xbb\xbf\r\n  \r\n', 'blank.txt'),
            ('bad.txt', b'a\nb\n\xff\n', 'line 3'),
            ('bad.csv', 'colour\nred\n', 'line 1'),
            ('bad.json', '["a", ', 'bad.json'),
            ('deep.json', '[' * 200000, 'deep.json')]:
        fail_new(bench, '--images', bench.images, '--concepts', bench.write(name, contents),
                 says=says)
    fail_new(bench, '--images', bench.images, '--concepts', bench.path('missing.txt'),
             says='missing.txt')


@test('/new/names-pictures-that-cannot-be-read-and-keeps-them')
def _(bench):
    bench.add_image('good.gif')
    bench.add_image('text.jpg', b'This is no picture.')
    bench.add_image('cut.gif', b'GIF89a')
    status, _, messages = bench.run('new', bench.project, '--images', bench.images)
    equal(status, 0)
    equal(messages.count('\n'), 2)
    contains(messages, 'text.jpg')
    contains(messages, 'cut.gif')
    equal(bench.do_json('info', bench.project)['images']['total'], 3)


@test('/new/takes-names-that-are-not-utf8')
def _(bench):
    bench.add_image(b'bad\xff.gif')
    bench.add_image('with\nline.gif')
    bench.make('a.gif')
    bench.do(b'tag', bench.project, b'--image', b'bad\xff.gif', b'--positive', b'taco')
    images = bench.do_json('resolve', bench.project, '--image', b'bad\xff.gif')['images']
    equal([(image['path'], image['encoding']) for image in images], [('bad%FF.gif', 'uri')])


@test('/scan/takes-in-new-and-missing-files')
def _(bench):
    bench.make('a.gif b.gif')
    bench.do('tag', bench.project, '--image', 'b.gif', '--positive', 'taco')
    bench.add_image('c.gif')
    os.remove(os.path.join(bench.images, 'b.gif'))
    equal(bench.do_json('scan', bench.project)['images'],
          {'total': 3, 'new': 1, 'missing': 1, 'unreadable': 0})
    images = bench.do_json('info', bench.project)['images']
    equal((images['total'], images['missing'], images['with_positive']), (3, 1, 1))

    bench.add_image('b.gif')
    equal(bench.do_json('scan', bench.project)['images']['missing'], 0)


@test('/scan/follows-a-renamed-file')
def _(bench):
    bench.make('a.gif b.gif')
    old, new = (os.path.join(bench.images, name) for name in ('b.gif', 'z.gif'))
    os.utime(old, (1000000000, 1000000000))
    bench.do('scan', bench.project)
    bench.do('tag', bench.project, '--image', 'b.gif', '--positive', 'taco')
    os.rename(old, new)
    equal(bench.do_json('scan', bench.project)['images'],
          {'total': 2, 'new': 0, 'missing': 0, 'unreadable': 0})
    images = bench.do_json('export', bench.project, '--format', 'annotations')['images']
    equal([(image['path'], len(image['annotations'])) for image in images], [('a.gif', 0), ('z.gif', 1)])


@test('/scan/names-new-pictures-that-cannot-be-read')
def _(bench):
    bench.make('a.gif')
    bench.add_image('text.png', b'This is no picture.')
    status, _, messages = bench.run('scan', bench.project)
    equal((status, messages.count('\n')), (0, 1))
    contains(messages, 'text.png')
    bench.do('scan', bench.project)


@test('/scan/missing-folder-changes-nothing')
def _(bench):
    bench.make()
    os.rename(bench.images, bench.path('moved'))
    bench.fail('scan', bench.project, says='images')


@test('/info/counts')
def _(bench):
    bench.make()
    bench.do('tag', bench.project, '--annotator', 'Ana', '--image', 'a.gif', '--positive', 'taco',
             '--unsure', 'pizza', '--state', 'reviewed')
    bench.do('tag', bench.project, '--annotator', 'Bob', '--image', 'b.gif', '--negative', 'taco')
    bench.do('concepts', bench.project, '--remove', 'burger')
    info = bench.do_json('info', bench.project)
    equal(info['images'], {'total': 3, 'with_positive': 1, 'only_negatives': 1, 'no_tags': 1,
                           'reviewed': 1, 'skipped': 0, 'missing': 0})
    equal(info['annotations'], {'total': 3, 'positive': 1, 'negative': 1, 'unsure': 1})
    equal(info['concepts'], {'active': 2, 'archived': 1})
    equal(info['annotators'], ['Ana', 'Bob'])


COMMANDS = [['info'], ['scan'], ['concepts'], ['resolve'], ['totals'],
            ['export', '--format', 'annotations'],
            ['tag', '--image', 'a.gif', '--positive', 'taco']]


def fail_everywhere(bench, says):
    for command in COMMANDS:
        bench.fail(command[0], bench.project, *command[1:], says=says)


@test('/project/missing')
def _(bench):
    fail_everywhere(bench, 'test.polarity')
    equal(os.listdir(bench.folder), [])


@test('/project/not-a-project')
def _(bench):
    for contents in [b'', b'This is a text.', b'\0' * 5000, os.urandom(5000)]:
        bench.write('test.polarity', contents)
        fail_everywhere(bench, 'test.polarity')


@test('/project/other-database')
def _(bench):
    database = sqlite3.connect(bench.project)
    database.execute('CREATE TABLE image (id INTEGER PRIMARY KEY)')
    database.commit()
    database.close()
    before = bench.read('test.polarity')
    for command in COMMANDS:
        status, output, messages = bench.run(command[0], bench.project, *command[1:])
        equal((status, output, messages.count('\n')), (1, b'', 1))
        contains(messages, 'test.polarity')
    equal(bench.read('test.polarity'), before)


@test('/project/folder')
def _(bench):
    os.mkdir(bench.project)
    fail_everywhere(bench, 'test.polarity')


@test('/project/newer-than-the-program')
def _(bench):
    bench.make()
    database = sqlite3.connect(bench.project)
    database.execute('PRAGMA user_version = 1000')
    database.commit()
    database.close()
    before = bench.read('test.polarity')
    for command in COMMANDS:
        status, output, messages = bench.run(command[0], bench.project, *command[1:])
        equal((status, output, messages.count('\n')), (1, b'', 1))
        contains(messages, 'test.polarity')
        contains(messages, 'newer')
    equal(bench.read('test.polarity'), before)


@test('/new/killed-leaves-a-project-or-none')
def _(bench):
    bench.add_image('a.gif')
    command = [PROGRAM, 'new', bench.project, '--images', bench.images]
    start = time.monotonic()
    subprocess.run(command, check=True)
    duration = time.monotonic() - start

    for n in range(40):
        for path in glob.glob(bench.project + '*'):
            os.unlink(path)
        with subprocess.Popen(command) as process:
            time.sleep(duration * n / 40)
            process.kill()
        if os.path.exists(bench.project):
            equal(bench.do_json('info', bench.project)['folder'], bench.images)


@test('/project/truncated')
def _(bench):
    bench.make()
    whole = bench.read('test.polarity')
    for length in (100, 1000, len(whole) // 2):
        bench.write('test.polarity', whole[:length])
        for command in COMMANDS:
            status, output, messages = bench.run(command[0], bench.project, *command[1:])
            equal((status, output, messages.count('\n')), (1, b'', 1))
            contains(messages, 'test.polarity')


def leave_no_room():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


@test('/project/no-room-is-called-so')
def _(bench):
    bench.make()
    for command in (['info'], ['tag', '--image', 'a.gif', '--positive', 'taco']):
        status, output, messages = bench.run(command[0], bench.project, *command[1:],
                                             preexec_fn=leave_no_room, restore_signals=False)
        equal((status, output, messages.count('\n')), (1, b'', 1))
        contains(messages, 'disk is full')


@test('/project/read-only')
def _(bench):
    bench.make()
    bench.do('tag', bench.project, '--image', 'a.gif', '--positive', 'taco')
    os.chmod(bench.project, 0o444)
    equal(bench.do_json('info', bench.project)['images']['with_positive'], 1)
    bench.fail('tag', bench.project, '--image', 'a.gif', '--negative', 'taco', says='test.polarity')
    bench.fail('concepts', bench.project, '--add', 'sky', says='test.polarity')
    bench.fail('scan', bench.project, says='test.polarity')


if __name__ == '__main__':
    main()
