# test-tag.py: tag
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json

from workbench import equal, main, test


def tags(bench):
    """What the project says: (path, concept, annotator) to value."""
    images = json.loads(bench.export())['images']
    return {(image['path'], said['concept'], said['annotator']): said['value']
            for image in images for said in image['annotations']}


def tag(bench, *options, annotator='Ana'):
    bench.do('tag', bench.project, '--annotator', annotator, *options)


@test('/tag/several-concepts-of-several-images')
def _(bench):
    bench.make()
    tag(bench, '--image', 'a.gif', '--image', 'c.gif', '--positive', 'burger', '--negative', 'taco',
        '--unsure', 'pizza')
    equal(tags(bench), {(path, concept, 'Ana'): value
                        for path in ('a.gif', 'c.gif')
                        for concept, value in (('burger', 'positive'), ('taco', 'negative'),
                                               ('pizza', 'unsure'))})


@test('/tag/new-replaces-old')
def _(bench):
    bench.make()
    tag(bench, '--image', 'a.gif', '--positive', 'burger')
    tag(bench, '--image', 'a.gif', '--negative', 'burger')
    equal(tags(bench), {('a.gif', 'burger', 'Ana'): 'negative'})


@test('/tag/clear-removes-own-tag-only')
def _(bench):
    bench.make()
    tag(bench, '--image', 'a.gif', '--positive', 'burger')
    tag(bench, '--image', 'a.gif', '--positive', 'burger', annotator='Bob')
    tag(bench, '--image', 'a.gif', '--clear', 'burger')
    equal(tags(bench), {('a.gif', 'burger', 'Bob'): 'positive'})
    tag(bench, '--image', 'b.gif', '--clear', 'burger')


@test('/tag/annotators-keep-their-own')
def _(bench):
    bench.make()
    tag(bench, '--image', 'a.gif', '--positive', 'burger')
    tag(bench, '--image', 'a.gif', '--negative', 'burger', annotator='Zoë "Z"')
    equal(tags(bench), {('a.gif', 'burger', 'Ana'): 'positive',
                        ('a.gif', 'burger', 'Zoë "Z"'): 'negative'})
    label = bench.do_json('resolve', bench.project, '--image', 'a.gif')['images'][0]['labels'][0]
    equal((label['label'], label['reason']), ('ignored', 'disagreement'))


@test('/tag/account-by-default')
def _(bench):
    bench.make()
    bench.do('tag', bench.project, '--image', 'a.gif', '--positive', 'burger')
    (_, _, annotator), = tags(bench)
    assert annotator != ''


@test('/tag/state')
def _(bench):
    bench.make()

    def states():
        return [image.get('state') for image in json.loads(bench.export())['images']]

    tag(bench, '--image', 'a.gif', '--image', 'b.gif', '--state', 'reviewed')
    equal(states(), ['reviewed', 'reviewed', None])
    tag(bench, '--image', 'b.gif', '--state', 'skipped')
    equal(states(), ['reviewed', 'skipped', None])
    tag(bench, '--image', 'a.gif', '--state', 'none')
    equal(states(), [None, 'skipped', None])


@test('/tag/unknown-concept-changes-nothing')
def _(bench):
    bench.make()
    bench.do('concepts', bench.project, '--remove', 'taco')
    for option in ('--positive', '--negative', '--unsure', '--clear'):
        for concept in ('sky', 'taco', 'Burger', ''):
            bench.fail('tag', bench.project, '--image', 'a.gif', '--positive', 'burger',
                       '--state', 'reviewed', option, concept, says=f'“{concept}”')


@test('/tag/unknown-image-changes-nothing')
def _(bench):
    bench.make()
    for path in ('x.gif', './a.gif', '/a.gif', 'a.gif/', ''):
        bench.fail('tag', bench.project, '--image', 'a.gif', '--image', path, '--positive',
                   'burger', says=f'“{path}”')


@test('/tag/contradiction-is-misuse')
def _(bench):
    bench.make()
    bench.fail('tag', bench.project, '--image', 'a.gif', '--positive', 'burger', '--negative',
               'burger', status=2, says='burger')


@test('/tag/misuse')
def _(bench):
    bench.make()
    bench.fail('tag', bench.project, '--positive', 'burger', status=2, says='--image')
    bench.fail('tag', bench.project, '--image', 'a.gif', '--state', 'done', status=2, says='done')
    bench.fail('tag', bench.project, '--image', 'a.gif', '--annotator', '', '--positive', 'burger',
               status=2, says='annotator')
    bench.fail('tag', '--image', 'a.gif', status=2, says='argument')


if __name__ == '__main__':
    main()
