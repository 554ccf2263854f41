# test-compare.py: what becomes of labels under another policy
#
# SPDX-License-Identifier: GPL-3.0-or-later

import itertools
import json

from workbench import annotation, annotations_file, contains, equal, main, test


def changes(bench, *arguments):
    comparison = bench.do_json('compare', bench.project, *arguments)
    return comparison['changed'], {
        concept['id']: [(change['from'], change['reason'], change['to'], change['to_reason'], change['count'])
                        for change in concept['changes']] for concept in comparison['concepts']}


def make(bench):
    """One image with a positive, two with a negative alone, one without a tag."""
    bench.make('a.gif b.gif c.gif d.gif')
    bench.do('tag', bench.project, '--image', 'a.gif', '--positive', 'burger')
    bench.do('tag', bench.project, '--image', 'b.gif', '--image', 'c.gif', '--negative', 'pizza')


@test('/compare/what-widening-does')
def _(bench):
    make(bench)
    widened = [('negative', 'widened', 'ignored', 'untagged', 2)]
    equal(changes(bench, '--with', 'no-widening'), (4, {'burger': widened, 'pizza': [], 'taco': widened}))
    turned = [('ignored', 'untagged', 'negative', 'widened', 2)]
    equal(changes(bench, '--policy', 'no-widening', '--with', 'clarifai'),
          (4, {'burger': turned, 'pizza': [], 'taco': turned}))


@test('/compare/several-reasons')
def _(bench):
    make(bench)
    equal(changes(bench, '--with', 'explicit')[1]['taco'],
          [('negative', 'implicit', 'ignored', 'untagged', 1), ('negative', 'widened', 'ignored', 'untagged', 2)])


@test('/compare/is-what-the-labels-say')
def _(bench):
    bench.make('a.gif b.gif c.gif d.gif')
    bench.write('in.json', annotations_file(['burger', 'pizza', 'taco'], {
        'a.gif': {'annotations': [annotation('burger', 'positive', 'Ana'), annotation('burger', 'negative', 'Ben')]},
        'b.gif': {'annotations': [annotation('burger', 'positive', 'Ana'), annotation('pizza', 'positive', 'Ana')]},
        'c.gif': {'annotations': [annotation('taco', 'negative', 'Ana')], 'state': 'reviewed'},
        'd.gif': {'annotations': [annotation('taco', 'unsure', 'Ana')]}}))
    bench.do('import', bench.project, bench.path('in.json'))
    presets = [policy['id'] for policy in bench.do_json('policies')['policies']]
    labels = {preset: [label for image in bench.do_json('resolve', bench.project, '--policy', preset)['images']
                       for label in image['labels']] for preset in presets}
    for policy, other in itertools.product(presets, presets):
        expected = {concept: {} for concept in ('burger', 'pizza', 'taco')}
        for before, after in zip(labels[policy], labels[other]):
            if before['label'] != after['label']:
                key = (before['label'], before['reason'], after['label'], after['reason'])
                counts = expected[before['concept']]
                counts[key] = counts.get(key, 0) + 1
        n, found = changes(bench, '--policy', policy, '--with', other)
        equal({concept: {change[:4]: change[4] for change in entries} for concept, entries in found.items()}, expected)
        equal(n, sum(sum(counts.values()) for counts in expected.values()))


@test('/compare/output')
def _(bench):
    make(bench)
    text = bench.do('compare', bench.project, '--with', 'no-widening')
    equal(bench.do('compare', bench.project, '--with', 'no-widening', '-o', bench.path('out.json')), b'')
    equal(bench.read('out.json'), text)
    comparison = json.loads(text)
    equal(list(comparison), ['format', 'version', 'policy', 'with', 'changed', 'concepts'])
    equal((comparison['format'], comparison['version']), ('polarity-comparison', 1))
    equal((comparison['policy']['id'], comparison['with']['id']), ('clarifai', 'no-widening'))
    contains(text.decode(), '{"format": "polarity-comparison", "version": 1,\n "policy": {"id": "clarifai"')


@test('/compare/off-the-list')
def _(bench):
    make(bench)
    bench.do('concepts', bench.project, '--remove', 'burger')
    n, found = changes(bench, '--with', 'no-widening')
    equal((n, list(found)), (2, ['pizza', 'taco']))


@test('/compare/wrong-usage')
def _(bench):
    make(bench)
    bench.fail('compare', status=2)
    bench.fail('compare', bench.project, says='--with', status=2)
    bench.fail('compare', bench.project, '--with', 'none', says='none')
    bench.fail('compare', bench.project, '--policy', 'none', '--with', 'clarifai', says='none')
    bench.fail('compare', bench.path('none.polarity'), '--with', 'clarifai', says='none.polarity')


main()
