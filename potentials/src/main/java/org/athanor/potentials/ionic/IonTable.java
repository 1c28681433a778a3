package org.athanor.potentials.ionic;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.ionic.BornMayerHuggins.Parameters;
import org.athanor.potentials.potential.SpeciesPair;

/** A potential's numbers by place of element or of pair, flat. */
final class IonTable {
  /** Numbers of a pair: A, 1/ρ, σ/ρ, C, D and e²/(4πε₀) q q'. */
  static final int NUMBERS = 6;

  private final double cutoff;
  private final Screening screening;
  private final int size;
  private final double[] charge;
  private final double[] own;
  private final double[] numbers;

  IonTable(
      Map<SpeciesPair, Parameters> parameters,
      Charges charges,
      Screening screening,
      double cutoff) {
    this.cutoff = cutoff;
    this.screening = screening;
    List<Integer> elements = List.copyOf(charges.byElement().keySet());
    this.size = elements.size();
    this.charge = new double[size];
    this.own = new double[size];
    this.numbers = new double[NUMBERS * size * size];
    for (int i = 0; i < size; i++) {
      charge[i] = charges.byElement().get(elements.get(i));
      own[i] = charges.constant() * charge[i] * charge[i] * screening.own();
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        Parameters pair = parameters.get(new SpeciesPair(elements.get(i), elements.get(j)));
        enter(NUMBERS * (i * size + j), pair, charges.constant() * charge[i] * charge[j]);
      }
    }
  }

  private void enter(int at, Parameters pair, double product) {
    numbers[at] = pair.a();
    numbers[at + 1] = 1 / pair.rho();
    numbers[at + 2] = pair.sigma() / pair.rho();
    numbers[at + 3] = pair.c();
    numbers[at + 4] = pair.d();
    numbers[at + 5] = product;
  }

  double cutoff() {
    return cutoff;
  }

  Screening screening() {
    return screening;
  }

  /** The number of elements. */
  int size() {
    return size;
  }

  /** Energy in eV of a charge with itself, by place of its element. */
  double own(int element) {
    return own[element];
  }

  /** Shared, read only: {@link #NUMBERS} for the pair in place {@code i·size + j}. */
  double[] numbers() {
    return numbers;
  }

  /** The largest charge in e, without its sign. */
  double largestCharge() {
    double largest = 0;
    for (double each : charge) {
      largest = Math.max(largest, Math.abs(each));
    }
    return largest;
  }

  /** Charge in e, by place of its element. */
  double charge(int element) {
    return charge[element];
  }

  /** Charges in e of atoms with these places, [n]. */
  double[] charges(int[] places) {
    double[] all = new double[places.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = charge[places[i]];
    }
    return all;
  }
}
