# test-golden.py: the labels of every golden case, through import, resolve and totals
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os

from workbench import Workbench, annotations_file, equal, main, test

FIXTURE = os.path.join(os.path.dirname(__file__), '..', 'fixtures', 'resolve.json')

with open(FIXTURE, encoding='utf-8') as file:
    CASES = json.load(file)


def record(case):
    image = {'annotations': case['annotations']}
    if case['state'] is not None:
        image['state'] = case['state']
    return image


def import_cases(bench, cases):
    """A project with an image for each of @cases, which share their concepts."""
    paths = [f'{number:03}.gif' for number in range(len(cases))]
    bench.images = bench.path('images')
    bench.project = bench.path('test.polarity')
    bench.make(' '.join(paths), '')
    bench.do('import', bench.project, bench.write('in.json', annotations_file(
        cases[0]['concepts'], {path: record(case) for path, case in zip(paths, cases)})))
    return paths


def resolve(bench, policy, layout):
    return bench.do_json('resolve', bench.project, '--policy', bench.write('policy.json', policy),
                         '--layout', layout)


def spell_out(compact, scope):
    """The full labels that a compact file stands for."""
    groups = {concept['id']: concept.get('group') for concept in compact['concepts']}
    full = {}
    for image in compact['images']:
        named = {label['concept']: label for label in image['labels']}
        rests = {rest.get('group'): rest for rest in image['rest']}
        labels = []
        for concept in compact['concepts']:
            rest = rests[groups[concept['id']] if scope == 'group' else None]
            label = named.get(concept['id'], rest)
            labels.append({'concept': concept['id'], 'label': label['label'],
                           'reason': label['reason']})
        full[image['path']] = labels
    return full


def count(full):
    """Totals the slow way, label by label."""
    totals = {}
    for labels in full.values():
        for label in labels:
            key = label['concept'], label['label'], label['reason']
            totals[key] = totals.get(key, 0) + 1
    return totals


def check_totals(bench, policy, full):
    totals = bench.do_json('totals', bench.project, '--policy', bench.write('policy.json', policy))
    equal(totals['format'], 'polarity-totals')
    equal(totals['policy'], policy)
    equal(totals['images']['total'], len(full))
    equal(sum(totals['images'].values()), 2 * len(full))
    found = {(concept['id'], label, reason): n
             for concept in totals['concepts']
             for label in ('positive', 'negative', 'ignored')
             for reason, n in concept[label].items() if n > 0}
    equal(found, count(full))


def check_policy(bench, policy, paths, cases):
    full = resolve(bench, policy, 'full')
    equal(full['format'], 'polarity-labels')
    equal(full['policy'], policy)
    labels = {image['path']: image['labels'] for image in full['images']}
    equal(sorted(labels), paths)
    for path, case in zip(paths, cases):
        if case['policy'] == policy and labels[path] != case['labels']:
            raise AssertionError(f'{case["name"]}: {labels[path]} is not {case["labels"]}')

    equal(spell_out(resolve(bench, policy, 'compact'), policy['scope']), labels)
    check_totals(bench, policy, labels)


@test('/golden/cases-together')
def _(bench):
    """All cases with the same concepts are images of one project, under all their policies."""
    together = {}
    for case in CASES:
        together.setdefault(json.dumps(case['concepts']), []).append(case)

    for number, cases in enumerate(together.values()):
        folder = bench.path(str(number))
        os.mkdir(folder)
        inner = Workbench(folder)
        paths = import_cases(inner, cases)
        policies = {json.dumps(case['policy']): case['policy'] for case in cases}
        for policy in policies.values():
            check_policy(inner, policy, paths, cases)


@test('/golden/cases-one-by-one')
def _(bench):
    for number, case in enumerate(CASES[:12]):
        folder = bench.path(str(number))
        os.mkdir(folder)
        inner = Workbench(folder)
        check_policy(inner, case['policy'], import_cases(inner, [case]), [case])


@test('/golden/presets-by-id')
def _(bench):
    cases = [case for case in CASES if case['policy']['id'] != 'custom']
    assert len({case['policy']['id'] for case in cases}) == 7
    for policy in bench.do_json('policies')['policies']:
        for case in cases:
            if case['policy']['id'] == policy['id']:
                equal(case['policy'], policy)


if __name__ == '__main__':
    main()
