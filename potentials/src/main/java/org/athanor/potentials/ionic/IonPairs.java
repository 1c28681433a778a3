package org.athanor.potentials.ionic;

import org.athanor.potentials.numerics.ErrorFunction;
import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Pulls;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/** Short-ranged and screened Coulomb energy of pairs, each met once. */
final class IonPairs implements PartedKernel.Worker {
  private final IonTable table;
  private final int[] element;
  private final Nearby nearby = new Nearby();
  private final Pulls pulls = new Pulls();

  IonPairs(IonTable table, int[] element) {
    this.table = table;
    this.element = element;
  }

  @Override
  public double reach() {
    return table.cutoff();
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void pass(int pass, int part, Neighbours list, Tally tally) {
    for (int i = list.parts().begin(part); i < list.parts().end(part); i++) {
      list.gatherAhead(i, table.cutoff(), nearby);
      tally.energies()[i] += table.own(element[i]);
      pairs(i, tally);
    }
  }

  private void pairs(int i, Tally tally) {
    Screening screening = table.screening();
    double[] numbers = table.numbers();
    double alpha = screening.alpha();
    double fall = Screening.TWO_OVER_ROOT_PI * alpha;
    int row = element[i] * table.size();
    double[] energies = tally.energies();
    double[] pull = pulls.reserve(nearby.count());
    double sum = 0;
    for (int k = 0; k < nearby.count(); k++) {
      double r = Math.sqrt(nearby.squares()[k]);
      int j = nearby.atoms()[k];
      int at = IonTable.NUMBERS * (row + element[j]);
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
      double energy =
          0.5 * (core - c + d + product * (coulomb + screening.shift() + screening.tilt() * r));
      sum += energy;
      energies[j] += energy;
      double slope =
          (6 * c - 8 * d) * inverse
              - core * numbers[at + 1]
              + product * (screening.tilt() - (coulomb + fall * gauss) * inverse);
      pull[k] = slope * inverse;
    }
    energies[i] += sum;
    pulls.spread(i, nearby, tally);
  }
}
