package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;

/**
 * The text form of a {@link LinearPotential}: lines of words, every number in the shortest decimal
 * form that reads back to the same bits.
 *
 * <pre>
 * athanor linear-potential 1
 * basis radial-angular 1
 * elements Si                   by rising atomic number
 * cutoff 4.5                    Å
 * shape 14 9 3 2 2
 * reference Si -3.1             E0 in eV, a line for each element
 * repulsion Si Si 1.1 1.9       inner and outer radius in Å, a line for each pair
 * coefficients 215              how many lines follow
 * -0.0123                       eV
 * …
 * end
 * </pre>
 *
 * Other bases are {@code ace 1}, whose shape is body order, functions an element, radial functions
 * and highest l; and {@code snap 1}, whose shape is twojmax, 1 if it is quadratic, the radii and
 * the weights of all elements.
 */
public final class LinearPotentialText {
  private static final String HEADER = "athanor linear-potential 1";
  private static final String RADIAL_ANGULAR = "radial-angular 1";
  private static final String ACE = "ace 1";
  private static final String SNAP = "snap 1";

  private LinearPotentialText() {}

  /**
   * The potential as text, ending with a line break.
   *
   * @throws IllegalArgumentException if its basis has no text form
   */
  public static String write(LinearPotential potential) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    Basis basis = potential.basis();
    List<Object> shape = new ArrayList<>(List.of("shape"));
    if (basis instanceof RadialAngularBasis moments) {
      lines.add("basis " + RADIAL_ANGULAR);
      Shape own = moments.shape();
      shape.addAll(List.of(own.pairRadial(), own.tripletRadial(), own.tripletAngular()));
      shape.addAll(List.of(own.quadrupletRadial(), own.quadrupletAngular()));
    } else if (basis instanceof AceBasis clusters) {
      lines.add("basis " + ACE);
      ClusterShape own = clusters.shape();
      shape.addAll(List.of(own.bodyOrder(), own.size(), own.radial(), own.angular()));
    } else if (basis instanceof SnapBasis bispectrum) {
      lines.add("basis " + SNAP);
      SnapShape own = bispectrum.shape();
      shape.addAll(List.of(own.twojmax(), own.quadratic() ? 1 : 0));
      shape.addAll(own.radii().values());
      shape.addAll(own.weights().values());
    } else {
      throw new IllegalArgumentException(
          "linear potential: expected a radial-angular, an ace or a snap basis, got " + basis);
    }
    lines.add(
        "elements " + String.join(" ", basis.species().stream().map(z -> symbol(z)).toList()));
    lines.add("cutoff " + (basis instanceof SnapBasis own ? own.reach() : basis.cutoff()));
    lines.add(String.join(" ", shape.stream().map(Object::toString).toList()));
    potential.references().forEach((z, e) -> lines.add("reference " + symbol(z) + " " + e));
    potential
        .repulsion()
        .switching()
        .forEach(
            (pair, radii) ->
                lines.add(
                    "repulsion "
                        + symbol(pair.low())
                        + " "
                        + symbol(pair.high())
                        + " "
                        + radii.inner()
                        + " "
                        + radii.outer()));
    lines.add("coefficients " + basis.size());
    for (double coefficient : potential.coefficients().toArray()) {
      lines.add(Double.toString(coefficient));
    }
    lines.add("end");
    return String.join("\n", lines) + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if a line is not what it should be, with its number
   */
  public static LinearPotential read(String text) {
    return new Reading(text.lines().toList()).potential();
  }

  private static String symbol(int atomicNumber) {
    return Element.of(atomicNumber).symbol();
  }

  /** The lines, and how far they have been read. */
  private static final class Reading {
    private final List<String> lines;
    private int line;

    Reading(List<String> lines) {
      this.lines = lines;
    }

