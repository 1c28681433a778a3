package org.athanor.potentials.tightbinding;

import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Neighbours;

/** The states of one structure after another, and what follows from them. */
final class TightBindingKernel implements Kernel {
  private static final int[] ONE_POINT = {1, 1, 1};

  private final Sampling sampling;
  private final SlaterKoster integrals;
  private final Bonds bonds;
  private final Bands bands;
  private final Occupation occupation;
  private final DensityMatrix density;
  private final Repulsion repulsion;
  private final int atoms;
  private final double[] gradient = new double[3];
  private Mesh mesh = new Mesh(ONE_POINT, new boolean[3]);

  TightBindingKernel(
      TightBindingParameters parameters, Sampling sampling, double width, int atoms) {
    this.sampling = sampling;
    this.atoms = atoms;
    integrals = new SlaterKoster(parameters.hopping());
    bonds = new Bonds(integrals, parameters.cutoff());
    bands = new Bands(parameters.levels(), atoms);
    occupation = new Occupation(width);
    density = new DensityMatrix(bands.size());
    repulsion = new Repulsion(parameters, atoms);
  }

  @Override
  public void add(Neighbours list, Tally tally) {
    bonds.update(list);
    // First: it refuses what the parameters know nothing of.
    repulsion.add(list, bonds, tally);
    chooseMesh(list.cell());
    bands.solve(bonds, mesh);
    int electrons = TightBindingParameters.ELECTRONS * atoms;
    occupation.fill(bands.values(), bands.size(), mesh, electrons);
    density.add(bands, mesh, occupation, bonds, tally.energies());
    double correction = occupation.correction() / atoms;
    for (int i = 0; i < atoms; i++) {
      tally.energies()[i] += correction;
    }
    addBondForces(list, tally);
  }

  /** Atoms without bonds have flat bands: one point says all. */
  private void chooseMesh(Cell cell) {
    int[] divisions = bonds.count() == 0 ? ONE_POINT : sampling.divisions(cell);
    boolean[] shifts = new boolean[3];
    for (int row = 0; row < 3; row++) {
      shifts[row] = bonds.count() > 0 && sampling.shifted() && cell.periodicity().along(row);
    }
    if (!mesh.is(divisions, shifts)) {
      mesh = new Mesh(divisions, shifts);
    }
  }

  private void addBondForces(Neighbours list, Tally tally) {
    for (int bond = 0; bond < bonds.count(); bond++) {
      int k = bonds.place(bond);
      double r = list.distances()[k];
      integrals.gradient(
          list.dx()[k] / r,
          list.dy()[k] / r,
          list.dz()[k] / r,
          r,
          bonds.orders(),
          16 * bond,
          gradient);
      // Twice: the bond stands in the Hamiltonian from either atom.
      tally.addSlope(list, bonds.first(bond), k, 2 * gradient[0], 2 * gradient[1], 2 * gradient[2]);
    }
  }
}
