package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table by its columns, which are lists of equal lengths: much shorter than by its rows. */
final class Columns {
  private final Map<String, ArrayNode> all = new LinkedHashMap<>();

  /** Adds a cell; null where nothing is known. */
  void words(String column, String value) {
    column(column).add(value);
  }

  void number(String column, double value) {
    column(column).add(Json.finite(value));
  }

  void number(String column, int value) {
    column(column).add(value);
  }

  void number(String column, Optional<Double> value) {
    column(column).add(value.map(Json::finite).orElse(null));
  }

  ObjectNode addTo(ObjectNode json) {
    all.forEach(json::set);
    return json;
  }

  private ArrayNode column(String name) {
    return all.computeIfAbsent(name, key -> Json.array());
  }
}
