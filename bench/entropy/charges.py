#!/usr/bin/env python3
"""Fixed charges under a short-ranged fit, for docs/results/entropy.md.

    python3 bench/entropy/charges.py DATASET.extxyz TEST.extxyz --basis ace:5.5:5,250,8,6 [--work runs/entropy/charges]

Takes from the labels of sodium chloride what charges of +1 and -1 e say (born-ewald without repulsion), fits the rest, and
compares the sum of both with a fit to the labels themselves on the test.
"""
import argparse
import pathlib

from arms import athanor, errors, frames, word

CHARGES = 'cutoff 8.0\newald 1e-8\ncharge Na 1\ncharge Cl -1\n' + ''.join(
    'pair %s 0 0.3 0 0 0\n' % pair for pair in ('Na Na', 'Na Cl', 'Cl Cl'))


def without(path, out):
    """The evaluated frames with the labels less what was evaluated."""
    texts = []
    for comment, text in frames(path):
        rows = [line.split() for line in text.splitlines()[2:]]
        at, columns = 0, {}
        names = word(comment, 'Properties').split(':')
        for name, width in zip(names[::3], names[2::3]):
            columns[name] = slice(at, at + int(width))
            at += int(width)
        energy = float(word(comment, 'REF_energy')) - float(word(comment, 'energy'))
        stress = [float(a) - float(b) for a, b in zip(word(comment, 'REF_stress').split(), word(comment, 'stress').split())]
        head = 'Lattice="%s" Properties=species:S:1:pos:R:3:REF_forces:R:3 REF_energy=%r REF_stress="%s" pbc="T T T"' % (
            word(comment, 'Lattice'), energy, ' '.join(map(repr, stress)))
        lines = [' '.join(row[columns['species']] + row[columns['pos']] + [
            repr(float(a) - float(b)) for a, b in zip(row[columns['REF_forces']], row[columns['forces']])]) for row in rows]
        texts.append('\n'.join([str(len(rows)), head] + lines) + '\n')
    out.write_text(''.join(texts))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('dataset', type=pathlib.Path)
    options.add_argument('test', type=pathlib.Path)
    options.add_argument('--basis', required=True)
    options.add_argument('--work', type=pathlib.Path, default='runs/entropy/charges')
    asked = options.parse_args()
    work = asked.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    (work / 'charges.born').write_text(CHARGES)
    charges = 'born-ewald:%s:Na,Cl' % (work / 'charges.born')
    told = work / 'told.out'
    athanor('evaluate', '--potential', charges, asked.dataset.resolve(), '--output', work / 'charges.extxyz', out=told)
    without(work / 'charges.extxyz', work / 'rest.extxyz')
    fit = ('--basis', asked.basis, '--drop', '--threads', 1)
    athanor('fit', work / 'rest.extxyz', '--output', work / 'rest', *fit, out=told)
    athanor('fit', asked.dataset.resolve(), '--output', work / 'plain', *fit, out=told)
    for name, spec in (('plain', work / 'plain'), ('over charges', '%s+%s' % (charges, work / 'rest'))):
        athanor('evaluate', '--potential', spec, asked.test.resolve(), '--output', work / 'predicted.extxyz', out=told)
        for part, off in errors(work / 'predicted.extxyz').items():
            print('%-12s %-8s %8.4f meV/atom %8.3f meV/Å %8.4f GPa' % (name, part, off['energy'], off['force'], off['stress']))


if __name__ == '__main__':
    main()
