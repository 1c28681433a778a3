package org.athanor.potentials.snap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.snap.Snap.ElementPart;
import org.athanor.potentials.snap.Snap.Settings;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;

/**
 * How large a basis of bispectrum components is, and how its elements count.
 *
 * @param twojmax twice the largest angular momentum
 * @param quadratic whether products of two components are functions too
 * @param radii R by atomic number, in units of the cutoff: a pair feels each other up to (R_i +
 *     R_j) cutoffs; 0.5 for elements that are not named
 * @param weights w by atomic number, with which elements count as neighbours and by which alone
 *     they are told apart; for elements that are not named 1 for the lightest down to 0.5 for the
 *     heaviest, in even steps
 */
public record SnapShape(
    int twojmax,
    boolean quadratic,
    SortedMap<Integer, Double> radii,
    SortedMap<Integer, Double> weights) {
  private static final double TURN = 0.99363;
  private static final double RADIUS = 0.5;
  private static final int MOST = 14;

  /**
   * Checks the ranges and copies the maps.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public SnapShape {
    if (twojmax < 1 || twojmax > MOST) {
      throw new IllegalArgumentException(
          "SNAP: expected a twojmax from 1 to " + MOST + ", got " + twojmax);
    }
    radii = Collections.unmodifiableSortedMap(new TreeMap<>(radii));
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    for (double radius : radii.values()) {
      if (!(radius > 0 && radius <= RADIUS)) {
        throw new IllegalArgumentException(
            "SNAP: expected a radius above 0 and at most " + RADIUS + " cutoffs, got " + radius);
      }
    }
    for (double weight : weights.values()) {
      if (!Double.isFinite(weight) || weight == 0) {
        throw new IllegalArgumentException(
            "SNAP: expected a finite weight other than 0, got " + weight);
      }
    }
  }

  /** With the usual radii and weights. */
  public static SnapShape of(int twojmax, boolean quadratic) {
    return new SnapShape(twojmax, quadratic, new TreeMap<>(), new TreeMap<>());
  }

  /** How many functions an element has. */
  public int functionsEach() {
    return settings(1).coefficients() - 1;
  }

  /** How finely each function of an element varies: the sum of its angular momenta. */
  public List<Integer> degrees() {
    int[] linear = Bispectrum.degrees(twojmax);
    List<Integer> degrees = new ArrayList<>();
    for (int degree : linear) {
      degrees.add(degree);
    }
    for (int l = 0; l < linear.length && quadratic; l++) {
      for (int m = l; m < linear.length; m++) {
        degrees.add(linear[l] + linear[m]);
      }
    }
    return degrees;
  }

  /** The same with a radius and a weight for each of these elements and no others. */
  public SnapShape complete(Collection<Integer> elements) {
    SortedSet<Integer> sorted = new TreeSet<>();
    elements.forEach(z -> sorted.add(Element.of(z).atomicNumber()));
    SortedMap<Integer, Double> ownRadii = new TreeMap<>();
    SortedMap<Integer, Double> ownWeights = new TreeMap<>();
    for (int z : sorted) {
      double usual = sorted.size() > 1 ? 1 - 0.5 * ownRadii.size() / (sorted.size() - 1) : 1;
      ownRadii.put(z, radii.getOrDefault(z, RADIUS));
      ownWeights.put(z, weights.getOrDefault(z, usual));
    }
    return new SnapShape(twojmax, quadratic, ownRadii, ownWeights);
  }

  /**
   * The potential of these coefficients.
   *
   * @param cutoff in Å
   * @param coefficients in eV, by atomic number, for the elements that have a radius: the constant,
   *     then those of the functions
   * @throws IllegalArgumentException if an element's are missing or not so many
   */
  public Snap potential(double cutoff, SortedMap<Integer, Scalars> coefficients) {
    SortedMap<Integer, ElementPart> parts = new TreeMap<>();
    radii.forEach(
        (z, radius) -> parts.put(z, new ElementPart(radius, weights.get(z), coefficients.get(z))));
    return Snap.of(settings(cutoff), parts);
  }

  private Settings settings(double cutoff) {
    return new Settings(twojmax, cutoff, TURN, 0, true, true, quadratic);
  }
}
