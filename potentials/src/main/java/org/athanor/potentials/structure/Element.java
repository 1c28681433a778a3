package org.athanor.potentials.structure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A chemical element: atomic number, symbol, standard atomic weight in amu and covalent radius in
 * Å, from {@code elements.csv}.
 */
public record Element(int atomicNumber, String symbol, double mass, double covalentRadius) {
  private static final List<Element> ALL = read();

  /** The largest atomic number in the table. */
  public static final int LARGEST = ALL.size();

  /**
   * The element with this atomic number.
   *
   * @throws IllegalArgumentException if the table has none
   */
  public static Element of(int atomicNumber) {
    if (atomicNumber < 1 || atomicNumber > ALL.size()) {
      throw new IllegalArgumentException(
          "element: expected an atomic number from 1 to " + ALL.size() + ", got " + atomicNumber);
    }
    return ALL.get(atomicNumber - 1);
  }

  /** The element with this symbol, such as {@code Si}, if there is one. */
  public static Optional<Element> find(String symbol) {
    return ALL.stream().filter(element -> element.symbol.equals(symbol)).findFirst();
  }

  /**
   * The element with this symbol.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Element of(String symbol) {
    return find(symbol)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "element: expected a chemical symbol such as Si, got \"" + symbol + "\""));
  }

  private static List<Element> read() {
    try (InputStream stream = Element.class.getResourceAsStream("elements.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("atomicNumber"))
          .map(Element::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("element table elements.csv cannot be read", e);
    }
  }

  private static Element parse(String line) {
    List<String> parts = List.of(line.split(",", -1));
    return new Element(
        Integer.parseInt(parts.get(0)),
        parts.get(1),
        Double.parseDouble(parts.get(2)),
        Double.parseDouble(parts.get(3)));
  }
}
