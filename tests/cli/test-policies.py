# test-policies.py: the policies of a project's own
#
# SPDX-License-Identifier: GPL-3.0-or-later

from workbench import contains, equal, main, test

MINE = {'id': 'mine', 'name': 'Mine', 'with_positive': 'negative', 'only_negatives': 'ignored',
        'no_tags': 'negative', 'reviewed': 'negative', 'scope': 'group', 'exclusive': True,
        'disagreement': 'latest'}


def own(bench):
    presets = bench.do_json('policies')['policies']
    policies = bench.do_json('policies', bench.project)['policies']
    equal(policies[:len(presets)], presets)
    return policies[len(presets):]


@test('/policies/presets-alone')
def _(bench):
    bench.make('a.gif')
    equal([policy['id'] for policy in bench.do_json('policies')['policies']],
          ['clarifai', 'clarifai-groups', 'no-widening', 'explicit', 'assume-negative',
           'single-label', 'reviewed'])
    equal(bench.do('policies', bench.project), bench.do('policies'))


@test('/policies/add-and-remove')
def _(bench):
    bench.make('a.gif')
    bench.do('policies', bench.project, '--add', bench.write('mine.json', MINE))
    equal(own(bench), [MINE])
    equal(list(own(bench)[0]), list(MINE))
    bench.do('policies', bench.project, '--remove', 'mine', '--add',
             bench.write('other.json', {'name': 'Plain Rule', 'no_tags': 'negative'}))
    equal([(policy['id'], policy['name'], policy['no_tags']) for policy in own(bench)],
          [('plain-rule', 'Plain Rule', 'negative')])


@test('/policies/used-by-its-id')
def _(bench):
    bench.make('a.gif')
    bench.do('policies', bench.project, '--add',
             bench.write('mine.json', {'id': 'mine', 'no_tags': 'negative'}))
    resolved = bench.do_json('resolve', bench.project, '--policy', 'mine')
    equal(resolved['policy']['id'], 'mine')
    equal({label['reason'] for label in resolved['images'][0]['labels']}, {'assumed'})
    for command in ('totals', 'audit'):
        equal(bench.do_json(command, bench.project, '--policy', 'mine')['policy']['id'], 'mine')


@test('/policies/what-cannot-be')
def _(bench):
    bench.make('a.gif')
    mine = bench.write('mine.json', MINE)
    bench.do('policies', bench.project, '--add', mine)
    bench.fail('policies', bench.project, '--add', mine, says='Mine')
    bench.fail('policies', bench.project, '--add', bench.write('two.json', {'name': 'MINE'}),
               says='two.json')
    bench.fail('policies', bench.project, '--add', bench.write('preset.json', {'id': 'clarifai'}),
               says='clarifai')
    bench.fail('policies', bench.project, '--add', bench.write('bad.json', '{"scope": "some"}'),
               says='scope')
    bench.fail('policies', bench.project, '--add', bench.path('missing.json'), says='missing.json')
    bench.fail('policies', bench.project, '--remove', 'clarifai', says='preset')
    bench.fail('policies', bench.project, '--remove', 'mine', '--remove', 'none', says='none')
    equal(own(bench), [MINE])


@test('/policies/misused')
def _(bench):
    bench.make('a.gif')
    bench.fail('policies', '--add', 'mine.json', status=2)
    bench.fail('policies', bench.project, 'more', status=2)


main()
