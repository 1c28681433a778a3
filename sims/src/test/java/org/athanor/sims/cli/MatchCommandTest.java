package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against optima that other solvers certified. */
class MatchCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elfving-rank-one",
        "enso",
        "orchestrator-9",
        "random-12x200",
        "random-5x20",
        "random-5x20-capped",
        "random-5x20-frobenius",
        "silicon-elastic",
        "two-parameters",
        "unit-identity",
        "unit-identity-capped"
      })
  void agreesWithOtherSolvers(String name) throws IOException {
    Path file = copy(name);
    JsonNode problem = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
    JsonNode expected = problem.get("expected");
    JsonNode answer = match(file, "--objective", expected.get("objective").asText());
    assertThat(answer.get("schema").asText()).isEqualTo("athanor/match");
    assertThat(answer.get("status").asText()).isEqualTo("optimal");
    assertThat(answer.get("relativeGap").asDouble()).isBetween(0.0, 1e-8);
    double optimum = expected.get("optimum_lower_bound").asDouble();
    assertThat(answer.get("upperBound").asDouble()).isEqualTo(optimum, within(1e-6 * optimum));
    assertThat(answer.get("lowerBound").asDouble()).isEqualTo(optimum, within(1e-6 * optimum));
    if (expected.path("accept_weight_tolerance").asText().startsWith("unique")) {
      sameWeights(expected.get("active"), answer.get("weights"));
    }
    deviations(problem.get("target"), answer.get("achievedStandardDeviations"));
  }

  private static void sameWeights(JsonNode expected, JsonNode weights) {
    assertThat(weights.size()).isEqualTo(expected.size());
    double largest = 0;
    for (JsonNode weight : expected) {
      largest = Math.max(largest, weight.asDouble());
    }
    double tolerance = 1e-4 * largest;
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      assertThat(weights.path(entry.getKey()).asDouble())
          .as(entry.getKey())
          .isEqualTo(entry.getValue().asDouble(), within(tolerance));
    }
  }

  private static void deviations(JsonNode target, JsonNode achieved) {
    if (!target.has("standardDeviation")) {
      assertThat(achieved.isNull()).isTrue();
      return;
    }
    for (int k = 0; k < achieved.size(); k++) {
      double wanted = target.get("standardDeviation").get(k).asDouble();
      assertThat(achieved.get(k).asDouble()).isLessThanOrEqualTo(wanted * (1 + 1e-8));
    }
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    JsonNode answer = match(copy("random-5x20-infeasible"));
    assertThat(answer.get("status").asText()).isEqualTo("infeasible");
    assertThat(answer.get("missing").get("quantity").asInt()).isBetween(0, 1);
    assertThat(answer.get("missing").get("direction")).hasSize(5);
    String said = Shell.run("match", copy("random-5x20-infeasible")).out();
    assertThat(said).contains("infeasible").contains("target quantity");
  }

  @Test
  void boundingEveryTargetByItselfIsCheaper() throws IOException {
    JsonNode together = match(copy("enso"));
    JsonNode alone = match(copy("enso"), "--per-target");
    assertThat(alone.get("upperBound").asDouble())
        .isLessThan(0.2 * together.get("upperBound").asDouble());
    assertThat(alone.get("relativeGap").asDouble()).isBetween(0.0, 1e-8);
    for (JsonNode deviation : alone.get("achievedStandardDeviations")) {
      assertThat(deviation.asDouble()).isLessThanOrEqualTo(2 + 1e-7);
    }
  }

  @Test
  void theSparsestSetHasFewerLabels() throws IOException {
    JsonNode answer = match(copy("random-12x200"), "--sparsest");
    assertThat(answer.get("weights").size()).isLessThan(12);
    assertThat(answer.get("lowerBound").asDouble()).isEqualTo(26.877128, within(1e-5));
    assertThat(answer.get("upperBound").asDouble())
        .isGreaterThan(answer.get("lowerBound").asDouble());
  }

  @Test
  void printsATable() throws IOException {
    Shell shell = Shell.run("match", copy("random-5x20"));
    assertThat(shell.exitStatus()).isZero();
    assertThat(shell.out())
        .contains("weight w = 1/σ²")
        .contains("4 of 20 candidates")
        .contains("certified")
        .contains("wanted σ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1 | expected JSON, got line 1",
        "{\"candidate\": []} | got \"candidate\"",
        "{\"target\": {}} | expected \"candidates\", got none",
        "{\"candidates\": [], \"target\": {\"information\": [[1]]}} | expected at least one candidate",
        "{\"candidates\": [{\"id\": \"a\"}], \"target\": {\"information\": [[1]]}}"
            + " | candidates[0] (a): expected either information or jacobian",
        "{\"candidates\": [{\"id\": \"a\", \"information\": [[1, 2], [3, 4]]}],"
            + " \"target\": {\"information\": [[1]]}}"
            + " | candidates[0] (a): information: expected a symmetric matrix",
        "{\"candidates\": [{\"id\": \"a\", \"information\": [[1, 2], [2, 1]]}],"
            + " \"target\": {\"information\": [[1]]}}"
            + " | expected a positive semidefinite matrix",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1, 2], [2]]}],"
            + " \"target\": {\"information\": [[1]]}}"
            + " | expected 2 numbers in row 1",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1, \"NaN\"]]}],"
            + " \"target\": {\"information\": [[1]]}}"
            + " | expected a number, got \"NaN\"",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1, 2]]}],"
            + " \"target\": {\"information\": [[1]]}}"
            + " | candidate a: expected information on the target's 1 parameters, got 2",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1]]}, {\"id\": \"a\", \"jacobian\": [[1]]}],"
            + " \"target\": {\"information\": [[1]]}}"
            + " | expected different ids, got \"a\" twice",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1]]}],"
            + " \"target\": {\"jacobian\": [[1]], \"standardDeviation\": [0]}}"
            + " | expected positive standard deviations, got 0.0",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1]]}],"
            + " \"target\": {\"jacobian\": [[1]], \"standardDeviation\": [1],"
            + " \"knownJacobian\": [[1, 0]]}}"
            + " | target.knownJacobian: expected information on 1 parameters, got 2",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1]]}],"
            + " \"target\": {\"jacobian\": [[1]], \"standardDeviation\": [1],"
            + " \"known\": [[-1]]}}"
            + " | expected no negative diagonal, got -1.0",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[]]}],"
            + " \"target\": {\"information\": [[1]]}}"
            + " | expected at least one row and column, got none",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1, 0], [0, 1]]}],"
            + " \"target\": {\"jacobian\": [[1, 0], [2, 0]], \"covariance\": [[1, 1], [1, 1]]}}"
            + " | target covariance: expected a positive definite matrix",
        "{\"candidates\": [{\"id\": \"a\", \"jacobian\": [[1]]}],"
            + " \"target\": {\"information\": [[1e999]]}}"
            + " | expected finite numbers, got Infinity"
      })
  void badProblemsAreNamed(String text, String message) throws IOException {
    Path file = folder.resolve("problem.json");
    Files.writeString(file, text);
    Shell shell = Shell.run("match", file);
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("problem.json: ").contains(message).hasLineCount(1);
  }

  private JsonNode match(Path file, String... options) throws IOException {
    Object[] words = new Object[options.length + 3];
    words[0] = "match";
    words[1] = file;
    words[2] = "--json";
    System.arraycopy(options, 0, words, 3, options.length);
    Shell shell = Shell.run(words);
    assertThat(shell.err()).isEmpty();
    assertThat(shell.exitStatus()).isZero();
    return shell.json();
  }

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name + ".json");
    try (InputStream in = getClass().getResourceAsStream("matching/" + name + ".json")) {
      if (!Files.exists(file)) {
        Files.copy(in, file);
      }
    }
    return file;
  }
}
