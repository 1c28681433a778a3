#!/usr/bin/env python3
"""Entropy-driven labels against random molecular dynamics and a mixed pool, for docs/results/entropy.md.

    python3 bench/entropy/arms.py [--materials silicon,carbon,nacl] [--draws 1,2,3] [--labels 100,200,400,800] [--quick]
                                  [--work runs/entropy] [--variant NAME:SETTING;SETTING…] [--fit NAME:OPTIONS] [--weigh 1.0] [--tune]

Everything is done by the command line of Athanor: two campaigns a draw (one entropy-driven alone, one of random dynamics and
anchors), two whose walks move on the reference itself for the test structures, then `fit --drop` and `evaluate` for every arm and
number of labels. What is finished is not done again, so the same command goes on after a stop. --quick is one draw of
silicon with 60 and 120 labels. $ATHANOR is the launcher (./athanor).

Writes results.json into the work folder, and prints its lines; table.py makes the tables and plots of it.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ATHANOR = os.environ.get('ATHANOR', str(ROOT / 'athanor')).split()
SPECS = {'silicon': 'tb:Si', 'carbon': 'tb:C', 'nacl': 'born-ewald:%s/sims/potentials/NaCl.born:Na,Cl' % ROOT}
HOTTEST = {'silicon': '3000 K', 'carbon': '3000 K', 'nacl': '2500 K'}
BASES = {'silicon': 'ace:4.5', 'carbon': 'ace:3:5,600,8,6', 'nacl': 'ace:5.5:5,250,8,6'}
# Of the campaigns; those of the tests have seeds that no draw has.
SEED, TEST_SEED, HOT_SEED = 100, 9001, 9002
# Walks half as long as the campaign files', with as many candidates.
STEPS = 'explore { steps = 500, every = 50 }'
# The best that there are, as many as the budget has, however little is new in them.
GREEDY = 'select.novelty-threshold = -1e9'
GPA = 160.21766208


def athanor(*words, out=None):
    with open(out or os.devnull, 'w') as file:
        code = subprocess.call(ATHANOR + [str(word) for word in words], stdout=file, stderr=subprocess.STDOUT, cwd=ROOT)
    if code != 0:
        sys.exit('athanor %s: exit status %d; see %s' % (' '.join(map(str, words)), code, out))


def frames(path):
    """Comment line and whole text of every frame."""
    lines = path.read_text().splitlines(True)
    while lines:
        end = int(lines[0]) + 2
        yield lines[1], ''.join(lines[:end])
        lines = lines[end:]


def word(comment, key):
    found = re.search(r'(?:^|\s)%s=("[^"]*"|\S+)' % key, comment)
    return found and found.group(1).strip('"')


def of_arm(path, arm):
    return [text for comment, text in frames(path) if word(comment, 'config_type') == arm]


def campaign(folder, material, name, settings):
    """Runs a campaign of sims/MATERIAL.conf with other settings, unless it is done."""
    directory = folder / name
    if not (directory / 'done').exists():
        directory.mkdir(parents=True, exist_ok=True)
        lines = ['include file("%s/sims/%s.conf")' % (ROOT, material), 'name = %s' % name,
                 'machines { explorers = 1, labelers = 1 }']
        if material == 'nacl':
            lines.append('label.reference.potential.spec = "%s"' % SPECS[material])
        path = folder / (name + '.conf')
        path.write_text('\n'.join(lines + settings) + '\n')
        athanor('run', path, '--directory', directory, '--explorers', 1, out=directory / 'run.out')
        (directory / 'done').touch()
    return directory / 'dataset.extxyz'


def tests(folder, material, size):
    """Held-out structures of every part, from walks on the reference itself: no arm's potential had a hand in them."""
    out = folder / 'test.extxyz'
    if not out.exists():
        common = [STEPS, 'stop.rounds = 2', 'explore.potential = "%s"' % SPECS[material]]
        data = campaign(folder, material, 'tests', common + [
            'seed = %d' % TEST_SEED, GREEDY, 'explore { walks = %d, seeds { strain = 0.05, rattle = 0.10 Å } }' % (size // 4),
            'label { budget = %d, seeds = %d, test = 0, control = 25 %%, anchors = 25 %% }' % (4 * size, size)])
        hot = campaign(folder, material, 'hot', common + [
            'seed = %d' % HOT_SEED, 'explore.temperatures = [%s]' % HOTTEST[material],
            'label { budget = %d, seeds = 4, test = 0, control = 100 %%, anchors = 0 %% }' % (size + 4)])
        parts = {'near': of_arm(data, 'anchor'), 'strained': of_arm(data, 'seed'), 'hot': of_arm(hot, 'control'),
                 'random': of_arm(data, 'control'), 'entropy': of_arm(data, 'entropy')}
        text = ''.join(marked(part, one) for part, all_of_it in parts.items() for one in all_of_it)
        out.write_text(text)
    return out


def marked(part, text):
    count, comment, rest = text.split('\n', 2)
    return '\n'.join((count, comment + ' part=' + part, rest))


def pools(folder, material, draw, size, extra):
    """Labels of each arm in the order in which they were bought; the two campaigns have seeds of their own."""
    seeds, walks = 40 if material == 'carbon' else 20, max(4, size // 40)
    common = ['seed = %d' % (SEED + draw), STEPS, 'explore.walks = %d' % walks, 'stop.rounds = 11']
    driven = campaign(folder, material, 'entropy-%d' % draw, common + [
        GREEDY,
        'label { budget = %d, seeds = %d, test = 0, control = 0 %%, anchors = 0 %% }' % (size * 21 // 20, seeds)] + extra)
    if extra:
        return {'entropy': [text for _, text in frames(driven)]}
    plain = campaign(folder, material, 'random-%d' % draw, common + [
        'label { budget = %d, seeds = %d, test = 0, control = 84 %%, anchors = 16 %% }' % (size * 5 // 4, seeds)])
    entropy = [text for _, text in frames(driven)]
    anchors, control = of_arm(plain, 'anchor'), of_arm(plain, 'control')
    return {'entropy': entropy, 'random': of_arm(plain, 'seed') + control, 'mixed': (entropy, anchors)}


def first(pool, count):
    if isinstance(pool, tuple):
        return first(pool[0], count * 4 // 5) + first(pool[1], count - count * 4 // 5)
    if len(pool) < count:
        sys.exit('expected %d labels of an arm, got %d' % (count, len(pool)))
    return pool[:count]


def errors(path):
    """Mean absolute errors by part: energy (meV/atom), force components (meV/Å), stress components (GPa)."""
    sums = {}
    for comment, text in frames(path):
        rows = [line.split() for line in text.splitlines()[2:]]
        columns, at = {}, 0
        names = word(comment, 'Properties').split(':')
        for name, width in zip(names[::3], names[2::3]):
            columns[name] = slice(at, at + int(width))
            at += int(width)
        off = {'energy': [1000 * (float(word(comment, 'energy')) - float(word(comment, 'REF_energy'))) / len(rows)],
               'force': [1000 * (float(a) - float(b)) for row in rows
                         for a, b in zip(row[columns['forces']], row[columns['REF_forces']])],
               'stress': [GPA * (float(a) - float(b)) for a, b in
                          zip(word(comment, 'stress').split(), word(comment, 'REF_stress').split())]}
        for kind, values in off.items():
            total = sums.setdefault(word(comment, 'part'), {}).setdefault(kind, [0.0, 0])
            total[0] += sum(abs(value) for value in values)
            total[1] += len(values)
    return {part: {kind: total / count for kind, (total, count) in kinds.items()} for part, kinds in sums.items()}


def rest(folder, draw, arms, count):
    """What the arms of a draw have beyond their first labels: to choose settings on, without a look at the tests."""
    out = folder / ('rest-%d-%d.extxyz' % (draw, count))
    parts = {'near': arms['mixed'][1][count // 5:], 'random': arms['random'][count:], 'entropy': arms['entropy'][count:]}
    out.write_text(''.join(marked(part, one) for part, all_of_it in parts.items() for one in all_of_it))
    return out


def weighed(text, scale):
    """The frame with weight 1 / (1 + (root mean square of its force components / scale)^2)."""
    count, comment, body = text.split('\n', 2)
    forces = [float(number) for line in body.splitlines() for number in line.split()[4:7]]
    mean = sum(force * force for force in forces) / len(forces)
    return '\n'.join((count, '%s config_weight=%r' % (comment, 1 / (1 + mean / scale ** 2)), body))


def measured(folder, key, labels, test, fit):
    """Errors of a fit to some labels, kept in a file of its own."""
    kept = folder / 'fits' / (key + '.json')
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        data, made, told = folder / (key + '.extxyz'), folder / (key + '.fit'), folder / (key + '.out')
        if not (made / 'fit.html').exists():
            data.write_text(''.join(labels))
            athanor('fit', data, '--output', made, '--drop', '--threads', 1, *fit, out=told)
        athanor('evaluate', '--potential', made, test, '--output', folder / (key + '.predicted'), out=told)
        kept.write_text(json.dumps(errors(folder / (key + '.predicted'))))
        for path in (data, folder / (key + '.predicted'), made / 'sums.bin', made / 'uncertainty.bin'):
            path.unlink(missing_ok=True)
    return json.loads(kept.read_text())


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--materials', default='silicon,carbon,nacl')
    options.add_argument('--draws', default='1,2,3')
    options.add_argument('--labels', default='100,200,400,800')
    options.add_argument('--work', default='runs/entropy')
    options.add_argument('--variant', help='another entropy-driven arm: NAME:SETTING;SETTING…')
    options.add_argument('--fit', default='', help='options of another fit: NAME:--basis ace:5:5,600,8,6 --prior smooth')
    options.add_argument('--weigh', type=float, help='eV/Å: frames count less whose forces are larger (with --fit)')
    options.add_argument('--tune', action='store_true', help='tests are what the arms have beyond their labels (with --fit)')
    options.add_argument('--quick', action='store_true')
    asked = options.parse_args()
    if asked.quick:
        asked.materials, asked.draws, asked.labels, asked.work = 'silicon', '1', '60,120', asked.work + '-quick'
    counts = [int(count) for count in asked.labels.split(',')]
    name, _, settings = (asked.variant or '').partition(':')
    fitting, _, fit = asked.fit.partition(':')
    for draw in (int(draw) for draw in asked.draws.split(',')):
        for material in asked.materials.split(','):
            folder = (ROOT / asked.work / material).resolve()
            folder.mkdir(parents=True, exist_ok=True)
            test = tests(folder, material, 16 if asked.quick else 40)
            home = folder / name if name else folder
            home.mkdir(exist_ok=True)
            arms = pools(home, material, draw, counts[-1], settings.split(';') if name else [])
            for arm, pool in arms.items():
                for count in counts[:-1] if asked.tune else counts:
                    key = '-'.join(filter(None, (arm, fitting, 'tuning' * asked.tune, str(draw), str(count))))
                    labels = first(pool, count)
                    if asked.weigh:
                        labels = [weighed(text, asked.weigh) for text in labels]
                    held = rest(home, draw, arms, count) if asked.tune else test
                    found = measured(home, key, labels, held, fit.split() or ['--basis', BASES[material]])
                    line = dict(material=material, arm=name or arm, fit=fitting, draw=draw, labels=count, errors=found)
                    print(json.dumps(line), flush=True)


if __name__ == '__main__':
    main()
