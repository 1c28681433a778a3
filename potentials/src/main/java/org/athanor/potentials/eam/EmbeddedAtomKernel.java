package org.athanor.potentials.eam;

import java.util.Arrays;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;

/**
 * Every pair once: densities and pair slopes first, kept pair by pair; then embedding; then forces.
 */
final class EmbeddedAtomKernel implements Kernel {
  private final EamSplines splines;
  private final int[] element;
  private final HalfPairs half = new HalfPairs();
  private final double[] density;
  private final double[] embedding = new double[2];
  private final PairSlopes slopes;

  EmbeddedAtomKernel(EamSplines splines, int[] element) {
    this.splines = splines;
    this.element = element;
    density = new double[element.length];
    slopes = new PairSlopes(element.length, splines.size() == 1);
  }

  @Override
  public void add(Neighbours neighbours, Tally tally) {
    half.select(neighbours, splines.cutoff());
    slopes.grow(half.count());
    Arrays.fill(density, 0);
    for (int i = 0; i < element.length; i++) {
      pairsOf(i, neighbours, tally.energies());
    }
    for (int i = 0; i < element.length; i++) {
      splines.embed(element[i], density[i], embedding);
      tally.energies()[i] += embedding[0];
      slopes.embedding[i] = embedding[1];
    }
    half.forces(neighbours, tally, slopes);
  }

  private void pairsOf(int i, Neighbours list, double[] energies) {
    double perStep = 1 / splines.grid().distanceStep();
    int last = splines.grid().distances() - 2;
    int row = element[i] * splines.size();
    double own = 0;
    double energy = 0;
    for (int pair = half.first(i); pair < half.first(i + 1); pair++) {
      int k = half.place(pair);
      int j = list.indices()[k];
      double r = list.distances()[k];
      boolean same = element[i] == element[j];
      double[] c = splines.pair(row + element[j]);
      double p = r * perStep;
      int m = Math.min((int) p, last);
      p = Math.min(p - m, 1);
      int at = m * (same ? EamSplines.SAME_STRIDE : EamSplines.STRIDE);
      double phi = (((c[at + 3] * p + c[at + 2]) * p + c[at + 1]) * p + c[at]) / r;
      double slope = ((3 * c[at + 3] * p + 2 * c[at + 2]) * p + c[at + 1]) * perStep;
      slopes.pair[pair] = (slope - phi) / r;
      double atI = ((c[at + 7] * p + c[at + 6]) * p + c[at + 5]) * p + c[at + 4];
      slopes.atI[pair] = ((3 * c[at + 7] * p + 2 * c[at + 6]) * p + c[at + 5]) * perStep;
      double atJ = atI;
      if (!same) {
        atJ = ((c[at + 11] * p + c[at + 10]) * p + c[at + 9]) * p + c[at + 8];
        slopes.atJ[pair] = ((3 * c[at + 11] * p + 2 * c[at + 10]) * p + c[at + 9]) * perStep;
      } else {
        slopes.atJ[pair] = slopes.atI[pair];
      }
      own += atI;
      density[j] += atJ;
      energy += 0.5 * phi;
      energies[j] += 0.5 * phi;
    }
    density[i] += own;
    energies[i] += energy;
  }
}
