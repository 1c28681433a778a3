package org.athanor.potentials.ionic;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.ionic.BornMayerHuggins.Parameters;
import org.athanor.potentials.ionic.Electrostatics.Method;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Units;

/**
 * Reads the parameters of a Born–Mayer–Huggins potential: a line for each fact, {@code #} starts a
 * comment.
 *
 * <pre>
 * cutoff 8.0                  # Å
 * ewald 1e-8                  # accuracy of the forces; or: damped-shifted 0.2 (1/Å)
 *                             # a third word, mesh or waves, takes the choice of the method away
 * coulomb 14.399645           # e²/(4πε₀) in eV·Å; CODATA 2018 if left out
 * charge Na 1                 # e
 * charge Cl -1
 * pair Na Cl 0.2110 0.317 2.755 6.9906 -8.6758   # A eV, ρ Å, σ Å, C eV·Å⁶, D eV·Å⁸
 * </pre>
 */
public final class BornMayerHugginsFile {
  private final SortedMap<Integer, Double> charges = new TreeMap<>();
  private final SortedMap<SpeciesPair, Parameters> pairs = new TreeMap<>();
  private Optional<Double> cutoff = Optional.empty();
  private Optional<Double> coulomb = Optional.empty();
  private Optional<Electrostatics> electrostatics = Optional.empty();

  private BornMayerHugginsFile() {}

  /**
   * The potential for these elements; lines about others are passed over.
   *
   * @param elements atomic numbers
   * @throws IllegalArgumentException if a line is not understood, or one is missing or there twice
   */
  public static BornMayerHuggins read(List<String> lines, List<Integer> elements) {
    BornMayerHugginsFile file = new BornMayerHugginsFile();
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).replaceFirst("#.*", "").strip();
      if (!text.isEmpty()) {
        file.enter(line, List.of(text.split("\\s+", -1)));
      }
    }
    for (int z : elements) {
      if (!file.charges.containsKey(z)) {
        throw missing("charge " + Element.of(z).symbol());
      }
    }
    file.charges.keySet().retainAll(elements);
    file.pairs
        .keySet()
        .removeIf(pair -> !elements.contains(pair.low()) || !elements.contains(pair.high()));
    return BornMayerHuggins.of(
        file.pairs,
        new Charges(file.charges, file.coulomb.orElse(Units.COULOMB)),
        file.electrostatics.orElseThrow(() -> missing("ewald or damped-shifted")),
        file.cutoff.orElseThrow(() -> missing("cutoff")));
  }

  private void enter(int line, List<String> words) {
    try {
      boolean again =
          switch (words.getFirst()) {
            case "cutoff" -> cutoff.isPresent() || setCutoff(words);
            case "coulomb" -> coulomb.isPresent() || setCoulomb(words);
            case "ewald", "damped-shifted" -> electrostatics.isPresent() || setSum(words);
            case "charge" -> charges.put(element(words, 1), numbers(words, 2, 1)[0]) != null;
            case "pair" -> pairs.put(pair(words), parameters(numbers(words, 3, 5))) != null;
            default ->
                throw new IllegalArgumentException(
                    "expected cutoff, coulomb, ewald, damped-shifted, charge or pair, got \""
                        + words.getFirst()
                        + "\"");
          };
      if (again) {
        throw new IllegalArgumentException("expected this once, got it a second time: " + words);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Born-Mayer-Huggins file, line " + (line + 1) + ": " + e.getMessage(), e);
    }
  }

  private boolean setCutoff(List<String> words) {
    cutoff = Optional.of(numbers(words, 1, 1)[0]);
    return false;
  }

  private boolean setCoulomb(List<String> words) {
    coulomb = Optional.of(numbers(words, 1, 1)[0]);
    return false;
  }

  private boolean setSum(List<String> words) {
    if (words.getFirst().equals("ewald") && words.size() == 3) {
      double accuracy = numbers(words.subList(0, 2), 1, 1)[0];
      electrostatics = Optional.of(new Electrostatics.Ewald(accuracy, method(words.get(2))));
      return false;
    }
    double number = numbers(words, 1, 1)[0];
    electrostatics =
        Optional.of(
            words.getFirst().equals("ewald")
                ? new Electrostatics.Ewald(number)
                : new Electrostatics.DampedShifted(number));
    return false;
  }

  private static Method method(String word) {
    return switch (word) {
      case "mesh" -> Method.MESH;
      case "waves" -> Method.WAVES;
      default ->
          throw new IllegalArgumentException(
              "expected mesh, waves or nothing after the accuracy, got \"" + word + "\"");
    };
  }

  private static SpeciesPair pair(List<String> words) {
    return new SpeciesPair(element(words, 1), element(words, 2));
  }

  private static Parameters parameters(double[] v) {
    return new Parameters(v[0], v[1], v[2], v[3], v[4]);
  }

  private static int element(List<String> words, int at) {
    return Element.of(at < words.size() ? words.get(at) : "").atomicNumber();
  }

  private static double[] numbers(List<String> words, int from, int count) {
    if (words.size() != from + count) {
      throw new IllegalArgumentException(
          "expected " + (from + count) + " words, got " + words.size() + " " + words);
    }
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      try {
        numbers[k] = Double.parseDouble(words.get(from + k));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "expected a number, got \"" + words.get(from + k) + "\"", e);
      }
    }
    return numbers;
  }

  private static IllegalArgumentException missing(String what) {
    return new IllegalArgumentException(
        "Born-Mayer-Huggins file: expected a line \"" + what + "\", got none");
  }
}
