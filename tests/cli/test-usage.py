# test-usage.py: help, versions, lists, and wrong usage
#
# SPDX-License-Identifier: GPL-3.0-or-later

from workbench import contains, equal, main, test

COMMANDS = ['new', 'scan', 'info', 'concepts', 'tag', 'resolve', 'totals', 'audit', 'agreement', 'compare', 'export', 'import',
            'policies', 'formats']


@test('/usage/help')
def _(bench):
    overview = bench.do('--help').decode()
    for command in COMMANDS:
        contains(overview, command)
        contains(bench.do(command, '--help').decode(), f'polarity-cli {command}')


@test('/usage/version')
def _(bench):
    contains(bench.do('--version').decode(), '.')


@test('/usage/lists')
def _(bench):
    equal([policy['id'] for policy in bench.do_json('policies')['policies']],
          ['clarifai', 'clarifai-groups', 'no-widening', 'explicit', 'assume-negative',
           'single-label', 'reviewed'])
    formats = {entry['id']: entry for entry in bench.do_json('formats')['formats']}
    equal((formats['annotations']['import'], formats['annotations']['export']), (True, True))
    equal((formats['predictions']['import'], formats['predictions']['export']), (True, False))
    equal((formats['labels']['import'], formats['labels']['export']), (False, True))


@test('/usage/wrong-command')
def _(bench):
    bench.fail(status=2)
    bench.fail('none-such', status=2, says='none-such')
    bench.fail('--none-such', status=2, says='--none-such')


@test('/usage/wrong-option')
def _(bench):
    for command in COMMANDS:
        bench.fail(command, '--none-such', status=2, says='--none-such')


@test('/usage/missing-and-too-many-arguments')
def _(bench):
    for command in COMMANDS[:-2]:
        bench.fail(command, status=2)
        bench.fail(command, 'one', 'two', 'three', status=2)
    bench.fail('formats', 'one', status=2, says='one')
    bench.fail('policies', 'one', 'two', status=2, says='two')
    bench.fail('import', 'one', status=2)
    bench.fail('new', 'one', status=2, says='--images')


@test('/usage/output-is-the-same-in-every-language')
def _(bench):
    bench.make()
    import os
    environment = {**os.environ, 'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'de'}
    for command in (['formats'], ['policies'], ['totals', bench.project], ['info', bench.project]):
        status, output, _ = bench.run(*command, env=environment)
        equal((status, output), (0, bench.do(*command)))


@test('/usage/plain-locale')
def _(bench):
    import os
    bench.make()
    environment = {**os.environ, 'LC_ALL': 'C'}
    equal(bench.run('concepts', bench.project, '--add', 'süß', env=environment)[0], 0)
    equal(bench.run('tag', bench.project, '--image', 'a.gif', '--positive', 'süß', '--annotator',
                    'Zoë', env=environment)[0], 0)
    contains(bench.export().decode(), '"concept": "süß", "value": "positive", "annotator": "Zoë"')


@test('/usage/invalid-utf8')
def _(bench):
    bench.make()
    for command in ([b'concepts', bench.project, b'--add', b'bad\xff'],
                    [b'tag', bench.project, b'--image', b'a.gif', b'--positive', b'bad\xff'],
                    [b'tag', bench.project, b'--image', b'a.gif', b'--positive', b'taco',
                     b'--annotator', b'bad\xff']):
        before = bench.export()
        status, output, messages = bench.run(*command)
        assert status in (1, 2)
        equal((output, messages.count('\n')), (b'', 1))
        equal(bench.export(), before)


if __name__ == '__main__':
    main()
