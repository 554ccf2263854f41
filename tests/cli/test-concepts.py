# test-concepts.py: concepts
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json

from workbench import annotation, annotations_file, contains, equal, main, test


def ids(bench):
    return [concept['id'] for concept in bench.do_json('concepts', bench.project)['concepts']
            if not concept.get('archived')]


def change(bench, *options):
    bench.do('concepts', bench.project, *options)


def said(bench, path='a.gif'):
    images = json.loads(bench.export())['images']
    image, = [image for image in images if image['path'] == path]
    return [(entry['concept'], entry['value'], entry['annotator'])
            for entry in image['annotations']]


def tell(bench, images):
    bench.do('import', bench.project, bench.write('in.json', annotations_file(
        [], {path: {'annotations': entries} for path, entries in images.items()})))


@test('/concepts/add')
def _(bench):
    bench.make()
    change(bench, '--add', 'sky', '--add', 'a=b')
    equal(ids(bench), ['burger', 'pizza', 'taco', 'sky', 'a=b'])
    bench.fail('concepts', bench.project, '--add', 'sea', '--add', 'sky', says='sky')
    bench.fail('concepts', bench.project, '--add', '', says='name')


@test('/concepts/remove-keeps-tags-unseen')
def _(bench):
    bench.make()
    bench.do('tag', bench.project, '--annotator', 'Ana', '--image', 'a.gif', '--positive', 'pizza')
    before = bench.export()
    change(bench, '--remove', 'pizza')
    equal(ids(bench), ['burger', 'taco'])
    equal(said(bench), [('pizza', 'positive', 'Ana')])
    image = bench.do_json('resolve', bench.project)['images'][0]
    equal({label['reason'] for label in image['labels']}, {'unannotated'})
    bench.fail('concepts', bench.project, '--remove', 'pizza', says='pizza')

    change(bench, '--add', 'pizza')
    equal(bench.export(), before)


@test('/concepts/rename-changes-the-name-alone')
def _(bench):
    bench.make()
    change(bench, '--rename', 'pizza=Pizza = tasty')
    equal(bench.do_json('concepts', bench.project)['concepts'][1],
          {'id': 'pizza', 'name': 'Pizza = tasty'})
    for value in ('sky=Sky', 'pizza', 'pizza=', '=x'):
        bench.fail('concepts', bench.project, '--rename', value, says=value)


@test('/concepts/rename-id-with-equals-sign')
def _(bench):
    bench.make()
    change(bench, '--add', 'a=b', '--rename', 'a=b=New')
    contains(bench.do_json('concepts', bench.project)['concepts'], {'id': 'a=b', 'name': 'New'})


@test('/concepts/merge-moves-tags')
def _(bench):
    bench.make()
    tell(bench, {'a.gif': [annotation('pizza', 'positive'), annotation('taco', 'unsure')],
                 'b.gif': [annotation('pizza', 'unsure'), annotation('taco', 'negative')]})
    change(bench, '--merge', 'pizza=taco')
    equal(ids(bench), ['burger', 'taco'])
    equal(said(bench, 'a.gif'), [('taco', 'positive', 'Ana')])
    equal(said(bench, 'b.gif'), [('taco', 'negative', 'Ana')])


@test('/concepts/merge-conflict-names-the-images-and-changes-nothing')
def _(bench):
    bench.make()
    tell(bench, {'a.gif': [annotation('pizza', 'positive'), annotation('taco', 'negative')],
                 'b.gif': [annotation('pizza', 'positive')],
                 'c.gif': [annotation('pizza', 'positive', 'Ana'),
                           annotation('taco', 'negative', 'Bob')]})
    message = bench.fail('concepts', bench.project, '--add', 'sky', '--merge', 'pizza=taco',
                         says='a.gif')
    assert 'b.gif' not in message and 'c.gif' not in message


