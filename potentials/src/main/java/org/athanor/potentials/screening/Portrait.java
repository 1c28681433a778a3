package org.athanor.potentials.screening;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.linear.LabelRows;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.QuantityRows;
import org.athanor.potentials.structure.Matrix3;

/**
 * What is kept of a label: the means of all functions over its atoms, which say whether two
 * structures are the same, what is left of energy and virial, and the virial's rows.
 */
final class Portrait {
  /** Virials below it, in eV per atom, say nothing of their sign. */
  private static final double LEAST_VIRIAL = 0.1;

  private final int index;
  private final boolean sound;
  private final int atoms;
  private final SortedMap<Integer, Integer> composition = new TreeMap<>();
  private final double[] means;
  private final double energyPerAtom;
  private final double leftPerAtom;
  private final boolean functions;
  private final Optional<VirialComparison> virialByForces;
  private final Optional<VirialComparison> virialByEnergies;

  private Portrait(
      int index,
      Screening.Sample sample,
      LabelRows label,
      boolean sound,
      Optional<Expectation> expectation) {
    QuantityRows rows = label.rows();
    this.index = index;
    this.sound = sound;
    atoms = rows.atoms();
    for (int i = 0; i < atoms; i++) {
      composition.merge(sample.structure().species().get(i), 1, Integer::sum);
    }
    means = Arrays.stream(rows.energy()).map(x -> x / atoms).toArray();
    functions = Arrays.stream(means, 0, label.rows().functionCount()).anyMatch(x -> x != 0);
    energyPerAtom = sample.labels().energy() / atoms;
    leftPerAtom = label.energy() / atoms;
    Optional<Expectation> judge = expectation.filter(any -> sound);
    virialByForces = judge.flatMap(by -> virial(label, by.forces()));
    virialByEnergies = judge.flatMap(by -> virial(label, by.energies()));
  }

  /** Whether forces are not forbidden by symmetry. */
  static boolean forced(LabelRows label) {
    return label.rows().largestForce() > 1e-4;
  }

  /**
   * Of a label.
   *
   * @param sound whether nothing is wrong with it by itself
   * @param expectation by which its virial is judged
   */
  static Portrait of(
      int index,
      Screening.Sample sample,
      LabelRows label,
      boolean sound,
      Optional<Expectation> expectation) {
    return new Portrait(index, sample, label, sound, expectation);
  }

  private static double[] components(Matrix3 virial) {
    double[] six = new double[6];
    for (int v = 0; v < 6; v++) {
      six[v] = virial.get(QuantityRows.place(v) / 3, QuantityRows.place(v) % 3);
    }
    return six;
  }

  int index() {
    return index;
  }

  /** Whether nothing is wrong with it by itself. */
  boolean sound() {
    return sound;
  }

  SortedMap<Integer, Integer> composition() {
    return composition;
  }

  /** The share of an element among the atoms. */
  double share(int atomicNumber) {
    return composition.getOrDefault(atomicNumber, 0) / (double) atoms;
  }

  boolean sameComposition(Portrait other) {
    return composition.keySet().equals(other.composition.keySet())
        && composition.keySet().stream().allMatch(z -> Math.abs(share(z) - other.share(z)) < 1e-12);
  }

  double[] means() {
    return means;
  }

  double energyPerAtom() {
    return energyPerAtom;
  }

  /** Label less what a fit says, in eV per atom, without reference energies. */
  double residual(LinearFit fit) {
    double sum = leftPerAtom;
    for (int k = 0; k < fit.potential().basis().size(); k++) {
      sum -= means[k] * fit.unknowns().get(k);
    }
    return sum;
  }

  /** Whether any function of it is not zero: not so for atoms alone. */
  boolean hasNeighbours() {
    return functions;
  }

  /** The virial beside what a fit to forces says that it should be; nothing if it is uncertain. */
  Optional<VirialComparison> virialByForces() {
    return virialByForces;
  }

  /** The same with a fit to energies too. */
  Optional<VirialComparison> virialByEnergies() {
    return virialByEnergies;
  }

  private Optional<VirialComparison> virial(LabelRows label, LinearFit fit) {
    if (label.virial().isEmpty()) {
      return Optional.empty();
    }
    double[] virial = components(label.virial().get());
    double product = 0;
    double expected = 0;
    double got = 0;
    double unsure = 0;
    for (int v = 0; v < 6; v++) {
      double[] row = label.rows().virial(v);
      double predicted = 0;
      for (int k = 0; k < row.length; k++) {
        predicted += row[k] * fit.unknowns().get(k);
      }
      product += predicted * virial[v];
      expected += predicted * predicted;
      got += virial[v] * virial[v];
      unsure += fit.posterior().variance(row);
    }
    boolean certain =
        Math.sqrt(expected) > LEAST_VIRIAL * atoms && unsure < 0.04 * expected && got > 0;
    return certain
        ? Optional.of(new VirialComparison(index, atoms, product, expected, got))
        : Optional.empty();
  }
}
