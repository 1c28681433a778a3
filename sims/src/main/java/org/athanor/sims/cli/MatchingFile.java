package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.athanor.potentials.matching.Candidate;
import org.athanor.potentials.matching.Information;
import org.athanor.potentials.matching.MatchingProblem;
import org.athanor.potentials.matching.Target;

/** A matching problem as JSON: {@code candidates}, {@code target}, {@code weightUpperBound}. */
final class MatchingFile {
  private static final Set<String> TOP =
      new TreeSet<>(List.of("candidates", "target", "weightUpperBound", "expected", "origin"));
  private static final Set<String> CANDIDATE =
      new TreeSet<>(List.of("id", "information", "jacobian", "price"));
  private static final Set<String> TARGET =
      new TreeSet<>(List.of("information", "jacobian", "standardDeviation", "covariance", "known"));

  private MatchingFile() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is no such problem; the message names the place
   */
  static MatchingProblem read(Path file) throws IOException {
    try {
      JsonNode root = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
      return problem(object("the file", root, TOP));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + ": expected JSON, got line " + place(e) + ": " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "0" : "" + e.getLocation().getLineNr();
  }

  private static MatchingProblem problem(JsonNode root) {
    JsonNode list = required("the file", root, "candidates");
    if (!list.isArray()) {
      throw new IllegalArgumentException("candidates: expected a list, got " + kind(list));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int m = 0; m < list.size(); m++) {
      candidates.add(candidate("candidates[" + m + "]", list.get(m), "" + m));
    }
    JsonNode bound = root.path("weightUpperBound");
    return new MatchingProblem(
        candidates,
        target(required("the file", root, "target")),
        bound.isMissingNode() || bound.isNull()
            ? OptionalDouble.empty()
            : OptionalDouble.of(number("weightUpperBound", bound)));
  }

  private static Candidate candidate(String where, JsonNode node, String fallback) {
    object(where, node, CANDIDATE);
    String id = node.path("id").asText(fallback);
    String name = where + " (" + id + ")";
    double price = node.has("price") ? number(name + ".price", node.get("price")) : 1;
    return new Candidate(id, information(name, node), price);
  }

  private static Information information(String where, JsonNode node) {
    if (node.has("information") == node.has("jacobian")) {
      throw new IllegalArgumentException(
          where + ": expected either information or jacobian, got both or neither");
    }
    try {
      return node.has("jacobian")
          ? Information.ofJacobian(matrix("jacobian", node.get("jacobian")))
          : Information.ofMatrix(matrix("information", node.get("information")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static Target target(JsonNode node) {
    object("target", node, TARGET);
    Target target = wanted(node);
    if (!node.has("known")) {
      return target;
    }
    Information known = Information.ofMatrix(matrix("target.known", node.get("known")));
    if (known.parameters() != target.parameters()) {
      throw new IllegalArgumentException(
          "target.known: expected information on "
              + target.parameters()
              + " parameters, got "
              + known.parameters());
    }
    return target.less(known, 1);
  }

  private static Target wanted(JsonNode node) {
    // Both may be there, made from each other: the quantities say more.
    if (node.has("jacobian")) {
      double[][] jacobian = matrix("target.jacobian", node.get("jacobian"));
      if (node.has("covariance")) {
        return Target.ofCovariance(jacobian, matrix("target.covariance", node.get("covariance")));
      }
      JsonNode deviations = required("target", node, "standardDeviation");
      return Target.ofQuantities(jacobian, row("target.standardDeviation", deviations));
    }
    return Target.ofMatrix(matrix("target.information", required("target", node, "information")));
  }

  private static JsonNode object(String where, JsonNode node, Set<String> known) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(where + ": expected an object, got " + kind(node));
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(
                    where + ": expected " + String.join(", ", known) + ", got \"" + name + "\"");
              }
            });
    return node;
  }

  private static JsonNode required(String where, JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException(where + ": expected \"" + name + "\", got none");
    }
    return value;
  }

  private static double[][] matrix(String where, JsonNode node) {
    if (!node.isArray()) {
      throw new IllegalArgumentException(where + ": expected a list of rows, got " + kind(node));
    }
    double[][] rows = new double[node.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(where + " row " + i, node.get(i));
    }
    return rows;
  }

  private static double[] row(String where, JsonNode node) {
    if (!node.isArray()) {
      throw new IllegalArgumentException(where + ": expected a list of numbers, got " + kind(node));
    }
    double[] row = new double[node.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] = number(where + ", " + k, node.get(k));
    }
    return row;
  }

  private static double number(String where, JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException(where + ": expected a number, got " + kind(node));
    }
    return node.asDouble();
  }

  private static String kind(JsonNode node) {
    return node.isValueNode()
        ? node.toString()
        : node.getNodeType().toString().toLowerCase(Locale.ROOT);
  }
}
