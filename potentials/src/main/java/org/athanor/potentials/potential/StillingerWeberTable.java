package org.athanor.potentials.potential;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.athanor.potentials.potential.StillingerWeber.Parameters;
import org.athanor.potentials.potential.StillingerWeber.Triple;

/**
 * The parameters as flat arrays: pairs at i·S + j, triples at (i·S + j)·S + k, S elements in order.
 */
final class StillingerWeberTable {
  /**
   * Numbers of a pair, in this order: σ, aσ, AεB, p, Aε, q, γσ, and λε(1 − cos θ₀)² of (i, j, j).
   */
  static final int NUMBERS = 8;

  static final int NOT_WHOLE = -1;

  private final int size;
  private final double[] numbers;
  private final double[] reach;
  private final double[] strength;
  private final double[] cosine;

  StillingerWeberTable(List<Integer> elements, SortedMap<Triple, Parameters> parameters) {
    size = elements.size();
    numbers = new double[NUMBERS * size * size];
    reach = new double[size * size];
    strength = new double[size * size * size];
    cosine = new double[size * size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        Triple pair = new Triple(elements.get(i), elements.get(j), elements.get(j));
        enter(i * size + j, parameters.get(pair));
        for (int k = 0; k < size; k++) {
          Parameters triple =
              parameters.get(new Triple(elements.get(i), elements.get(j), elements.get(k)));
          strength[(i * size + j) * size + k] = triple.lambda() * triple.epsilon();
          cosine[(i * size + j) * size + k] = triple.cosTheta0();
        }
      }
    }
  }

  private void enter(int ij, Parameters own) {
    int at = NUMBERS * ij;
    double scale = own.pairA() * own.epsilon();
    double off = 1 - own.cosTheta0();
    numbers[at] = own.sigma();
    numbers[at + 1] = own.cutoff();
    numbers[at + 2] = scale * own.pairB();
    numbers[at + 3] = own.p();
    numbers[at + 4] = scale;
    numbers[at + 5] = own.q();
    numbers[at + 6] = own.gamma() * own.sigma();
    numbers[at + 7] = own.lambda() * own.epsilon() * off * off;
    reach[ij] = own.reach();
  }

  /** The longest reach in Å. */
  double cutoff() {
    return Arrays.stream(reach).max().orElse(0);
  }

  /** The number of elements, S. */
  int size() {
    return size;
  }

  /** Whether every pair is the same from both of its atoms. */
  boolean alike() {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        for (int number = 6; number < NUMBERS; number++) {
          if (number(i * size + j, number) != number(j * size + i, number)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** The numbers of pair {@code ij}, by their order. */
  double number(int ij, int number) {
    return numbers[NUMBERS * ij + number];
  }

  /** A number of every pair if it is small, whole and the same for all; otherwise −1. */
  int whole(int number) {
    double first = number(0, number);
    boolean small = first == Math.rint(first) && first >= 0 && first <= 16;
    for (int ij = 1; ij < size * size; ij++) {
      small &= number(ij, number) == first;
    }
    return small ? (int) first : NOT_WHOLE;
  }

  /** Up to where pair {@code ij} is felt, in Å. */
  double reach(int ij) {
    return reach[ij];
  }

  /** λε of triple {@code ijk} in eV. */
  double strength(int ijk) {
    return strength[ijk];
  }

  /** cos θ₀ of triple {@code ijk}. */
  double cosine(int ijk) {
    return cosine[ijk];
  }
}
