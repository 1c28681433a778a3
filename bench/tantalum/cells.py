#!/usr/bin/env python3
"""Writes the pools of tantalum cells that docs/results/tantalum.md labels by density-functional theory.

    python3 bench/tantalum/cells.py > cells.extxyz
    python3 bench/tantalum/cells.py --mild > mild.extxyz

With --mild no strain is above 2 % and no rattle above 0.06 A: cells that a form may hold all at once. Otherwise strains reach
6 % and rattles 0.15 A.
bcc at the measured lattice constant, 2 to 8 atoms. All cells are 1x1x1, 1x1x2 or 2x2x1 of the cubic one, so that a mesh of
fixed density (6x6x6, 6x6x3, 3x3x6) samples the same points of the Brillouin zone. In an order that may be cut anywhere.
"""
import random
import sys

A = 3.30
BCC = ((0, 0, 0), (0.5, 0.5, 0.5))
draw = random.Random(20261121)


def strained(strain):
    """The cubic cell's rows, times 1 + strain (symmetric, Voigt xx yy zz yz xz xy)."""
    xx, yy, zz, yz, xz, xy = strain
    return [[A * (1 + xx), A * xy, A * xz], [A * xy, A * (1 + yy), A * yz], [A * xz, A * yz, A * (1 + zz)]]


def cell(kind, strain, repeats=(1, 1, 1), rattle=0.0, vacancy=False):
    rows = strained(strain)
    sites = [(x + i, y + j, z + k) for i in range(repeats[0]) for j in range(repeats[1]) for k in range(repeats[2])
             for x, y, z in BCC]
    if vacancy:
        del sites[draw.randrange(len(sites))]
    atoms = [[sum(s[a] * rows[a][b] for a in range(3)) + draw.gauss(0, rattle) * (rattle > 0) for b in range(3)]
             for s in sites]
    lattice = [[repeats[a] * v for v in rows[a]] for a in range(3)]
    return kind, lattice, atoms


def any_strain(size):
    return [draw.gauss(0, size) for _ in range(6)]


def uniform(e):
    return cell('volume', (e, e, e, 0, 0, 0))


def wild():
    return [
        [uniform(e) for e in (-0.04, 0.03, -0.01, 0.01, -0.02, 0.04, 0.0, 0.02, -0.03)],
        [cell('tetragonal', (-e / 2 + v, -e / 2 + v, e + v, 0, 0, 0))
         for e, v in ((0.03, 0), (-0.03, 0.01), (0.06, -0.01), (-0.06, 0), (0.015, 0.01), (-0.015, 0))],
        [cell('sheared', (v, v, v, s, t, u)) for v, s, t, u in
         ((0, 0, 0, 0.02), (0.01, 0, 0, 0.04), (-0.01, 0.03, 0.03, 0.03), (0.005, 0.015, 0.015, 0.015), (0, 0, 0, 0.06))],
        [cell('strained', any_strain(0.015), rattle=r) for r in (0.03, 0.06, 0.09, 0.12, 0.15) for _ in range(10)],
        [cell('rattled-4', any_strain(0.012), (1, 1, 2), r) for r in (0.05, 0.08, 0.11, 0.14) for _ in range(7)],
        [cell('rattled-8', any_strain(0.012), (2, 2, 1), r) for r in (0.06, 0.12) for _ in range(5)],
        [cell('vacancy', any_strain(0.01), (2, 2, 1), r, True) for r in (0.03, 0.06, 0.10) for _ in range(4)],
    ]


def small_strain(size):
    """Six components, none above 2 %."""
    return [max(-0.02, min(0.02, e)) for e in any_strain(size)]


def mild():
    return [
        [uniform(e) for e in (-0.01, 0.005, -0.005, 0.01, 0.0)],
        [cell('tetragonal', (-e / 2 + v, -e / 2 + v, e + v, 0, 0, 0))
         for e, v in ((0.01, 0.005), (-0.01, 0.005), (0.015, 0), (-0.015, 0), (0.01, -0.005), (-0.01, -0.005))],
        [cell('sheared', (v, v, v, s, t, u)) for v, s, t, u in
         ((0, 0, 0, 0.01), (0.005, 0, 0, 0.02), (0.005, 0.01, 0.01, 0.01), (-0.005, 0.01, 0.01, 0.01), (0, 0, 0.02, 0.02))],
        [cell('strained', small_strain(0.01), rattle=r) for r in (0.02, 0.03, 0.04, 0.05, 0.06) for _ in range(11)],
        [cell('rattled-4', small_strain(0.008), (1, 1, 2), r) for r in (0.02, 0.035, 0.05, 0.06) for _ in range(8)],
        [cell('rattled-8', small_strain(0.008), (2, 2, 1), r) for r in (0.03, 0.06) for _ in range(6)],
        [cell('vacancy', small_strain(0.006), (2, 2, 1), r, True) for r in (0.02, 0.05) for _ in range(3)],
    ]


pool = []
for group in mild() if '--mild' in sys.argv[1:] else wild():
    draw.shuffle(group)
    pool += [((k + 0.5) / len(group), one) for k, one in enumerate(group)]
for _, (kind, lattice, atoms) in sorted(pool, key=lambda entry: entry[0]):
    print(len(atoms))
    print('Lattice="%s" Properties=species:S:1:pos:R:3 config_type=%s pbc="T T T"'
          % (' '.join('%.6f' % v for row in lattice for v in row), kind))
    for atom in atoms:
        print('Ta', ' '.join('%.6f' % v for v in atom))
