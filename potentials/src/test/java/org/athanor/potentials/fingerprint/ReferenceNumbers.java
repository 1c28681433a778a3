package org.athanor.potentials.fingerprint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** The numbers of {@code gom.txt}: a name and its array on each line. */
public final class ReferenceNumbers {
  private static final Map<String, String> LINES = read();

  private ReferenceNumbers() {}

  /** The array of this name. */
  public static double[] get(String name) {
    return Arrays.stream(LINES.get(name).split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** The structure of this name. */
  public static Structure structure(String name) {
    double[] numbers = get(name + ".species");
    return new Structure(
        Cell.periodic(get(name + ".cell")),
        Species.of(Arrays.stream(numbers).mapToInt(z -> (int) z).toArray()),
        Vectors.of(get(name + ".positions")));
  }

  private static Map<String, String> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ReferenceNumbers.class.getResourceAsStream("gom.txt"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(
              Collectors.toMap(
                  line -> line.substring(0, line.indexOf(' ')),
                  line -> line.substring(line.indexOf(' ') + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
