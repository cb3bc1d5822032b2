#!/usr/bin/env python3
"""calibrate.py OFFPRINT DATA [PART…]: how often removals are right, beside how sure they say they are.

For clean/noisy and clean/pasted: by rule, and by bins of confidence, the removals, their mean confidence, the share of
them that is right (at least 80 % of their characters had to go), and the latter in each half of the documents, told
apart by a hash of the document's id. What the annotators left open is not counted."""
import json
import subprocess
import sys
import zlib
from collections import defaultdict
from pathlib import Path

BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def judged(document, removals):
    """Each removal with whether it is right."""
    text = document['text']
    must, open_ = bytearray(len(text)), bytearray(len(text))
    for segment in document['segments']:
        start, end = segment['start'], segment['end']
        if segment['label'] == 'uncertain' or segment['sub'] == 'natural_overlap':
            open_[start:end] = b'\1' * (end - start)
        elif segment['label'] != 'keep':
            must[start:end] = b'\1' * (end - start)
    for removal in removals:
        at = [i for i in range(removal['start'], removal['end']) if not text[i].isspace() and not open_[i]]
        if at:
            yield removal, sum(must[i] for i in at) >= 0.8 * len(at)


def table(title, groups):
    print(f'{title:34s} {"n":>6s} {"says":>6s} {"right":>6s}   halves')
    for name, rows in groups:
        halves = [[right for _, right, half in rows if half == h] for h in (0, 1)]
        share = ' '.join(f'{sum(h) / len(h):.3f} of {len(h):<5d}' for h in halves if h)
        says = sum(confidence for confidence, *_ in rows) / len(rows)
        print(f'{name:34s} {len(rows):6d} {says:6.3f} {sum(right for _, right, _ in rows) / len(rows):6.3f}   {share}')


def main(binary, data, *parts):
    for name in ('noisy', 'pasted'):
        if parts and not any(f'clean/{name}.dev'.startswith(part) for part in parts):
            continue
        with open(Path(data) / 'clean' / f'{name}.dev.jsonl', encoding='utf8') as lines:
            documents = [json.loads(line) for line in lines]
        rows = ''.join(json.dumps({'id': d['id'], 'text': d['text']}) + '\n' for d in documents)
        done = subprocess.run([binary, 'clean', '--jsonl', '--offsets', 'codepoint'], input=rows.encode(),
                              stdout=subprocess.PIPE, check=True)
        rules, bins = defaultdict(list), defaultdict(list)
        for document, line in zip(documents, done.stdout.splitlines()):
            half = zlib.crc32(str(document['id']).encode()) % 2
            for removal, right in judged(document, json.loads(line)['removals']):
                confidence = removal['confidence']
                low = max(b for b in BINS if b <= confidence)
                row = (confidence, right, half)
                rules[removal['rule']].append(row)
                bins[low].append(row)
        print(f'== calibration on clean/{name}')
        table('confidence from', sorted((f'{low:.2f}', rows) for low, rows in bins.items()))
        table('rule', sorted(rules.items(), key=lambda rule: -len(rule[1])))


if __name__ == '__main__':
    main(*sys.argv[1:])