@test('/concepts/merges-follow-on-each-other')
def _(bench):
    bench.make()
    tell(bench, {'a.gif': [annotation('burger', 'positive')],
                 'b.gif': [annotation('burger', 'positive'), annotation('pizza', 'positive')]})
    change(bench, '--merge', 'burger=pizza', '--merge', 'pizza=taco')
    equal(ids(bench), ['taco'])
    equal(said(bench, 'a.gif'), [('taco', 'positive', 'Ana')])
    equal(said(bench, 'b.gif'), [('taco', 'positive', 'Ana')])


@test('/concepts/merges-that-contradict-each-other-change-nothing')
def _(bench):
    bench.make()
    tell(bench, {'a.gif': [annotation('burger', 'positive'), annotation('pizza', 'negative')]})
    bench.fail('concepts', bench.project, '--merge', 'burger=taco', '--merge', 'pizza=taco',
               says='a.gif')


@test('/concepts/merge-needs-two-concepts')
def _(bench):
    bench.make()
    for value in ('pizza=pizza', 'pizza=sky', 'sky=pizza', 'pizza', 'pizza='):
        bench.fail('concepts', bench.project, '--merge', value)


@test('/concepts/load-adds-and-names')
def _(bench):
    bench.make()
    path = bench.write('list.json', ['sky', {'id': 'taco', 'name': 'Taco', 'group': 'food'}])
    change(bench, '--load', path)
    concepts = {concept['id']: concept
                for concept in bench.do_json('concepts', bench.project)['concepts']}
    equal(sorted(concepts), ['burger', 'pizza', 'sky', 'taco'])
    equal(concepts['taco'], {'id': 'taco', 'name': 'Taco', 'group': 'food'})
    bench.fail('concepts', bench.project, '--add', 'sea', '--load', bench.write('bad.txt', b'\xff'),
               says='bad.txt')


@test('/concepts/load-keeps-names-that-the-list-does-not-give')
def _(bench):
    bench.make()
    change(bench, '--rename', 'taco=Taco')
    for name, contents in (('list.txt', 'taco\n'), ('list.csv', 'id,name\ntaco,\n'),
                           ('names.csv', 'name\ntaco\n'), ('list.json', ['taco', {'id': 'taco'}])):
        status, _, _ = bench.run('concepts', bench.project, '--load', bench.write(name, contents))
        equal(status, 0)
        contains(bench.do_json('concepts', bench.project)['concepts'],
                 {'id': 'taco', 'name': 'Taco'})


@test('/concepts/blank-is-no-name')
def _(bench):
    bench.make()
    change(bench, '--add', ' sky ', '--rename', 'taco= Taco\t')
    contains(bench.do_json('concepts', bench.project)['concepts'], {'id': 'sky', 'name': 'sky'})
    contains(bench.do_json('concepts', bench.project)['concepts'], {'id': 'taco', 'name': 'Taco'})
    bench.fail('concepts', bench.project, '--add', '  ', says='name')
    bench.fail('concepts', bench.project, '--rename', 'taco= ', says='taco=')


@test('/concepts/a-name-belongs-to-one-concept')
def _(bench):
    bench.make()
    bench.fail('concepts', bench.project, '--rename', 'pizza=taco', says='taco')
    change(bench, '--rename', 'pizza=Taco')
    change(bench, '--rename', 'burger=sky')
    bench.fail('concepts', bench.project, '--add', 'Taco', says='Taco')
    change(bench, '--remove', 'taco', '--rename', 'pizza=taco')
    bench.fail('concepts', bench.project, '--add', 'taco', says='taco')


@test('/concepts/all-or-nothing')
def _(bench):
    bench.make()
    bench.fail('concepts', bench.project, '--add', 'sky', '--rename', 'pizza=P', '--remove', 'none',
               says='none')


@test('/concepts/adding-makes-a-negative')
def _(bench):
    bench.make()
    bench.do('tag', bench.project, '--image', 'a.gif', '--positive', 'pizza')
    change(bench, '--add', 'sky')
    image = bench.do_json('resolve', bench.project, '--image', 'a.gif')['images'][0]
    contains(image['labels'], {'concept': 'sky', 'label': 'negative', 'reason': 'implicit'})


if __name__ == '__main__':
    main()
