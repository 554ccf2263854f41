# test-import.py: import, and what comes out again
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os

from workbench import annotation, annotations_file, contains, equal, main, test


def make_rich(bench):
    """A project in which there is something of everything."""
    bench.add_image(b'bad\xff\n.gif')
    bench.add_image('ü b/c%d.gif')
    bench.make('a.gif b.gif c.gif', '')
    bench.do('concepts', bench.project, '--load', bench.write('list.csv', (
        'id,name,group,key\nzebra,Zebra,animals,z\nburger,"Burger, ""big""",food,\nsky,,,\n'
        'old,Old,food,\ngone,,,\n')))
    for annotator in ('Zoë', 'Ana', 'Bob\\"'):
        bench.do('tag', bench.project, '--annotator', annotator, '--image', 'a.gif',
                 '--image', b'bad\xff\n.gif', '--positive', 'zebra', '--negative', 'old',
                 '--unsure', 'burger', '--negative', 'gone')
    bench.do('tag', bench.project, '--annotator', 'Ana', '--image', 'a.gif', '--negative', 'zebra')
    bench.do('tag', bench.project, '--image', 'b.gif', '--state', 'reviewed')
    bench.do('tag', bench.project, '--image', 'ü b/c%d.gif', '--state', 'skipped', '--positive',
             'sky')
    bench.do('concepts', bench.project, '--remove', 'old', '--remove', 'gone', '--rename',
             'sky=The sky')


@test('/import/out-in-and-out-again-is-identical')
def _(bench):
    make_rich(bench)
    first = bench.export()
    path = bench.write('out.json', first)
    other = bench.path('other.polarity')
    bench.do('new', other, '--images', bench.images)
    bench.do('import', other, path, '--annotator', 'Nobody')
    equal(bench.export(other), first)
    for policy in ('clarifai', 'clarifai-groups', 'reviewed'):
        equal(bench.do('resolve', other, '--policy', policy),
              bench.do('resolve', bench.project, '--policy', policy))
    bench.do('import', other, path)
    equal(bench.export(other), first)


@test('/import/byte-order-mark-and-crlf')
def _(bench):
    make_rich(bench)
    first = bench.export()
    path = bench.write('out.json', b'\xef\xbb\xbf' + first.replace(b'\n', b'\r\n'))
    other = bench.path('other.polarity')
    bench.do('new', other, '--images', bench.images)
    bench.do('import', other, path)
    equal(bench.export(other), first)


@test('/import/predictions-are-no-tags')
def _(bench):
    bench.make()
    before = bench.export(), bench.do('totals', bench.project), bench.do('info', bench.project)
    lines = [{'image': 'a.gif', 'concept': 'burger', 'score': 0.87},
             {'image': 'none-such.gif', 'concept': 'burger', 'score': 0.5},
             {'image': 'a.gif', 'concept': 'none-such', 'score': 0.5}]
    path = bench.write('out.jsonl', '\n'.join(map(json.dumps, lines)))
    status, _, warnings = bench.run('import', bench.project, path)
    equal(status, 0)
    contains(warnings, 'none-such.gif')
    contains(warnings, 'concept is not in the project')
    bench.do('import', bench.project, bench.write('one.jsonl', json.dumps(lines[0])), '--format',
             'predictions')
    equal((bench.export(), bench.do('totals', bench.project), bench.do('info', bench.project)),
          before)
    bench.fail('import', bench.project, bench.write('bad.jsonl', json.dumps(
        {'image': 'a.gif', 'concept': 'burger', 'score': 2})), says='line 1')


@test('/import/adds-to-what-is-there')
def _(bench):
    bench.make()
    bench.do('tag', bench.project, '--annotator', 'Ana', '--image', 'a.gif', '--positive', 'taco',
             '--positive', 'pizza')
    bench.do('import', bench.project, bench.write('in.json', annotations_file(
        ['taco', 'sky'], {'a.gif': {'annotations': [annotation('taco', 'negative'),
                                                    annotation('sky', 'positive', 'Bob')]}})))
    image = json.loads(bench.export())['images'][0]
    equal([(said['concept'], said['value'], said['annotator']) for said in image['annotations']],
          [('pizza', 'positive', 'Ana'), ('taco', 'negative', 'Ana'), ('sky', 'positive', 'Bob')])


@test('/import/default-annotator-and-time')
def _(bench):
    bench.make()
    said = {'concept': 'taco', 'value': 'positive'}
    bench.do('import', bench.project, bench.write('in.json', annotations_file(
        [], {'a.gif': {'annotations': [said]}})), '--annotator', 'Carl')
    entry, = json.loads(bench.export())['images'][0]['annotations']
    equal(entry['annotator'], 'Carl')
    assert entry['at'].startswith('20')