    LinearPotential potential() {
      expect(HEADER);
      String kind = String.join(" ", words("basis"));
      SortedSet<Integer> elements = new TreeSet<>();
      words("elements").forEach(symbol -> elements.add(Element.of(symbol).atomicNumber()));
      double cutoff = number(words("cutoff"), 0);
      Basis basis = settings(kind, cutoff, words("shape"), elements).of(elements);
      SortedMap<Integer, Double> references = new TreeMap<>();
      for (int each = 0; each < elements.size(); each++) {
        List<String> words = words("reference");
        references.put(element(words, 0), number(words, 1));
      }
      Map<SpeciesPair, Switching> radii = new TreeMap<>();
      for (int each = 0; each < SpeciesPair.all(elements).size(); each++) {
        List<String> words = words("repulsion");
        SpeciesPair pair = new SpeciesPair(element(words, 0), element(words, 1));
        radii.put(pair, new Switching(number(words, 2), number(words, 3)));
      }
      Scalars coefficients = coefficients(whole(words("coefficients"), 0));
      expect("end");
      return LinearPotential.of(basis, coefficients, references, ZieglerBiersackLittmark.of(radii));
    }

    private BasisSettings settings(
        String kind, double cutoff, List<String> shape, SortedSet<Integer> elements) {
      return switch (kind) {
        case RADIAL_ANGULAR -> new BasisSettings.RadialAngular(cutoff, shape(shape));
        case ACE -> new BasisSettings.Ace(cutoff, clusterShape(shape));
        case SNAP -> new BasisSettings.Bispectral(cutoff, snapShape(shape, elements));
        default ->
            throw wrong("basis " + String.join(" or ", RADIAL_ANGULAR, ACE, SNAP), "basis " + kind);
      };
    }

    private SnapShape snapShape(List<String> words, SortedSet<Integer> elements) {
      SortedMap<Integer, Double> radii = new TreeMap<>();
      SortedMap<Integer, Double> weights = new TreeMap<>();
      for (int z : elements) {
        int place = 2 + radii.size();
        radii.put(z, number(words, place));
        weights.put(z, number(words, place + elements.size()));
      }
      return new SnapShape(whole(words, 0), whole(words, 1) == 1, radii, weights);
    }

    private Shape shape(List<String> words) {
      return new Shape(
          whole(words, 0), whole(words, 1), whole(words, 2), whole(words, 3), whole(words, 4));
    }

    private ClusterShape clusterShape(List<String> words) {
      return new ClusterShape(whole(words, 0), whole(words, 1), whole(words, 2), whole(words, 3));
    }

    private Scalars coefficients(int count) {
      List<Double> all = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        all.add(number(List.of(next("a coefficient")), 0));
      }
      return Scalars.of(all.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private String next(String expected) {
      if (line == lines.size()) {
        line++;
        throw wrong(expected, "the end of the text");
      }
      return lines.get(line++);
    }

    private void expect(String expected) {
      String got = next("\"" + expected + "\"");
      if (!got.equals(expected)) {
        throw wrong("\"" + expected + "\"", "\"" + got + "\"");
      }
    }

    /** The words after the first, which must be {@code key}. */
    private List<String> words(String key) {
      String got = next("\"" + key + " …\"");
      List<String> words = List.of(got.split(" ", -1));
      if (!words.getFirst().equals(key)) {
        throw wrong("\"" + key + " …\"", "\"" + got + "\"");
      }
      return words.subList(1, words.size());
    }

    private String word(List<String> words, int place) {
      if (place >= words.size()) {
        throw wrong((place + 1) + " values", words.size() + " in \"" + lines.get(line - 1) + "\"");
      }
      return words.get(place);
    }

    private int element(List<String> words, int place) {
      return Element.of(word(words, place)).atomicNumber();
    }

    private double number(List<String> words, int place) {
      try {
        return Double.parseDouble(word(words, place));
      } catch (NumberFormatException e) {
        throw wrong("a number", "\"" + words.get(place) + "\"");
      }
    }

    private int whole(List<String> words, int place) {
      try {
        return Integer.parseInt(word(words, place));
      } catch (NumberFormatException e) {
        throw wrong("a whole number", "\"" + words.get(place) + "\"");
      }
    }

    private IllegalArgumentException wrong(String expected, String got) {
      return new IllegalArgumentException(
          "linear potential, line " + line + ": expected " + expected + ", got " + got);
    }
  }
}
