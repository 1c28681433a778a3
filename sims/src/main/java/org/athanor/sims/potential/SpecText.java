package org.athanor.sims.potential;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.structure.Element;

/** What specs are made of: words between colons, numbers and elements between commas. */
final class SpecText {
  private SpecText() {}

  static List<String> words(String part, String form) {
    List<String> words = List.of(part.split(":", -1));
    if (words.size() != 3 || words.stream().anyMatch(String::isBlank)) {
      throw wrong(part, form);
    }
    return words;
  }

  static double[] numbers(String part, String text, int count, String form) {
    try {
      double[] numbers =
          Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (numbers.length == count) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      throw wrong(part, form);
    }
    throw wrong(part, form);
  }

  static List<Element> elements(String text) {
    return Arrays.stream(text.split(",", -1)).map(Element::of).toList();
  }

  static Map<String, Integer> names(List<Element> elements) {
    Map<String, Integer> names = new TreeMap<>();
    elements.forEach(element -> names.put(element.symbol(), element.atomicNumber()));
    return names;
  }

  static List<Integer> atomicNumbers(String text) {
    return elements(text).stream().map(Element::atomicNumber).toList();
  }

  static IllegalArgumentException wrong(String got, String expected) {
    return new IllegalArgumentException(
        "potential: expected " + expected + ", got \"" + got + "\"");
  }
}
