package org.athanor.sims.properties;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * All results so far, for people and programs.
 *
 * @param potential as it was asked for
 * @param structure as it was asked for
 * @param results in the order in which they came
 */
public record PropertiesReport(String potential, String structure, List<Result> results) {
  /** Copies the list. */
  public PropertiesReport {
    results = List.copyOf(results);
  }

  /** With one more. */
  public PropertiesReport and(Result result) {
    List<Result> more = new ArrayList<>(results);
    more.add(result);
    return new PropertiesReport(potential, structure, more);
  }

  /** Whether everything that was asked for has a value. */
  public boolean complete() {
    return results.stream().noneMatch(Unavailable.class::isInstance);
  }

  /** The document {@code athanor/properties}. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", "athanor/properties");
    json.put("version", 1);
    json.put("potential", potential);
    json.put("structure", structure);
    results.forEach(result -> json.set(result.property().word(), ResultJson.of(result)));
    return json;
  }

  /** One page with tables and plots that needs nothing else. */
  public String html() {
    return PropertiesPage.of(this);
  }

  /** One result as aligned lines. */
  public static List<String> text(Result result) {
    List<Quantity> all = Quantities.of(result);
    int width = all.stream().mapToInt(one -> one.name().length()).max().orElse(0);
    int digits =
        all.stream()
            .filter(PropertiesReport::number)
            .mapToInt(one -> one.value().length())
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(result.property().word());
    for (Quantity one : all) {
      String room = " ".repeat(number(one) ? digits - one.value().length() : 0);
      String error = one.uncertainty().map(u -> " ± " + u).orElse("");
      lines.add(
          ("  "
                  + one.name()
                  + " ".repeat(width - one.name().length())
                  + "  "
                  + room
                  + one.value()
                  + error
                  + " "
                  + one.unit())
              .stripTrailing());
    }
    return lines;
  }

  private static boolean number(Quantity one) {
    return !one.value().isEmpty() && one.value().matches("[-0-9.e+]+");
  }
}
