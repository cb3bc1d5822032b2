#!/usr/bin/env python3
"""fit-body.py FEATURES GOLD [STRENGTH…]: fits the weights of the body's scorers and says what they are worth.

FEATURES is what the ignored test `features_of_pages` writes, GOLD the pages' records `{id, type, url, text}`. The
weights of [again] and [context] are fitted by logistic regression with a quadratic penalty of each STRENGTH, once
with all pages and once for each quarter of the sites without it; printed is the words F1 by type, in and out of
sample, before what belongs together is evened out, beside that of the weights in use. Needs numpy and scipy.
[leaf], on which the features of [context] rest, is fitted in the same way from its own features alone: with --leaf.
--write prints the tables of the last strength, rounded to hundredths, for src/lexicon/body.toml."""
import hashlib
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

options = [a for a in sys.argv[1:] if a.startswith('--')]
features, gold, *strengths = [a for a in sys.argv[1:] if not a.startswith('--')]
THRESHOLD, FOLDS, SHORT = -0.3, 4, 3


def words(text):
    return re.findall(r'\w+', text.lower())


def labels(leaves, gold_words):
    """The share of each leaf's runs of three words that the article has; a shorter leaf counts with its neighbours."""
    runs = set(zip(gold_words, gold_words[1:], gold_words[2:]))
    flat = f" {' '.join(gold_words)} "
    for at, own in enumerate(leaves):
        if len(own) >= SHORT:
            mine = list(zip(own, own[1:], own[2:]))
            yield sum(run in runs for run in mine) / len(mine)
            continue
        before = [word for leaf in leaves[max(0, at - 2):at] for word in leaf][-4:]
        behind = [word for leaf in leaves[at + 1:at + 3] for word in leaf][:4]
        joined = [part for part, beside in ((before + own, before), (own + behind, behind)) if len(beside) >= SHORT]
        yield float(bool(own) and any(f" {' '.join(part)} " in flat for part in joined))


records = {d['id']: d for d in map(json.loads, open(gold, encoding='utf8'))}
lines = open(features, encoding='utf8')
names = json.loads(next(lines))
columns = [('leaf', name) for name in names['leaf']] if '--leaf' in options else (
    [('again', name) for name in names['leaf']] + [('context', name) for name in names['context']])
pages, where, values, share, truth = [], ([], []), [], [], []
for line in lines:
    page = json.loads(line)
    record = records[page['id']]
    leaves = [words(leaf['t']) for leaf in page['leaves']]
    first = len(truth)
    for at, leaf in enumerate(page['leaves']):
        seen = leaf['leaf'] if '--leaf' in options else leaf['leaf'] + [
            (len(names['leaf']) + feature, value) for feature, value in leaf['context']]
        where[0].extend([first + at] * len(seen))
        where[1].extend(feature for feature, _ in seen)
        values.extend(value for _, value in seen)
    truth.extend(labels(leaves, words(record['text'])))
    size = np.array([len(leaf) for leaf in leaves], float)
    weight = np.sqrt(size + 1) * (size > 0)
    share.extend(weight / max(weight.sum(), 1e-9))  # each page counts once
    site = urlparse(record['url']).netloc.removeprefix('www.')
    fold = int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS
    pages.append((slice(first, len(truth)), record['type'], fold, leaves, Counter(words(record['text']))))
matrix = csr_matrix((values, where), shape=(len(truth), len(columns)))
truth, share = np.array(truth), np.array(share)
folds = np.concatenate([np.full(at.stop - at.start, fold) for at, _, fold, _, _ in pages])


def fit(rows, strength, start):
    some, target, weight = matrix[rows], truth[rows], share[rows]
    turned = some.T.tocsr()

    def loss(guess):
        logit = some @ guess
        slope = 1 / (1 + np.exp(-np.clip(logit, -30, 30))) - target
        value = (weight * (np.logaddexp(0, logit) - target * logit)).sum() + strength * (guess @ guess)
        return value, turned @ (weight * slope) + 2 * strength * guess

    return minimize(loss, start, jac=True, method='L-BFGS-B', options={'maxiter': 150}).x


def worth(logits):
    scores = defaultdict(list)
    for at, kind, _, leaves, wanted in pages:
        kept = Counter(word for leaf, logit in zip(leaves, logits[at]) if logit > THRESHOLD for word in leaf)
        both = sum((kept & wanted).values())
        scores[kind].append(2 * both / max(1, sum(kept.values()) + sum(wanted.values())))
    return '  '.join(f'{kind} {np.mean(list_):.4f}' for kind, list_ in sorted(scores.items()))


tables = tomllib.loads((Path(__file__).parent.parent / 'src/lexicon/body.toml').read_text(encoding='utf8'))
used = np.array([tables.get(table, {}).get(name, {}).get('weight', 0) / 100 for table, name in columns])
print('in use, in sample     ', worth(matrix @ used))
fitted = np.zeros(len(columns))
for strength in map(float, strengths):
    held_out = np.zeros(len(truth))
    for fold in range(FOLDS):
        held_out[folds == fold] = matrix[folds == fold] @ fit(folds != fold, strength, fitted)
    fitted = fit(folds >= 0, strength, fitted)
    print(f'{strength:<8g} sites held out', worth(held_out))
    print(f'{strength:<8g} in sample     ', worth(matrix @ fitted), f'({(abs(fitted) >= .005).sum()} weights)')
if '--write' in options:
    for (table, name), weight in sorted(zip(columns, fitted)):
        if abs(weight) >= .005:
            print(f'[{table}.{name}]\nweight = {round(weight * 100)}')
