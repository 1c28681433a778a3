package org.athanor.potentials.snap;

import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;

/**
 * One pass over the atoms: expands each atom's neighbours in Wigner matrices, and takes the slopes
 * of its energy back through the recursion to every neighbour.
 */
final class SnapWorker implements PartedKernel.Worker {
  private final SnapTable table;
  private final int[] element;
  private final WignerRecursion recursion;
  private final Bispectrum bispectrum;
  private final SnapEnergy energy;
  private final Expanded expanded;

  /** Slopes and their copy to use up: real, imaginary. */
  private final double[][] slopes;

  private final double[][] used;
  private final double[] rotation = new double[4];
  private final double[] turned = new double[4];

  SnapWorker(SnapTable table, int[] element) {
    this.table = table;
    this.element = element;
    this.recursion = table.recursion();
    this.bispectrum = table.bispectrum();
    this.energy = new SnapEnergy(table.settings(), bispectrum);
    this.expanded = new Expanded(table);
    this.slopes = new double[2][recursion.size()];
    this.used = new double[2][recursion.size()];
  }

  @Override
  public double reach() {
    return table.cutoff();
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public void pass(int pass, int part, Neighbours list, Tally tally) {
    double[] energies = tally.energies();
    for (int i = list.parts().begin(part); i < list.parts().end(part); i++) {
      expanded.of(list, i, element);
      energies[i] += energy.of(table.coefficients(element[i]), expanded.half(), expanded.z());
      bispectrum.slopes(energy.beta(), expanded.z(), slopes);
      spread(i, tally);
    }
  }

  private void spread(int i, Tally tally) {
    int size = recursion.size();
    Shell shell = expanded.shell();
    for (int k = 0; k < shell.count(); k++) {
      int at = k * size;
      double along = 0;
      for (int e = 0; e < size; e++) {
        used[0][e] = slopes[0][e];
        used[1][e] = slopes[1][e];
        along += shell.real()[at + e] * slopes[0][e] + shell.imaginary()[at + e] * slopes[1][e];
      }
      shell.rotation(k, rotation);
      recursion.backward(rotation, shell.real(), shell.imaginary(), at, used[0], used[1], turned);
      shell.addSlope(k, along, turned, i, tally);
    }
  }
}
