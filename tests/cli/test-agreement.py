# test-agreement.py: how far annotators agree, and what is said where nothing is
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json

from workbench import annotation, annotations_file, contains, equal, main, test

FIGURES = ('items', 'agreed', 'cohen_kappa', 'fleiss_kappa', 'krippendorff_alpha')


def make(bench, images):
    """Takes in images by their name, with (concept, value, annotator) of each."""
    bench.make(' '.join(images))
    bench.write('in.json', annotations_file(['burger', 'pizza', 'taco'], {
        image: {'annotations': [annotation(*said) for said in sorted(tags)]} for image, tags in images.items()}))
    bench.do('import', bench.project, bench.path('in.json'))


def said(**values):
    return [('burger', value, annotator) for annotator, value in values.items()]


def figures(entry):
    return tuple(round(value, 4) if isinstance(value, float) else value for value in map(entry.get, FIGURES))


@test('/agreement/grant-proposals')
def _(bench):
    # Wikipedia, "Cohen's kappa": of fifty, both say yes to 20, both no to 15, 5 and 10 one of them.
    counts = {('positive', 'positive'): 20, ('positive', 'negative'): 5,
              ('negative', 'positive'): 10, ('negative', 'negative'): 15}
    pairs = [pair for pair, n in counts.items() for _ in range(n)]
    make(bench, {f'{i:02}.gif': said(Ana=ana, Ben=ben) for i, (ana, ben) in enumerate(pairs)})
    agreement = bench.do_json('agreement', bench.project)
    equal((agreement['format'], agreement['version']), ('polarity-agreement', 1))
    equal(figures(agreement['overall']), (50, 35, 0.4, 0.3939, 0.4))
    equal([concept['id'] for concept in agreement['concepts']], ['burger', 'pizza', 'taco'])
    equal(figures(agreement['concepts'][0]), figures(agreement['overall']))
    equal(figures(agreement['concepts'][1]), (0, 0, None, None, None))
    equal(agreement['concepts'][1]['pairs'], [])
    equal([(pair['annotators'], figures(pair)) for pair in agreement['annotators']],
          [(['Ana', 'Ben'], figures(agreement['overall']))])
    equal(agreement['concepts'][0]['pairs'], agreement['annotators'])


@test('/agreement/unequal-numbers-of-annotators')
def _(bench):
    make(bench, {'a.gif': said(Ben='positive', Ana='positive', Cleo='negative'),
                 'b.gif': said(Ben='negative', Ana='negative', Cleo='unsure'),
                 'c.gif': said(Cleo='positive')})
    agreement = bench.do_json('agreement', bench.project)
    # Ana and Ben have a kappa of 1, and Cleo one of 0 with each: she disagrees on the only image.
    equal(figures(agreement['overall']), (2, 1, 0.3333, None, 0.3333))
    equal([pair['annotators'] for pair in agreement['annotators']], [['Ana', 'Ben'], ['Ana', 'Cleo'], ['Ben', 'Cleo']])


@test('/agreement/off-the-list')
def _(bench):
    make(bench, {'a.gif': said(Ana='positive', Ben='negative'), 'b.gif': []})
    bench.do('concepts', bench.project, '--remove', 'burger')
    agreement = bench.do_json('agreement', bench.project)
    equal(figures(agreement['overall']), (0, 0, None, None, None))
    equal([concept['id'] for concept in agreement['concepts']], ['pizza', 'taco'])


@test('/agreement/output')
def _(bench):
    make(bench, {'a.gif': said(Ana='positive', Ben='positive')})
    text = bench.do('agreement', bench.project)
    equal(bench.do('agreement', bench.project, '-o', bench.path('out.json')), b'')
    equal(bench.read('out.json'), text)
    contains(text.decode(), '{"format": "polarity-agreement", "version": 1,\n "overall": {"items": 1, "agreed": 1, '
             '"cohen_kappa": null, "fleiss_kappa": null, "krippendorff_alpha": null},\n "concepts": [\n')
    equal(list(json.loads(text)), ['format', 'version', 'overall', 'concepts', 'annotators'])


@test('/agreement/wrong-usage')
def _(bench):
    bench.make()
    bench.fail('agreement', status=2)
    bench.fail('agreement', bench.path('none.polarity'), says='none.polarity')
    bench.fail('agreement', bench.project, '-o', bench.path('no/such/folder/out.json'), says='out.json')


main()
