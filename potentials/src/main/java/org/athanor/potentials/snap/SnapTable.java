package org.athanor.potentials.snap;

import java.util.Collection;
import java.util.List;

/** A potential's numbers by place of element, flat, and the tables that depend on 2j only. */
final class SnapTable {
  private final Snap.Settings settings;
  private final int size;
  private final double[] cutoffs;
  private final double[] weights;
  private final double[][] coefficients;
  private final WignerRecursion recursion;
  private final Bispectrum bispectrum;

  SnapTable(Snap.Settings settings, Collection<Snap.ElementPart> elements) {
    this.settings = settings;
    List<Snap.ElementPart> parts = List.copyOf(elements);
    this.size = parts.size();
    this.cutoffs = new double[size * size];
    this.weights = new double[size];
    this.coefficients = new double[size][];
    for (int i = 0; i < size; i++) {
      weights[i] = parts.get(i).weight();
      coefficients[i] = parts.get(i).coefficients().toArray();
      for (int j = 0; j < size; j++) {
        cutoffs[i * size + j] =
            (parts.get(i).radius() + parts.get(j).radius()) * settings.rcutfac();
      }
    }
    this.recursion = new WignerRecursion(settings.twojmax());
    this.bispectrum = new Bispectrum(settings.twojmax());
  }

  Snap.Settings settings() {
    return settings;
  }

  /** The number of elements. */
  int size() {
    return size;
  }

  /** In Å, of the pair in place {@code i·size + j}. */
  double cutoff(int pair) {
    return cutoffs[pair];
  }

  /** The longest, in Å. */
  double cutoff() {
    double longest = 0;
    for (double cutoff : cutoffs) {
      longest = Math.max(longest, cutoff);
    }
    return longest;
  }

  double weight(int element) {
    return weights[element];
  }

  /** In eV, as in {@link Snap.ElementPart}; shared, read only. */
  double[] coefficients(int element) {
    return coefficients[element];
  }

  WignerRecursion recursion() {
    return recursion;
  }

  Bispectrum bispectrum() {
    return bispectrum;
  }
}
