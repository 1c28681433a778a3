#!/usr/bin/env python3
"""Lattice, bulk modulus and elastic constants of bcc tantalum by the settings of sims/references/tantalum.py, for
docs/results/tantalum.md.

    OMP_NUM_THREADS=1 /usr/bin/python3 bench/tantalum/truth.py

a0 from a parabola through five energies within 2 % (in volume^(-2/3), after Birch), elastic constants from stresses at strains
of +-1 % (C11, C12) and shears of +-1 % (C44) of the cell at a0.
"""
import numpy as np
from ase.build import bulk
from gpaw import GPAW, PW, FermiDirac, Mixer

GPA = 160.21766208


def solved(a, strain=np.zeros((3, 3)), stress=False):
    atoms = bulk('Ta', 'bcc', a, cubic=True)
    atoms.set_cell(atoms.cell.array @ (np.eye(3) + strain), scale_atoms=True)
    atoms.calc = GPAW(mode=PW(400), xc='PBE', kpts={'size': (6, 6, 6), 'gamma': True}, occupations=FermiDirac(0.2),
                      convergence={'energy': 1e-6, 'density': 1e-5}, mixer=Mixer(0.25, 5, 50), txt=None)
    energy = atoms.get_potential_energy(force_consistent=True) / len(atoms)
    return (energy, GPA * atoms.get_stress()) if stress else energy


lengths = 3.32 * (1 + np.array([-0.02, -0.01, 0.0, 0.01, 0.02]))
energies = [solved(a) for a in lengths]
fit = np.polyfit(lengths ** -2.0, energies, 3)
fine = np.linspace(lengths[0], lengths[-1], 200001)
curve = np.polyval(fit, fine ** -2.0)
a0 = fine[np.argmin(curve)]
volume = fine ** 3 / 2
k = np.argmin(curve)
slope = np.gradient(np.gradient(curve, volume), volume)[k]
print('a0 %.4f A, energy %.4f eV/atom, bulk modulus %.1f GPa' % (a0, curve[k], GPA * volume[k] * slope), flush=True)
pull = np.zeros((3, 3))
pull[0, 0] = 0.01
shear = np.zeros((3, 3))
shear[0, 1] = shear[1, 0] = 0.005
sides = [solved(a0, sign * pull, True)[1] for sign in (1, -1)]
shears = [solved(a0, sign * shear, True)[1] for sign in (1, -1)]
difference = (sides[0] - sides[1]) / 0.02
print('C11 %.1f, C12 %.1f, C44 %.1f GPa' % (difference[0], 0.5 * (difference[1] + difference[2]),
                                            (shears[0] - shears[1])[5] / 0.02), flush=True)
print('stress at a0 by the mean of the pulled cells: %.2f GPa' % (0.5 * (sides[0] + sides[1])[:3]).mean())
