package org.athanor.potentials.eam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** The numbers of {@code zhou.txt}: a name and its array on each line. */
final class ZhouNumbers {
  static final int STRUCTURES = 12;

  private static final Map<String, String> LINES = read();

  private ZhouNumbers() {}

  static boolean has(String name) {
    return LINES.containsKey(name);
  }

  static double[] get(String name) {
    return Pattern.compile(" ")
        .splitAsStream(LINES.get(name))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** Sixteen tantalum atoms; the names are cell0 to cell11. */
  static Structure structure(String name) {
    return new Structure(
        Cell.periodic(get(name + ".cell")),
        Species.repeated(73, 16),
        Vectors.of(get(name + ".positions")));
  }

  private static Map<String, String> read() {
    try (InputStream stream = ZhouNumbers.class.getResourceAsStream("zhou.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
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
