package org.athanor.potentials.entropy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.structure.Species;

/**
 * Finds structures that were seen before, up to translation, rotation, reflection, permutation and
 * supercell.
 *
 * <p>Two structures are the same when their compositions are, their mean fingerprints differ by no
 * more than the tolerance, and for each species the distributions of atomic fingerprints do: every
 * atom has one nearby in the other structure, and the sorted values of each component agree.
 *
 * <p>Structures are kept in buckets by three components of the mean fingerprint, and a search looks
 * at the one to eight buckets that the tolerance reaches: its cost does not grow with the number of
 * structures, only with how many are alike. One instance serves one thread.
 */
public final class DuplicateIndex {
  /** The default, dimensionless: atoms moved by about a hundredth of an Å are within it. */
  public static final double TOLERANCE = 2e-3;

  /** Buckets per tolerance: wide enough that most searches need just one of them. */
  private static final double WIDTH = 8;

  private record Bucket(String composition, long first, long second, long tail) {}

  private final double tolerance;
  private final double width;
  private final List<Portrait> portraits = new ArrayList<>();
  private final Map<Bucket, List<Integer>> buckets = new HashMap<>();

  /** With the default tolerance. */
  public DuplicateIndex() {
    this(TOLERANCE);
  }

  /**
   * Empty.
   *
   * @param tolerance largest distance between fingerprints that count as the same, dimensionless
   * @throws IllegalArgumentException if it is below 1e-6, the precision kept
   */
  public DuplicateIndex(double tolerance) {
    if (!(tolerance >= 1e-6 && tolerance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "duplicates: expected a tolerance of at least 1e-6, got " + tolerance);
    }
    this.tolerance = tolerance;
    width = WIDTH * tolerance;
  }

  /** How many structures are held. */
  public int size() {
    return portraits.size();
  }

  /** The earliest structure held that is the same as this one. */
  public Optional<Integer> find(Fingerprints fingerprints, Species species) {
    Portrait portrait = new Portrait(fingerprints, species);
    double first = portrait.mean(0);
    double second = portrait.mean(1);
    double tail = portrait.meanOfTail(2);
    int best = Integer.MAX_VALUE;
    for (long a = low(first); a <= high(first); a++) {
      for (long b = low(second); b <= high(second); b++) {
        for (long c = low(tail); c <= high(tail); c++) {
          best = earliest(portrait, new Bucket(portrait.composition(), a, b, c), best);
        }
      }
    }
    return best == Integer.MAX_VALUE ? Optional.empty() : Optional.of(best);
  }

  /** Takes a structure in, and returns its index: the number of those before it. */
  public int add(Fingerprints fingerprints, Species species) {
    Portrait portrait = new Portrait(fingerprints, species);
    int index = portraits.size();
    portraits.add(portrait);
    Bucket bucket =
        new Bucket(
            portrait.composition(),
            cell(portrait.mean(0)),
            cell(portrait.mean(1)),
            cell(portrait.meanOfTail(2)));
    buckets.computeIfAbsent(bucket, key -> new ArrayList<>()).add(index);
    return index;
  }

  private int earliest(Portrait portrait, Bucket bucket, int before) {
    for (int index : buckets.getOrDefault(bucket, List.of())) {
      if (index >= before) {
        break;
      }
      if (portrait.matches(portraits.get(index), tolerance)) {
        return index;
      }
    }
    return before;
  }

  private long cell(double value) {
    return (long) Math.floor(value / width);
  }

  private long low(double value) {
    return cell(value - tolerance);
  }

  private long high(double value) {
    return cell(value + tolerance);
  }
}