@test('/import/concept-of-no-list-is-kept-unseen')
def _(bench):
    bench.make()
    bench.do('import', bench.project, bench.write('in.json', annotations_file(
        [], {'a.gif': {'annotations': [annotation('salad', 'positive')]}})))
    exported = json.loads(bench.export())
    equal([concept['id'] for concept in exported['concepts']], ['burger', 'pizza', 'taco'])
    equal(exported['images'][0]['annotations'][0]['concept'], 'salad')
    equal(bench.do_json('info', bench.project)['images']['no_tags'], 3)


@test('/import/images-that-are-lacking-are-counted-and-named')
def _(bench):
    bench.make()
    path = bench.write('in.json', annotations_file([], {
        **{f'x{number:02}.gif': {'annotations': []} for number in range(12)},
        'a.gif': {'state': 'reviewed', 'annotations': []}}))
    status, output, messages = bench.run('import', bench.project, path)
    equal((status, output), (0, b''))
    contains(messages, '12')
    contains(messages, 'x00.gif')
    contains(messages, 'x09.gif')
    assert 'x10.gif' not in messages
    equal(json.loads(bench.export())['images'][0]['state'], 'reviewed')


@test('/import/strict-changes-nothing')
def _(bench):
    bench.make()
    lacking = annotations_file([], {'x.gif': {'annotations': []},
                                    'a.gif': {'state': 'skipped', 'annotations': []}})
    new = annotations_file(['sky'], {'a.gif': {'state': 'skipped', 'annotations': []}})
    known = annotations_file(['taco'], {'a.gif': {'state': 'skipped', 'annotations': []}})
    bench.fail('import', bench.project, bench.write('in.json', new), '--strict', says='sky')
    bench.fail('import', bench.project, bench.write('in.json', lacking), '--strict', says='x.gif')
    bench.do('import', bench.project, bench.write('in.json', known), '--strict')


@test('/import/hostile-files-change-nothing')
def _(bench):
    make_rich(bench)
    whole = bench.export()
    for name, contents in [
            ('empty', b''),
            ('text', b'hello'),
            ('array', b'[]'),
            ('object', b'{}'),
            ('labels', bench.do('resolve', bench.project)),
            ('deep array', b'[' * 200000),
            ('deep object', b'{"a":' * 200000),
            ('deep inside', whole.replace(b'"annotations": [', b'"x": ' + b'[' * 200000, 1)),
            ('utf8', whole.replace(b'burger', b'burg\xff', 1)),
            ('twice', whole + whole),
            ('comma', whole.replace(b'}]', b'},]', 1)),
            ('value', whole.replace(b'"positive"', b'"yes"', 1)),
            ('number', whole.replace(b'"positive"', b'1', 1)),
            ('state', whole.replace(b'"reviewed"', b'"done"', 1)),
            ('time', whole.replace(b'"at": "2', b'"at": "x', 1)),
            ('format', whole.replace(b'polarity-annotations', b'polarity-other', 1)),
            ('version', whole.replace(b'"version": 1', b'"version": 2', 1)),
            ('nul', whole.replace(b'Zebra', b'Ze\\u0000bra', 1)),
            ('random', os.urandom(3000))]:
        assert name == 'labels' or contents != whole
        bench.fail('import', bench.project, bench.write('in.json', contents), says='in.json')
        bench.fail('import', bench.project, bench.write('in.json', contents), '--format',
                   'annotations', says='in.json')


@test('/import/truncated-anywhere-changes-nothing')
def _(bench):
    make_rich(bench)
    whole = bench.export()
    for length in range(0, len(whole) - 2, 97):
        status, output, messages = bench.run(
            'import', bench.project, bench.write('in.json', whole[:length]))
        equal((status, output, messages.count('\n')), (1, b'', 1))
        contains(messages, 'in.json')
    equal(bench.export(), whole)


@test('/import/line-of-the-error')
def _(bench):
    bench.make()
    text = json.dumps(annotations_file([], {'a.gif': {'annotations': [
        annotation('taco', 'positive'), annotation('taco', 'maybe')]}}), indent=1)
    line = text[:text.index('maybe')].count('\n') + 1
    bench.fail('import', bench.project, bench.write('in.json', text), says=f'line {line}')


@test('/import/missing-and-unreadable-files')
def _(bench):
    bench.make()
    bench.fail('import', bench.project, bench.path('missing.json'), says='missing.json')
    bench.fail('import', bench.project, bench.images, says='images')


@test('/import/format')
def _(bench):
    bench.make()
    path = bench.write('in.json', annotations_file(['sky'], {}))
    bench.fail('import', bench.project, path, '--format', 'labels', says='labels')
    bench.fail('import', bench.project, path, '--format', 'none-such', says='none-such')
    bench.do('import', bench.project, path, '--format', 'annotations')
    contains(bench.do_json('concepts', bench.project)['concepts'], {'id': 'sky', 'name': 'sky'})


if __name__ == '__main__':
    main()
