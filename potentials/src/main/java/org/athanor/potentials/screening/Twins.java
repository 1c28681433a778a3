package org.athanor.potentials.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Structures that are the same up to translation, rotation, reflection, permutation and supercell:
 * the means of all functions agree.
 */
final class Twins {
  /** In units of a function's largest mean. */
  private static final double TOLERANCE = 1e-8;

  /** Energies of the same structure differ by less, in eV per atom. */
  private static final double SAME_ENERGY = 1e-5;

  private Twins() {}

  static List<Finding> among(List<Portrait> portraits) {
    if (portraits.isEmpty()) {
      return List.of();
    }
    double[] scale = scale(portraits);
    List<Portrait> sorted = new ArrayList<>(portraits);
    sorted.sort(Comparator.comparingDouble(p -> p.means()[0]));
    List<Finding> findings = new ArrayList<>();
    for (int a = 0; a < sorted.size(); a++) {
      Portrait one = sorted.get(a);
      for (int b = a + 1; b < sorted.size(); b++) {
        Portrait other = sorted.get(b);
        if (other.means()[0] - one.means()[0] > TOLERANCE * scale[0]) {
          break;
        }
        if (one.sameComposition(other) && same(one.means(), other.means(), scale)) {
          findings.add(one.index() < other.index() ? finding(one, other) : finding(other, one));
        }
      }
    }
    return findings;
  }

  private static double[] scale(List<Portrait> portraits) {
    double[] scale = new double[portraits.getFirst().means().length];
    for (Portrait portrait : portraits) {
      Arrays.setAll(scale, k -> Math.max(scale[k], Math.abs(portrait.means()[k])));
    }
    return scale;
  }

  private static boolean same(double[] a, double[] b, double[] scale) {
    for (int k = 0; k < a.length; k++) {
      if (!(Math.abs(a[k] - b[k]) <= TOLERANCE * scale[k])) {
        return false;
      }
    }
    return true;
  }

  private static Finding finding(Portrait first, Portrait second) {
    double difference = Math.abs(first.energyPerAtom() - second.energyPerAtom());
    // The number of the other is from 1, as people count frames.
    int number = first.index() + 1;
    if (difference < SAME_ENERGY) {
      return new Finding(
          second.index(),
          Fault.DUPLICATE,
          "expected every structure once, got number " + number + " again");
    }
    return new Finding(
        second.index(),
        Fault.CONTRADICTION,
        String.format(
            Locale.ROOT,
            "expected the energy of number %d, which is the same structure, got %.5g eV per atom"
                + " more or less; are they of one reference?",
            number,
            difference));
  }
}
