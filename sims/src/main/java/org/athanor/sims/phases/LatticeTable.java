package org.athanor.sims.phases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.athanor.potentials.structure.Element;

/** Measured lattice lengths, from {@code lattices.csv} beside this class. */
final class LatticeTable {
  private static final Map<String, Lattice> ALL = read();

  private LatticeTable() {}

  static Optional<Lattice> find(String phase, List<Element> elements) {
    String symbols = elements.stream().map(Element::symbol).collect(Collectors.joining("-"));
    return Optional.ofNullable(ALL.get(phase + "," + symbols));
  }

  private static Map<String, Lattice> read() {
    try (InputStream stream = LatticeTable.class.getResourceAsStream("lattices.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(",", 6)))
          .collect(Collectors.toMap(row -> row.get(0) + "," + row.get(1), LatticeTable::lattice));
    } catch (IOException e) {
      throw new UncheckedIOException("lattice table lattices.csv cannot be read", e);
    }
  }

  private static Lattice lattice(List<String> row) {
    return new Lattice(
        Double.parseDouble(row.get(2)),
        Double.parseDouble(row.get(3)),
        Double.parseDouble(row.get(4)));
  }
}
