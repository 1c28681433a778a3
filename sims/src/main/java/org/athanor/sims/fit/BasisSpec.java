package org.athanor.sims.fit;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.linear.SnapBasis;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.potentials.structure.Element;

/**
 * A basis in one word of a command line.
 *
 * @param text the word
 */
public record BasisSpec(String text) {
  /** The forms there are. */
  public static final String FORMS =
      "radial-angular:CUTOFF or radial-angular:CUTOFF:PAIRS,TRIPLETS,L,QUADRUPLETS,L (radial"
          + " functions and highest angular momenta), or ace:CUTOFF or"
          + " ace:CUTOFF:BODIES,FUNCTIONS,RADIAL,L (atoms that a function couples, functions an"
          + " element, radial functions, highest angular momentum), or snap or snap-quadratic:CUTOFF"
          + " or …:CUTOFF:TWOJMAX or …:CUTOFF:TWOJMAX:Si,RADIUS,WEIGHT:… (radius in cutoffs), the"
          + " cutoff in Å";

  private static final int TWOJMAX = 8;

  /**
   * The basis of these elements.
   *
   * @throws IllegalArgumentException if the word is of no known form, or the numbers do not do
   */
  public Basis of(Collection<Integer> elements) {
    List<String> words = List.of(text.split(":", -1));
    boolean bispectrum = words.getFirst().startsWith("snap");
    if (words.size() < 2 || (words.size() > 3 && !bispectrum)) {
      throw wrong();
    }
    double cutoff = numbers(words.get(1), 1)[0];
    return switch (words.getFirst()) {
      case "radial-angular" ->
          RadialAngularBasis.of(
              cutoff, words.size() == 2 ? Shape.STANDARD : shape(words.get(2)), elements);
      case "ace" ->
          AceBasis.of(
              cutoff, words.size() == 2 ? ClusterShape.STANDARD : clusters(words.get(2)), elements);
      case "snap" -> SnapBasis.of(cutoff, bispectrum(words, false), elements);
      case "snap-quadratic" -> SnapBasis.of(cutoff, bispectrum(words, true), elements);
      default -> throw wrong();
    };
  }

  private SnapShape bispectrum(List<String> words, boolean quadratic) {
    int twojmax = TWOJMAX;
    if (words.size() > 2) {
      double given = numbers(words.get(2), 1)[0];
      if (given != Math.rint(given)) {
        throw wrong();
      }
      twojmax = (int) given;
    }
    SortedMap<Integer, Double> radii = new TreeMap<>();
    SortedMap<Integer, Double> weights = new TreeMap<>();
    for (String own : words.subList(Math.min(3, words.size()), words.size())) {
      int comma = own.indexOf(',');
      if (comma < 0) {
        throw wrong();
      }
      int element = Element.of(own.substring(0, comma)).atomicNumber();
      String[] numbers = own.substring(comma + 1).split(",", -1);
      if (numbers.length != 2) {
        throw wrong();
      }
      radii.put(element, numbers(numbers[0], 1)[0]);
      weights.put(element, numbers(numbers[1], 1)[0]);
    }
    return new SnapShape(twojmax, quadratic, radii, weights);
  }

  private Shape shape(String word) {
    int[] n = Arrays.stream(numbers(word, 5)).mapToInt(x -> (int) x).toArray();
    return new Shape(n[0], n[1], n[2], n[3], n[4]);
  }

  private ClusterShape clusters(String word) {
    int[] n = Arrays.stream(numbers(word, 4)).mapToInt(x -> (int) x).toArray();
    return new ClusterShape(n[0], n[1], n[2], n[3]);
  }

  private double[] numbers(String word, int count) {
    try {
      double[] numbers =
          Arrays.stream(word.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (numbers.length == count && (count == 1 || whole(numbers))) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static boolean whole(double[] numbers) {
    return Arrays.stream(numbers).allMatch(x -> x == Math.rint(x) && Math.abs(x) < 1e6);
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("--basis: expected " + FORMS + ", got \"" + text + "\"");
  }
}
