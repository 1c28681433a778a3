#!/usr/bin/env python3
"""Tables and a plot of what arms.py measured.

    python3 bench/entropy/table.py [--work runs/entropy] [--plot docs/results/entropy.svg]

Prints Markdown: for every material and part of the tests the mean absolute errors of each arm at each number of labels (mean
over the draws, least and largest in brackets), and how many times larger random dynamics' are. Energies in meV/atom, force
components in meV/Å, stress components in GPa.
"""
import argparse
import json
import math
import pathlib
import re

PARTS = ('near', 'strained', 'hot', 'random', 'entropy')
ARMS = ('random', 'entropy', 'mixed')
COLOURS = {'random': '#888888', 'entropy': '#c0392b', 'mixed': '#1f77b4'}
ORDER = ('carbon', 'silicon', 'nacl')
KINDS = (('energy', 'meV/atom'), ('force', 'meV/Å'), ('stress', 'GPa'))


def read(folder):
    """errors[material][arm][labels] is a list, over draws, of errors by part and kind."""
    errors = {}
    for path in sorted(folder.glob('*/fits/*.json'), key=lambda path: (ORDER.index(path.parent.parent.name), path.name)):
        found = re.fullmatch(r'(random|entropy|mixed)-(\d+)-(\d+)', path.stem)
        if found:
            arm, draw, labels = found.group(1), int(found.group(2)), int(found.group(3))
            of_material = errors.setdefault(path.parent.parent.name, {})
            of_material.setdefault(arm, {}).setdefault(labels, {})[draw] = json.loads(path.read_text())
    return errors


def values(errors, material, arm, labels, part, kind):
    return [one[part][kind] for one in errors[material].get(arm, {}).get(labels, {}).values()]


def shown(number):
    return '%.3g' % number if number < 1000 else '%.0f' % number


def cell(numbers):
    if not numbers:
        return '–'
    mean = shown(sum(numbers) / len(numbers))
    return mean if len(numbers) == 1 else '%s (%s–%s)' % (mean, shown(min(numbers)), shown(max(numbers)))


def ratio(errors, material, arm, labels, part, kind):
    """How many times larger random dynamics' error is: geometric mean over the draws that both have."""
    mine, other = (errors[material].get(name, {}).get(labels, {}) for name in (arm, 'random'))
    both = sorted(set(mine) & set(other))
    if not both:
        return '–'
    logs = [math.log(other[draw][part][kind] / mine[draw][part][kind]) for draw in both]
    return '%.2f' % math.exp(sum(logs) / len(logs))


def counts(errors, material):
    return sorted({labels for arm in errors[material].values() for labels in arm})


def tables(errors):
    for material in errors:
        print('\n### %s\n' % material)
        for kind, unit in KINDS:
            print('| %s, %s | labels | %s | random / entropy | random / mixed |' % (kind, unit, ' | '.join(ARMS)))
            print('|---|---|' + '---|' * (len(ARMS) + 2))
            for part in PARTS:
                for labels in counts(errors, material):
                    cells = [cell(values(errors, material, arm, labels, part, kind)) for arm in ARMS]
                    ratios = [ratio(errors, material, arm, labels, part, kind) for arm in ARMS[1:]]
                    print('| %s | %d | %s |' % (part, labels, ' | '.join(cells + ratios)))
            print()


class Panel:
    """One plot of an error against the number of labels, both logarithmic."""

    def __init__(self, left, top, width, height, labels, errors):
        self.box = left, top, width, height
        spread = [math.log10(error) for error in errors]
        self.low, self.high = min(spread) - 0.08, max(spread) + 0.08
        self.first, self.last = math.log10(labels[0]), math.log10(labels[-1])

    def at(self, labels, error):
        left, top, width, height = self.box
        across = (math.log10(labels) - self.first) / ((self.last - self.first) or 1)
        up = (math.log10(error) - self.low) / (self.high - self.low)
        return left + across * width, top + (1 - up) * height

    def frame(self):
        left, top, width, height = self.box
        lines = ['<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="none" stroke="#333"/>' % self.box]
        for power in range(math.floor(self.low), math.ceil(self.high) + 1):
            for digit in (1, 1.5, 2, 3, 5, 7):
                value = digit * 10.0 ** power
                if self.low < math.log10(value) < self.high:
                    _, y = self.at(10 ** self.first, value)
                    lines.append('<path d="M%.1f %.1fh4" stroke="#333"/>' % (left, y))
                    lines.append(text(left - 3, y + 3, '%g' % value, 'end', 9))
        return lines


def text(x, y, words, anchor='middle', size=11):
    return '<text x="%.1f" y="%.1f" text-anchor="%s" font-size="%d">%s</text>' % (x, y, anchor, size, words)


def panel(errors, material, part, kind, left, top):
    labels = counts(errors, material)
    every = [v for arm in ARMS for n in labels for v in values(errors, material, arm, n, part, kind)]
    one = Panel(left, top, 118, 105, labels, every)
    lines = one.frame()
    for n in labels:
        lines.append(text(one.at(n, 10 ** one.low)[0], top + 117, str(n), size=9))
    for arm in ARMS:
        points = [(n, values(errors, material, arm, n, part, kind)) for n in labels]
        points = [(n, v) for n, v in points if v]
        means = [one.at(n, sum(v) / len(v)) for n, v in points]
        lines.append('<polyline points="%s" fill="none" stroke="%s" stroke-width="1.6"/>'
                     % (' '.join('%.1f,%.1f' % p for p in means), COLOURS[arm]))
        for n, v in points:
            for value in v:
                lines.append('<circle cx="%.1f" cy="%.1f" r="2" fill="%s"/>' % (one.at(n, value) + (COLOURS[arm],)))
    return lines


def plot(errors, path):
    lines, top = [], 40
    for material in errors:
        for kind, unit in KINDS[:2]:
            for k, part in enumerate(PARTS):
                left = 70 + 165 * k
                if top == 40:
                    lines.append(text(left + 59, 28, 'held out: ' + part))
                lines += panel(errors, material, part, kind, left, top)
            lines.append('<g transform="translate(16 %d) rotate(-90)">%s</g>'
                         % (top + 52, text(0, 0, '%s, %s (%s)' % (material, kind, unit))))
            top += 140
    for k, arm in enumerate(ARMS):
        lines.append('<path d="M%d %dh22" stroke="%s" stroke-width="2"/>' % (70 + 120 * k, top + 4, COLOURS[arm]))
        lines.append(text(97 + 120 * k, top + 8, arm, 'start'))
    lines.append(text(890, top + 8, 'across: labels; dots: draws; lines: their means', 'end'))
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="%d" font-family="sans-serif">\n'
                    '<rect width="100%%" height="100%%" fill="white"/>\n%s\n</svg>\n' % (top + 20, '\n'.join(lines)))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--work', type=pathlib.Path, default='runs/entropy')
    options.add_argument('--plot', type=pathlib.Path)
    asked = options.parse_args()
    errors = read(asked.work)
    tables(errors)
    if asked.plot:
        plot(errors, asked.plot)


main()
