#!/usr/bin/env python3
"""Counts how often the error bars of `athanor tune` cover the truth, for docs/results/tantalum.md.

    python3 bench/tantalum/coverage.py POOL.extxyz DRAWS [options of tune, without --json and --control]

Each draw takes two thirds of the pool's structures at random and tunes with them: labels that matching chooses, and as many at
random. The command must know the truth (--truth or --expected). For the bare, the inflated and the misfit sigma it prints the
share of properties within one and within two of them, the median of |error| / sigma and of sigma / inflated sigma, and the
mean of ln(sigma / |truth|) + error^2 / (2 sigma^2), which is least for bars of the right size.
"""
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile

pool, draws, options = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
athanor = os.environ.get('ATHANOR', './athanor').split()
BARS = (('standardDeviation', 'bare'), ('inflated', 'inflated'), ('misfitDeviation', 'misfit'))


def frames(text):
    lines = text.splitlines(True)
    while lines:
        end = int(lines[0]) + 2
        yield ''.join(lines[:end])
        lines = lines[end:]


def tuned(some, seed):
    with tempfile.NamedTemporaryFile('w', suffix='.extxyz') as file:
        file.write(''.join(some))
        file.flush()
        run = subprocess.run(athanor + ['tune', file.name, '--control', str(seed), '--json'] + options,
                             capture_output=True, text=True)
    return json.loads(run.stdout) if run.returncode in (0, 1) and run.stdout else None


def line(name, bar, readings):
    off = [abs(r['value'] - r['truth']) / r[bar] for r in readings]
    wide = [r[bar] / r['inflated'] for r in readings]
    score = [math.log(r[bar] / abs(r['truth'])) + 0.5 * z * z for r, z in zip(readings, off)]
    by = {}
    for r, z in zip(readings, off):
        by.setdefault(r['property'], []).append(z < 1)
    print('%-8s %5.2f %5.2f %7.2f %7.2f %8.2f   %s'
          % (name, sum(z < 1 for z in off) / len(off), sum(z < 2 for z in off) / len(off), statistics.median(off),
             statistics.median(wide), statistics.mean(score),
             ', '.join('%s %.2f' % (p, sum(hits) / len(hits)) for p, hits in by.items())))


with open(pool) as text:
    everything = list(frames(text.read()))
answers = []
for seed in range(draws):
    answers.append(tuned(random.Random(seed).sample(everything, 2 * len(everything) // 3), seed))
lost = answers.count(None)
answers = [one for one in answers if one]
print('%d draws of %d of %d structures; %d more gave no crystal at rest'
      % (len(answers), 2 * len(everything) // 3, len(everything), lost))
for name, what in (('properties', 'matched'), ('random', 'at random')):
    readings = [r for one in answers for r in one[name]]
    print('%s: median of %d labels; within one sigma, two, median |error| / sigma, sigma / inflated, score, within one by property'
          % (what, statistics.median(len(one['weights']) for one in answers)))
    for bar, short in BARS:
        line(short, bar, readings)
