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
import org.athanor.persistence.formats.InputFile;
import org.athanor.persistence.formats.NpyReader;
import org.athanor.potentials.matching.Candidate;
import org.athanor.potentials.matching.Information;
import org.athanor.potentials.matching.MatchingProblem;
import org.athanor.potentials.matching.Target;

/** A matching problem as JSON: {@code candidates}, {@code target}, {@code weightUpperBound}. */
final class MatchingFile {
  private static final Set<String> TOP =
      new TreeSet<>(
          List.of("candidates", "jacobians", "target", "weightUpperBound", "expected", "origin"));
  private static final Set<String> CANDIDATE =
      new TreeSet<>(List.of("id", "information", "jacobian", "rows", "price"));
  private static final Set<String> TARGET =
      new TreeSet<>(
          List.of(
              "information",
              "jacobian",
              "standardDeviation",
              "covariance",
              "known",
              "knownJacobian"));

  private MatchingFile() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is no such problem; the message names the place
   */
  static MatchingProblem read(Path file) throws IOException {
    try {
      JsonNode root =
          JsonMapper.builder().build().readTree(InputFile.bytes(file, "a matching problem"));
      return problem(file, object("the file", root, TOP));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": expected JSON, got " + Json.complaint(e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static MatchingProblem problem(Path file, JsonNode root) throws IOException {
    JsonNode list = required("the file", root, "candidates");
    if (!list.isArray()) {
      throw new IllegalArgumentException("candidates: expected a list, got " + kind(list));
    }
    List<Candidate> candidates =
        root.has("jacobians") ? beside(file, root, list) : candidates(list);
    JsonNode bound = root.path("weightUpperBound");
    return new MatchingProblem(
        candidates,
        target(required("the file", root, "target")),
        bound.isMissingNode() || bound.isNull()
            ? OptionalDouble.empty()
            : OptionalDouble.of(number("weightUpperBound", bound)));
  }

  private static List<Candidate> candidates(JsonNode list) {
    List<Candidate> candidates = new ArrayList<>();
    for (int m = 0; m < list.size(); m++) {
      candidates.add(candidate("candidates[" + m + "]", list.get(m), "" + m));
    }
    return candidates;
  }

  /** Candidates whose rows stand in a file of NumPy's, one after the other. */
  private static List<Candidate> beside(Path file, JsonNode root, JsonNode list)
      throws IOException {
    Path path = file.resolveSibling(root.get("jacobians").asText());
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          "jacobians: expected a file beside the problem, got none at " + path);
    }
    List<Candidate> candidates = new ArrayList<>();
    try (NpyReader rows = NpyReader.open(path)) {
      long left = rows.rows();
      for (int m = 0; m < list.size(); m++) {
        JsonNode node = object("candidates[" + m + "]", list.get(m), CANDIDATE);
        String id = node.path("id").asText("" + m);
        String name = "candidates[" + m + "] (" + id + ")";
        int count = required(name, node, "rows").asInt();
        if (count < 1 || count > left) {
          throw new IllegalArgumentException(
              name
                  + ".rows: expected 1 to the "
                  + left
                  + " that are left in "
                  + path
                  + ", got "
                  + count);
        }
        left -= count;
        double price = node.has("price") ? number(name + ".price", node.get("price")) : 1;
        candidates.add(new Candidate(id, information(name, rows, count), price));
      }
      if (left > 0) {
        throw new IllegalArgumentException(
            "candidates: expected as many rows as in " + path + ", got " + left + " fewer");
      }
    }
    return candidates;
  }

  private static Information information(String name, NpyReader rows, int count)
      throws IOException {
    try {
      return Information.ofRows(rows.next(count), rows.columns());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
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
    if (node.has("knownJacobian")) {
      double[][] rows = matrix("target.knownJacobian", node.get("knownJacobian"));
      return less(target, "target.knownJacobian", Information.ofJacobian(rows));
    }
    return node.has("known")
        ? less(
            target, "target.known", Information.ofMatrix(matrix("target.known", node.get("known"))))
        : target;
  }

  private static Target less(Target target, String where, Information known) {
    if (known.parameters() != target.parameters()) {
      throw new IllegalArgumentException(
          where
              + ": expected information on "
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
