"""Labels structure.extxyz by the `calculator` of calculator.py, into labels.extxyz (eV, Angstrom)."""
import sys

import gpaw

print(f'GPAW {gpaw.__version__} for Athanor', flush=True)

from ase.io import read
from ase.parallel import world

from gpaw import KohnShamConvergenceError


def numbers(values):
    return ' '.join(repr(float(value)) for value in values)


def write(atoms, properties, keys, forces=None):
    """One frame, every number with all its digits."""
    if world.rank != 0:
        return
    with open('labels.extxyz', 'w') as file:
        lattice = numbers(atoms.cell.array.flat)
        print(len(atoms), file=file)
        print(f'Lattice="{lattice}" Properties={properties} {keys} pbc="T T T"', file=file)
        for i, atom in enumerate(atoms):
            force = '' if forces is None else ' ' + numbers(forces[i])
            print(atom.symbol, numbers(atom.position) + force, file=file)


atoms = read('structure.extxyz')
script = {}
with open('calculator.py') as file:
    exec(compile(file.read(), 'calculator.py', 'exec'), script)
if 'calculator' not in script:
    sys.exit('the template does not define `calculator`')
calculator = script['calculator']
atoms.calc = calculator
plain = 'species:S:1:pos:R:3'
try:
    energy = atoms.get_potential_energy(force_consistent=True)
    forces = atoms.get_forces()
    keys = f'REF_energy={float(energy)!r}'
    if 'stress' in calculator.implemented_properties and script.get('stress', True):
        keys += f' REF_stress="{numbers(atoms.get_stress(voigt=False).flat)}"'
    write(atoms, plain + ':REF_forces:R:3', keys, forces)
except KohnShamConvergenceError:
    steps = calculator.parameters.get('maxiter', 0)
    write(atoms, plain, f'converged=F scf_steps={steps}')
