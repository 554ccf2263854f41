# test-export.py: resolve, totals and export
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess

from workbench import PROGRAM, contains, equal, main, test


def labels(image):
    return {label['concept']: (label['label'], label['reason']) for label in image['labels']}


def make_example(bench):
    """The example of the default rule: a positive, both, a negative, nothing."""
    bench.make('a.gif b.gif c.gif d.gif')
    bench.do('tag', bench.project, '--image', 'a.gif', '--positive', 'burger')
    bench.do('tag', bench.project, '--image', 'b.gif', '--positive', 'burger', '--negative', 'pizza')
    bench.do('tag', bench.project, '--image', 'c.gif', '--negative', 'pizza')


@test('/resolve/default-rule')
def _(bench):
    make_example(bench)
    images = bench.do_json('resolve', bench.project)['images']
    equal([image['path'] for image in images], ['a.gif', 'b.gif', 'c.gif', 'd.gif'])
    equal(labels(images[0]), {'burger': ('positive', 'explicit'), 'pizza': ('negative', 'implicit'),
                              'taco': ('negative', 'implicit')})
    equal(labels(images[1]), {'burger': ('positive', 'explicit'), 'pizza': ('negative', 'explicit'),
                              'taco': ('negative', 'implicit')})
    equal(labels(images[2]), {'burger': ('negative', 'widened'), 'pizza': ('negative', 'explicit'),
                              'taco': ('negative', 'widened')})
    equal(set(labels(images[3]).values()), {('ignored', 'unannotated')})


@test('/resolve/keys-have-their-order')
def _(bench):
    make_example(bench)
    text = bench.do('resolve', bench.project, '--layout', 'compact', '--image', 'b.gif').decode()
    contains(text, '{"format": "polarity-labels", "version": 1,')
    contains(text, '{"id": "clarifai", "with_positive": "negative", "only_negatives": "negative", '
                   '"no_tags": "ignored", "reviewed": null, "scope": "all", "exclusive": false, '
                   '"disagreement": "ignore"}')
    contains(text, '{"path": "b.gif", "labels": ['
                   '{"concept": "burger", "label": "positive", "reason": "explicit"}, '
                   '{"concept": "pizza", "label": "negative", "reason": "explicit"}], '
                   '"rest": [{"label": "negative", "reason": "implicit"}]}')


@test('/resolve/some-images')
def _(bench):
    make_example(bench)
    images = bench.do_json('resolve', bench.project, '--image', 'd.gif', '--image', 'a.gif')['images']
    equal([image['path'] for image in images], ['a.gif', 'd.gif'])
    bench.fail('resolve', bench.project, '--image', 'a.gif', '--image', 'x.gif', says='x.gif')


@test('/resolve/policy')
def _(bench):
    make_example(bench)
    image = bench.do_json('resolve', bench.project, '--policy', 'no-widening', '--image',
                          'c.gif')['images'][0]
    equal(labels(image)['taco'], ('ignored', 'untagged'))
    resolved = bench.do_json('resolve', bench.project, '--policy',
                             bench.write('mine.json', {'no_tags': 'negative'}))
    equal(resolved['policy']['id'], 'custom')
    equal(labels(resolved['images'][3])['taco'], ('negative', 'assumed'))


@test('/resolve/bad-policies')
def _(bench):
    make_example(bench)
    bench.fail('resolve', bench.project, '--policy', 'none-such', says='none-such')
    for text, says in [('{"scope": "some"}', 'scope'), ('{"scopes": "all"}', 'scopes'),
                       ('[]', 'policy.json'), ('{', 'policy.json'), ('', 'policy.json'),
                       ('[' * 200000, 'policy.json'), ('{"id": 3}', 'policy.json')]:
        for command in ('resolve', 'totals'):
            bench.fail(command, bench.project, '--policy', bench.write('policy.json', text),
                       says=says)


