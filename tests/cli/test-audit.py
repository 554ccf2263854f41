# test-audit.py: what the audit finds, and what it says
#
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import html.parser
import os
import re
import struct
import zlib

from workbench import annotation, annotations_file, contains, equal, main, test


def png(*gray):
    """A picture of squares in these shades, four in a row."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + b''.join(bytes([shade]) * 8 for shade in gray[y // 8 * 4:y // 8 * 4 + 4])
                    for y in range(8 * (len(gray) // 4)))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>2I5B', 32, len(gray) // 4 * 8, 8, 0, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


SHADES = [0, 255, 30, 200, 90, 10, 250, 60, 180, 120, 40, 220, 70, 160, 240, 20]


def findings(bench, *options):
    audit = bench.do_json('audit', bench.project, *options)
    equal((audit['format'], audit['version']), ('polarity-audit', 1))
    return {finding.pop('id'): finding for finding in audit['findings']}


def tag(bench, image, positive=(), negative=(), unsure=(), annotator='Ana'):
    options = ['--annotator', annotator, '--image', image]
    for option, concepts in ('--positive', positive), ('--negative', negative), ('--unsure', unsure):
        for concept in concepts:
            options += [option, concept]
    bench.do('tag', bench.project, *options)


@test('/audit/clean')
def _(bench):
    bench.make('a.gif b.gif', 'burger pizza')
    tag(bench, 'a.gif', ['burger'], ['pizza'])
    tag(bench, 'b.gif', ['pizza'], ['burger'])
    # The two files have the same bytes, and say opposite things.
    equal(set(findings(bench)), {'exact-duplicates', 'near-duplicates'})
    equal(findings(bench, '--without-pictures'), {})


@test('/audit/reads-no-picture-twice')
def _(bench):
    pictures = {'a.png': png(*SHADES), 'b.png': png(*(min(255, shade + 9) for shade in SHADES))}
    for name, picture in pictures.items():
        bench.add_image(name, picture)
    bench.do('new', bench.project, '--images', bench.images, '--concept', 'burger')
    tag(bench, 'a.png', ['burger'])
    tag(bench, 'b.png', negative=['burger'])
    bench.do('scan', bench.project, '--pictures')
    equal(set(findings(bench)), {'near-duplicates'})

    # The pictures are gone, but their files have the same sizes and times.
    for name, picture in pictures.items():
        times = os.stat(os.path.join(bench.images, name))
        bench.add_image(name, b'x' * len(picture))
        os.utime(os.path.join(bench.images, name), ns=(times.st_atime_ns, times.st_mtime_ns))
    equal(set(findings(bench)), {'near-duplicates'})
    os.utime(os.path.join(bench.images, 'b.png'))
    equal(set(findings(bench)), {'unreadable-images'})


@test('/audit/tacos')
def _(bench):
    bench.make('a.gif b.gif c.gif')
    tag(bench, 'a.gif', ['burger'], ['taco'])
    tag(bench, 'b.gif', negative=['pizza'])
    found = findings(bench, '--without-pictures')
    equal(found['widened-negatives'], {'severity': 'warning', 'count': 1, 'concepts': ['burger', 'taco'],
                                       'images': ['b.gif']})
    equal(found['no-positives'], {'severity': 'error', 'count': 2, 'concepts': ['pizza', 'taco'], 'images': []})
    equal(found['no-negatives']['concepts'], ['burger'])
    equal('widened-negatives' in findings(bench, '--policy', 'no-widening'), False)


@test('/audit/doubts')
def _(bench):
    bench.make('Burgers/a.gif b.gif pizza/c.gif')
    for image in ('Burgers/a.gif', 'b.gif', 'pizza/c.gif'):
        tag(bench, image, negative=['pizza'])
    found = findings(bench, '--without-pictures')
    equal(found['widened-negatives']['count'], 3)
    equal(found['doubtful-negatives'], {'severity': 'warning', 'count': 1, 'concepts': ['burger'],
                                        'images': ['Burgers/a.gif']})
    equal('doubtful-negatives' in findings(bench, '--without-pictures', '--policy', 'no-widening'), False)


@test('/audit/doubtful-look-alikes')
def _(bench):
    bench.add_image('one.png', png(*SHADES))
    bench.add_image('two.png', png(*(min(255, shade + 9) for shade in SHADES)))
    bench.make('', 'burger pizza taco')
    tag(bench, 'one.png', ['burger'])
    tag(bench, 'two.png', negative=['pizza'])
    found = findings(bench)
    equal((found['doubtful-negatives']['concepts'], found['doubtful-negatives']['images']), (['burger'], ['two.png']))


@test('/audit/annotators')
def _(bench):
    bench.make()
    tag(bench, 'a.gif', ['burger'])
    tag(bench, 'a.gif', negative=['burger'], annotator='Ben')
    tag(bench, 'b.gif', ['burger'], unsure=['taco'])
    bench.do('concepts', bench.project, '--remove', 'pizza')
    found = findings(bench)
    equal(found['disagreement'], {'severity': 'warning', 'count': 1, 'concepts': ['burger'], 'images': ['a.gif']})
    equal(found['unsure'], {'severity': 'info', 'count': 1, 'concepts': ['taco'], 'images': ['b.gif']})
    # Under a policy that settles it, annotators disagree no less.
    bench.write('latest.json', {'id': 'latest', 'with_positive': 'negative', 'only_negatives': 'negative',
                                'no_tags': 'ignored', 'reviewed': None, 'scope': 'all', 'exclusive': False,
                                'disagreement': 'latest'})
    equal(findings(bench, '--policy', bench.path('latest.json'))['disagreement']['images'], ['a.gif'])


@test('/audit/exclusive')
def _(bench):
    bench.make()
    tag(bench, 'a.gif', ['burger', 'pizza'])
    equal('exclusive' in findings(bench), False)
    equal(findings(bench, '--policy', 'single-label')['exclusive'],
          {'severity': 'error', 'count': 1, 'concepts': ['burger', 'pizza'], 'images': ['a.gif']})


@test('/audit/archived')
def _(bench):
    bench.make()
    tag(bench, 'a.gif', ['burger'], ['pizza'])
    bench.do('concepts', bench.project, '--remove', 'pizza')
    equal(findings(bench)['archived-tags'],
          {'severity': 'info', 'count': 1, 'concepts': ['pizza'], 'images': ['a.gif']})


@test('/audit/alike')
def _(bench):
    bench.make('a.gif', 'Burger burger cheese-burger Cheeseburger car cat')
    equal(findings(bench)['alike-concepts']['concepts'], ['Burger', 'burger', 'cheese-burger', 'Cheeseburger'])


@test('/audit/files')
def _(bench):
    bench.make('a.gif b.gif gone.gif')
    bench.add_image('sub/broken.png', png(*range(0, 160, 10))[:50])
    bench.do('scan', bench.project)
    os.unlink(os.path.join(bench.images, 'gone.gif'))
    bench.do('scan', bench.project)
    found = findings(bench)
    equal(found['missing-images'], {'severity': 'warning', 'count': 1, 'concepts': [], 'images': ['gone.gif']})
    equal(found['unreadable-images'], {'severity': 'error', 'count': 1, 'concepts': [], 'images': ['sub/broken.png']})
    equal(found['exact-duplicates'], {'severity': 'info', 'count': 2, 'concepts': [], 'images': ['a.gif', 'b.gif']})


@test('/audit/near-duplicates')
def _(bench):
    bench.add_image('one.png', png(*SHADES))
    bench.add_image('two.png', png(*(min(255, shade + 9) for shade in SHADES)))
    bench.add_image('other.png', png(*reversed(SHADES)))
    bench.make('', 'burger pizza')
    tag(bench, 'one.png', ['burger'])
    tag(bench, 'two.png', negative=['burger'])
    tag(bench, 'other.png', negative=['burger'])
    equal(findings(bench)['near-duplicates'],
          {'severity': 'warning', 'count': 2, 'concepts': ['burger'], 'images': ['one.png', 'two.png']})


@test('/audit/limit-and-order')
def _(bench):
    bench.make('b.gif a/x.gif a.gif')
    for image in ('b.gif', 'a/x.gif', 'a.gif'):
        tag(bench, image, negative=['pizza'])
    equal(findings(bench)['widened-negatives']['images'], ['a.gif', 'a/x.gif', 'b.gif'])
    limited = findings(bench, '--limit', '2')['widened-negatives']
    equal((limited['count'], limited['images']), (3, ['a.gif', 'a/x.gif']))
    bench.fail('audit', bench.project, '--limit', '-1', status=2)


@test('/audit/output')
def _(bench):
    bench.make()
    text = bench.do('audit', bench.project)
    equal(bench.do('audit', bench.project, '-o', bench.path('audit.json')), b'')
    equal(bench.read('audit.json'), text)
    contains(text.decode(), '{"format": "polarity-audit", "version": 1,\n "policy": {"id": "clarifai"')


@test('/audit/minimum')
def _(bench):
    bench.make()
    tag(bench, 'a.gif', ['burger', 'pizza'], ['taco'])
    tag(bench, 'b.gif', ['burger'], ['taco'])
    equal({'few-positives', 'few-negatives'} & set(findings(bench)), set())
    found = findings(bench, '--minimum', '2')
    equal(found['few-positives'],
          {'severity': 'warning', 'count': 2, 'concepts': ['pizza', 'taco'], 'images': []})
    equal(found['few-negatives'],
          {'severity': 'info', 'count': 2, 'concepts': ['burger', 'pizza'], 'images': []})
    bench.fail('audit', bench.project, '--minimum', '-1', status=2)


def stretch(bench, n, milliseconds, tags):
    """Takes in one image after the other, each with these tags: (concept, value)."""
    images = {}
    for i in range(n):
        at = f'2026-11-20T10:{i * milliseconds // 60000:02}:{i * milliseconds % 60000 / 1000:06.3f}Z'
        images[f'{i:03}.gif'] = {'annotations': [annotation(concept, value, at=at) for concept, value in tags(i)]}
        bench.add_image(f'{i:03}.gif')
    bench.make('', 'burger pizza')
    bench.write('in.json', annotations_file(['burger', 'pizza'], images))
    bench.do('import', bench.project, bench.path('in.json'))
    return findings(bench, '--without-pictures')


def by_turns(i):
    values = ['positive', 'negative']
    return [('burger', values[i % 2]), ('pizza', values[1 - i % 2])]


@test('/audit/steady')
def _(bench):
    equal(stretch(bench, 70, 2000, by_turns), {})


@test('/audit/hasty')
def _(bench):
    found = stretch(bench, 40, 250, by_turns)
    equal(set(found), {'fast-stretches'})
    equal((found['fast-stretches']['severity'], found['fast-stretches']['count']), ('warning', 40))
    equal(found['fast-stretches']['concepts'], ['burger', 'pizza'])


@test('/audit/uniform')
def _(bench):
    found = stretch(bench, 60, 2000, lambda i: [('burger', 'positive')])
    equal((found['uniform-stretches']['count'], found['uniform-stretches']['concepts']), (60, ['burger']))


@test('/audit/pairs')
def _(bench):
    found = stretch(bench, 80, 2000, by_turns)
    equal(found['never-together'], {'severity': 'info', 'count': 2, 'concepts': ['burger', 'pizza'],
                                    'pairs': [['burger', 'pizza']], 'images': []})


@test('/audit/together')
def _(bench):
    found = stretch(bench, 30, 2000, lambda i: [('burger', 'positive'), ('pizza', 'positive')])
    equal((found['always-together']['count'], found['always-together']['pairs']), (30, [['burger', 'pizza']]))


@test('/audit/splits')
def _(bench):
    for image in 'train/a.gif', 'train/b.gif', 'other/d.gif':
        bench.add_image(image)
    bench.make('')
    equal('leaking-splits' in findings(bench), False)
    bench.add_image('Test/c.gif')
    bench.do('scan', bench.project)
    equal(findings(bench)['leaking-splits'], {'severity': 'error', 'count': 3, 'concepts': [],
                                              'images': ['Test/c.gif', 'train/a.gif', 'train/b.gif']})


@test('/audit/name-that-is-no-utf-8')
def _(bench):
    bench.add_image(b'\xff.gif')
    bench.make('', 'burger pizza')
    bench.write('in.json', annotations_file(['burger'], {
        '%FF.gif': {'encoding': 'uri', 'annotations': [annotation('burger', 'negative')]}}))
    bench.do('import', bench.project, bench.path('in.json'))
    equal(findings(bench)['widened-negatives']['images'], ['%FF.gif'])


class Page(html.parser.HTMLParser):
    """A report: its text, its tables and what it refers to. Fails where tags do not match."""
    VOID = {'meta', 'img', 'br', 'hr', 'link', 'input'}

    def __init__(self, text):
        super().__init__()
        self.open, self.links, self.tables, self.texts, self.tags = [], [], [], [], set()
        self.counts, self.counting = [], False
        self.feed(text)
        self.close()
        equal(self.open, [])

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.counting = ('class', 'count') in attributes
        self.links += [value for name, value in attributes if name in ('src', 'href', 'srcset', 'data', 'action')]
        if any(name.startswith('on') for name, _ in attributes):
            raise AssertionError(f'{attributes} runs something')
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == 'table':
            self.tables.append([])
        elif tag == 'tr':
            self.tables[-1].append([])
        elif tag in ('td', 'th'):
            self.tables[-1][-1].append('')

    def handle_endtag(self, tag):
        equal(self.open.pop(), tag)
        self.counting = False

    def handle_data(self, data):
        if 'style' in self.open:
            return
        self.texts.append(data)
        if self.counting:
            self.counts.append(int(data.split()[0]))
        if self.open and self.open[-1] in ('td', 'th'):
            self.tables[-1][-1][-1] += data

    def texts_of(self):
        return ' '.join(' '.join(self.texts).split())

    def table(self, column):
        """The rows below a head with this column, by their first cell."""
        found, = [table for table in self.tables if column in table[0]]
        return {row[0]: row[1:] for row in found[1:]}


def report(bench, *options):
    text = bench.do('audit', bench.project, '--html', *options).decode()
    for outside in 'http:', 'https:', 'file:', '//', 'url(', '@import', bench.folder:
        # Base64 has slashes, too.
        if outside in re.sub('base64,[^"]*', '', text):
            raise AssertionError(f'{outside} is in the report')
    return Page(text)


HOSTILE = '<script>alert("x")</script> & \'more\''


def disputed(bench):
    """Two hostile concepts and one that all agree on, by three annotators, one of whom tags little."""
    bench.add_image('<b>"a" & \'b\'.png', png(*range(0, 160, 10)))
    bench.make('c.gif d.gif', '')
    bench.do('concepts', bench.project, '--add', HOSTILE, '--add', 'pizza', '--add', 'taco')
    ids = [concept['id'] for concept in bench.do_json('export', bench.project, '--format', 'annotations')['concepts']]
    first = '<b>"a" & \'b\'.png'
    for annotator, says in ('Ana', 'pnp'), ('<i>Ben</i>', 'pnn'), ('Cleo', 'n'):
        for image, value in zip((first, 'c.gif', 'd.gif'), says):
            tag(bench, image, ids[:1] if value == 'p' else (), ids[:1] if value == 'n' else (), annotator=annotator)
            if annotator != 'Cleo':
                tag(bench, image, ['taco'], annotator=annotator)
    return ids


@test('/audit/report/is-one-page')
def _(bench):
    disputed(bench)
    page = report(bench)
    equal(page.tags & {'script', 'b', 'i', 'link', 'iframe', 'object'}, set())
    for said in 'Findings', 'Annotators Disagree', 'Concepts', 'Agreement', HOSTILE, '<b>"a" & \'b\'.png', '<i>Ben</i>':
        contains(page.texts_of(), said)
    equal(len(page.links) > 0, True)
    for link in page.links:
        contains(link, 'data:image/jpeg;base64,')
        equal(base64.b64decode(link.partition(',')[2], validate=True)[:3], b'\xff\xd8\xff')


def shown(figure):
    if figure is None:
        return '–'
    # A mark keeps the minus on the left in every language.
    return f'{round(figure, 2) + 0:.2f}'.replace('-', '\u200e−')


def shown_row(entry, figure):
    return [shown(entry[figure]), str(entry['items']), str(entry['items'] - entry['agreed'])]


@test('/audit/report/says-what-the-json-says')
def _(bench):
    names = dict(zip(disputed(bench), (HOSTILE, 'pizza', 'taco')))
    page = report(bench)
    agreement = bench.do_json('agreement', bench.project)
    overall = agreement['overall']
    contains(page.texts_of(), f"Annotators agree on {overall['agreed']} of {overall['items']} items: "
             f"Krippendorff’s alpha is {shown(overall['krippendorff_alpha'])}.")
    equal(page.table('Krippendorff’s alpha'),
          {names[concept['id']]: shown_row(concept, 'krippendorff_alpha')
           for concept in agreement['concepts'] if concept['items'] > 0})
    equal(page.table('Cohen’s kappa'),
          {' and '.join(pair['annotators']): shown_row(pair, 'cohen_kappa') for pair in agreement['annotators']})
    # What nobody disputes and all say alike has no figure, and comes last.
    equal(list(page.table('Krippendorff’s alpha').items())[-1], ('taco', ['–', '3', '0']))
    equal(sorted(page.counts), sorted(finding['count'] for finding in bench.do_json('audit', bench.project)['findings']))


@test('/audit/report/one-annotator-agrees-with-nobody')
def _(bench):
    bench.make()
    tag(bench, 'a.gif', ['burger'])
    equal('Agreement' in report(bench).texts_of(), False)
    tag(bench, 'b.gif', ['burger'], annotator='Ben')
    equal('Agreement' in report(bench).texts_of(), False)
    tag(bench, 'a.gif', ['burger'], annotator='Ben')
    contains(report(bench).texts_of(), 'Annotators agree on 1 of 1 item: Krippendorff’s alpha is –.')


@test('/audit/report/the-worst-twenty')
def _(bench):
    concepts = [f'c{i:02}' for i in range(25)]
    bench.make('a.gif b.gif', ' '.join(concepts))
    bench.write('in.json', annotations_file(concepts, {
        'a.gif': {'annotations': [annotation(concept, 'positive', who) for concept in concepts for who in ('A', 'B')]},
        'b.gif': {'annotations': [annotation(concept, 'positive' if i < 3 and who == 'A' else 'negative', who)
                                  for i, concept in enumerate(concepts) for who in ('A', 'B')]}}))
    bench.do('import', bench.project, bench.path('in.json'))
    page = report(bench)
    rows = page.table('Krippendorff’s alpha')
    equal(len(rows), 20)
    equal([row for row in rows if rows[row][2] != '0'], concepts[:3])
    contains(page.texts_of(), 'and 5 more')


@test('/audit/wrong-usage')
def _(bench):
    bench.make()
    bench.fail('audit', status=2)
    bench.fail('audit', bench.project, '--policy', 'no-such', says='no-such')
    bench.fail('audit', bench.path('none.polarity'), says='none.polarity')


main()
