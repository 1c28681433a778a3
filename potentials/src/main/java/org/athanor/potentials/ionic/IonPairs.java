package org.athanor.potentials.ionic;

import org.athanor.potentials.numerics.ErrorFunction;
import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;

/** Short-ranged and screened Coulomb energy of pairs; each is met twice and counts half. */
final class IonPairs implements Kernel {
  private final IonTable table;
  private final int[] element;

  IonPairs(IonTable table, int[] element) {
    this.table = table;
    this.element = element;
  }

  @Override
  public void add(Neighbours list, Tally tally) {
    double[] energies = tally.energies();
    for (int i = 0; i < element.length; i++) {
      energies[i] += table.own(element[i]) + pairs(list, i, tally);
    }
  }

  private double pairs(Neighbours list, int i, Tally tally) {
    Screening screening = table.screening();
    double[] numbers = table.numbers();
    double alpha = screening.alpha();
    double fall = Screening.TWO_OVER_ROOT_PI * alpha;
    int row = element[i] * table.size();
    double sum = 0;
    for (int k = list.first(i); k < list.first(i + 1); k++) {
      double r = list.distances()[k];
      if (!(r < table.cutoff())) {
        continue;
      }
      int at = IonTable.NUMBERS * (row + element[list.indices()[k]]);
      double inverse = 1 / r;
      double square = inverse * inverse;
      double sixth = square * square * square;
      double core = numbers[at] * Exponential.of(numbers[at + 2] - r * numbers[at + 1]);
      double c = numbers[at + 3] * sixth;
      double d = numbers[at + 4] * sixth * square;
      double x = alpha * r;
      double gauss = Exponential.of(-x * x);
      double coulomb = ErrorFunction.complement(x, gauss) * inverse;
      double product = numbers[at + 5];
      sum += core - c + d + product * (coulomb + screening.shift() + screening.tilt() * r);
      double slope =
          (6 * c - 8 * d) * inverse
              - core * numbers[at + 1]
              + product * (screening.tilt() - (coulomb + fall * gauss) * inverse);
      double half = 0.5 * slope * inverse;
      tally.addSlope(list, i, k, half * list.dx()[k], half * list.dy()[k], half * list.dz()[k]);
    }
    return 0.5 * sum;
  }
}