@test('/totals/keys-have-their-order')
def _(bench):
    make_example(bench)
    text = bench.do('totals', bench.project).decode()
    contains(text, '"images": {"total": 4, "with_positive": 2, "only_negatives": 1, "no_tags": 1}')
    contains(text, '{"id": "pizza", "positive": {"explicit": 0}, "negative": {"explicit": 2, '
                   '"implicit": 1, "widened": 0, "assumed": 0, "reviewed": 0}, "ignored": '
                   '{"untagged": 0, "unannotated": 1, "disagreement": 0, "unsure": 0, '
                   '"exclusive": 0}}')


@test('/export/same-bytes-twice')
def _(bench):
    make_example(bench)
    for options in (['annotations'], ['labels'], ['labels', '--layout', 'compact'],
                    ['labels', '--policy', 'clarifai-groups'], ['totals']):
        first = bench.do('export', bench.project, '--format', *options)
        equal(bench.do('export', bench.project, '--format', *options), first)
        assert first.endswith(b'}\n')
        bench.do('export', bench.project, '--format', *options, '-o', bench.path('out.json'))
        equal(bench.read('out.json'), first)


@test('/export/resolve-and-labels-agree')
def _(bench):
    make_example(bench)
    for layout in ('full', 'compact'):
        equal(bench.do('resolve', bench.project, '--layout', layout),
              bench.do('export', bench.project, '--format', 'labels', '--layout', layout))
    equal(bench.do('totals', bench.project), bench.do('export', bench.project, '--format', 'totals'))


@test('/export/misuse')
def _(bench):
    bench.make()
    bench.fail('export', bench.project, status=2, says='--format')
    bench.fail('export', bench.project, '--format', 'labels', '--layout', 'wide', status=2,
               says='wide')
    bench.fail('resolve', bench.project, '--layout', 'wide', status=2, says='wide')
    bench.fail('export', bench.project, '--format', 'none-such', says='none-such')


@test('/output/replaces-the-file-as-a-whole')
def _(bench):
    bench.make()
    path = bench.write('out.json', 'old')
    os.chmod(path, 0o640)
    os.symlink('out.json', bench.path('link.json'))
    bench.do('resolve', bench.project, '-o', bench.path('link.json'))
    equal(bench.read('out.json'), bench.do('resolve', bench.project))
    assert os.path.islink(bench.path('link.json'))
    equal(os.stat(path).st_mode & 0o777, 0o640)
    equal(sorted(name for name in os.listdir(bench.folder) if 'test.polarity' not in name),
          ['images', 'link.json', 'out.json'])


@test('/export/never-replaces-the-project')
def _(bench):
    bench.make()
    os.symlink(bench.project, bench.path('link.polarity'))
    for path in (bench.project, bench.path('link.polarity')):
        bench.fail('resolve', bench.project, '-o', path, says=path)
        bench.fail('export', bench.project, '--format', 'annotations', '-o', path, says=path)
    bench.do('info', bench.project)


@test('/output/failure-leaves-the-old-file')
def _(bench):
    bench.make()
    path = bench.write('out.json', 'old')
    bench.fail('resolve', bench.project, '--image', 'x.gif', '-o', path, says='x.gif')
    bench.fail('resolve', bench.project, '--policy', 'none-such', '-o', path, says='none-such')
    bench.fail('resolve', bench.project, '-o', bench.path('missing/out.json'), says='missing')
    bench.fail('resolve', bench.project, '-o', bench.images, says='images')


@test('/output/full-disk')
def _(bench):
    bench.make()
    bench.fail('resolve', bench.project, '-o', '/dev/full', says='/dev/full')
    for command in (['resolve', bench.project], ['info', bench.project], ['policies'],
                    ['concepts', bench.project], ['scan', bench.project], ['--help'],
                    ['--version'], ['resolve', '--help']):
        with open('/dev/full', 'wb') as full:
            status, _, messages = bench.run(*command, stdout=full)
        equal((status, messages.count('\n')), (1, 1))


@test('/output/broken-pipe')
def _(bench):
    bench.make(' '.join(f'{number:04}.gif' for number in range(2000)))
    process = subprocess.Popen([PROGRAM, 'resolve', bench.project], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    messages = process.stderr.read().decode()
    process.stderr.close()
    equal((process.wait(), messages.count('\n')), (1, 1))


if __name__ == '__main__':
    main()
