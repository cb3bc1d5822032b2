#!/usr/bin/env python3
"""eval.py OFFPRINT DATA [PART…]: runs the command line over the evaluation data and prints one table.

PART names what to run by the beginning of its heading (clean, clean/noisy, quotes/german …); without one, everything.

DATA holds clean/, quotes/, extract/, each with its score.py, and adapt.py, which reads the command line's records.
Checks also that --restore all gives every record's text back, byte for byte."""
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

binary, data = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
parts = sys.argv[3:]


def wanted(name):
    return not parts or any(name.startswith(part) for part in parts)


def records(path):
    with open(path, encoding='utf8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def run(command, rows, *arguments):
    text = ''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows)
    done = subprocess.run([binary, command, '--jsonl', '--offsets', 'codepoint', *arguments],
                          input=text.encode('utf8', 'surrogatepass'), stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.splitlines()]


def adapted(kind, rows, *arguments):
    text = ''.join(json.dumps(row) + '\n' for row in rows)
    done = subprocess.run([sys.executable, data / 'adapt.py', kind, *map(str, arguments)], input=text.encode(),
                          stdout=subprocess.PIPE, check=True)
    handle = tempfile.NamedTemporaryFile('wb', suffix='.jsonl', delete=False)
    handle.write(done.stdout)
    handle.close()
    return handle.name


def score(part, gold, predicted, *arguments):
    done = subprocess.run([sys.executable, data / part / 'score.py', gold, predicted, *arguments],
                          stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def restored(name, command, rows):
    back = run(command, rows, '--restore', 'all', '--format', 'text')
    wrong = sum(1 for row, answer in zip(rows, back) if answer.get('output') != row['text'])
    print(f'   restored byte for byte: {len(rows) - wrong} of {len(rows)} ({command})')
    return wrong


def again(rows):
    """Cleans what is left of each text once more: nothing should go (invariant 2)."""
    left = run('clean', rows, '--format', 'text')
    more = run('clean', [{'id': at, 'text': answer.get('output', '')} for at, answer in enumerate(left)])
    calm = sum(not answer.get('removals') for answer in more)
    print(f'   cleaned again, nothing more goes: {calm} of {len(rows)}')


def clean():
    wrong = 0
    for name in ('noisy.dev', 'pasted.dev', 'sample'):
        if not wanted(f'clean/{name}'):
            continue
        gold = data / 'clean' / f'{name}.jsonl'
        rows = [{'id': d['id'], 'text': d['text']} for d in records(gold)]
        print(f'== clean/{name}')
        print(score('clean', gold, adapted('clean', run('clean', rows))), end='')
        wrong += restored(name, 'clean', rows) + restored(name, 'extract', rows)
        again(rows)
    if wanted('clean/pairs.dev'):
        pairs()
    if wanted('clean/offgold.dev'):
        offgold()
    return wrong


def pairs():
    gold = records(data / 'clean' / 'pairs.dev.jsonl')
    first, second = 'a', 'b'
    rows = [{'id': i, 'text': f'{d[first]}\n\n{d[second]}'} for i, d in enumerate(gold)]
    hit, copies = {0: 0, 1: 0}, {0: 0, 1: 0}
    for pair, answer in zip(gold, run('clean', rows)):
        removals = answer.get('removals', [])
        hit[int(pair['label'])] += bool(removals)
        copies[int(pair['label'])] += any('of' in removal for removal in removals)
    count = {label: sum(int(p['label']) == label for p in gold) for label in hit}
    print('== clean/pairs.dev')
    for label, name in ((0, 'not paraphrases'), (1, 'paraphrases')):
        print(f'{name}: {copies[label]} of {count[label]} treated as copies, {hit[label]} with any removal')


def offgold():
    lines = records(data / 'clean' / 'offgold.dev.jsonl')
    rows = [{'id': i, 'text': d['text']} for i, d in enumerate(lines)]
    known = sum(bool(a.get('removals')) for a in run('clean', rows, '--language', 'en'))
    print(f'== clean/offgold.dev\nlines recognised standing alone {known} of {len(lines)}, {100 * known / len(lines):.1f} %')


def by_evidence(gold, answers, kinds):
    """Prints for each rule of attribution how many quotations it takes, and how many of them are quotations and are said by
    the one whom the annotation names (by the last word of the names; where spans agree by half)."""
    counts = {}
    for row, answer in zip(gold, answers):
        text, quotes = row['text'], row['quotes']
        for found in answer.get('quotations', []):
            if found['kind'] not in kinds:
                continue
            start, end = found['start'], found['end']
            share = [(min(end, g['end']) - max(start, g['start'])) / (max(end, g['end']) - min(start, g['start'])) for g in quotes]
            best = max(range(len(quotes)), key=share.__getitem__, default=None)
            count = counts.setdefault(found['evidence'], [0, 0, 0])
            count[0] += 1
            if best is None or share[best] < 0.5:
                continue
            count[1] += 1
            mention = found.get('mention')
            named = text[mention['start']:mention['end']] if mention else ''
            count[2] += named.strip(' .,').split(' ')[-1].lower() in (quotes[best].get('speaker') or '').lower().split(' ') if named else not quotes[best].get('speaker')
    for name, (all_, spans, right) in sorted(counts.items(), key=lambda item: -item[1][0]):
        print(f'   {name:25} {all_:5} quotations {spans / all_:.2f} speaker {right / spans if spans else 0:.2f}')


def quotes():
    wrong = 0
    for name in ('english_marked.dev', 'english_all.dev', 'german_direct.dev', 'german_all.dev', 'sample_marked', 'sample_all'):
        if not wanted(f'quotes/{name}'):
            continue
        gold = data / 'quotes' / f'{name}.jsonl'
        rows = [{'id': d['id'], 'text': d['text']} for d in records(gold)]
        kinds = 'direct,mixed,indirect' if '_all' in name else 'direct,mixed'
        print(f'== quotes/{name}')
        answers = run('extract', rows)
        print(score('quotes', gold, adapted('quotes', answers, gold, kinds)), end='')
        if name.startswith('english'):
            by_evidence(records(gold), answers, ('indirect',) if '_all' in name else ('direct', 'mixed'))
        wrong += restored(name, 'extract', rows)
        if '_all' not in name:  # whose texts are the same
            again(rows)
    return wrong


def extract():
    if not wanted('extract/pages.dev'):
        return 0
    gold = data / 'extract' / 'pages.dev.jsonl'
    rows = []
    for page in records(gold):
        html = gzip.open(data / 'extract' / 'pages' / f"{page['id']}.html.gz").read().decode('utf8', 'replace')
        rows.append({'id': page['id'], 'html': html, 'url': page['url']})
    print('== extract/pages.dev')
    articles = run('extract', rows)
    print(score('extract', gold, adapted('extract', articles), '--by-type'), end='')
    back = run('extract', rows, '--restore', 'all', '--format', 'text')
    wrong = sum(a.get('text') != b.get('output') for a, b in zip(articles, back))
    print(f'   restored to the whole visible text: {len(rows) - wrong} of {len(rows)}')
    return wrong


if sum([clean(), quotes(), extract()]):
    sys.exit('not everything came back with --restore all')
