package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.InputFile;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.properties.sensitivity.Indicator;

/**
 * What {@code tune --json} left.
 *
 * @param potential the spec of the tuned potential
 * @param structure the crystal of the target
 * @param indicators the target's properties
 * @param information F by rows, [P][P]
 * @param misfitCovariance of the parameters over the labels' pointwise corrections by rows, [P][P];
 *     empty in files of versions without it
 * @param inflation √T
 */
record TunedFile(
    String potential,
    String structure,
    List<Indicator> indicators,
    List<Scalars> information,
    List<Scalars> misfitCovariance,
    double inflation) {
  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if the file is not of that kind
   */
  static TunedFile read(Path file) throws IOException {
    try {
      JsonNode root =
          JsonMapper.builder().build().readTree(InputFile.bytes(file, "what tune --json prints"));
      if (!root.path("schema").asText().equals("athanor/tune") || !root.has("potential")) {
        throw new IllegalArgumentException(
            file
                + ": expected what tune --json prints for a potential of Zhou's form, got "
                + (root.has("schema") ? root.path("schema") + " without it" : "something else"));
      }
      List<Indicator> indicators = new ArrayList<>();
      root.path("properties")
          .forEach(one -> indicators.add(Indicator.parse(one.path("property").asText())));
      return new TunedFile(
          root.path("potential").asText(),
          root.path("structure").asText(),
          indicators,
          rows(root.path("information")),
          rows(root.path("misfitCovariance")),
          root.path("inflation").asDouble());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": expected JSON, got " + Json.complaint(e), e);
    }
  }

  private static List<Scalars> rows(JsonNode matrix) {
    List<Scalars> rows = new ArrayList<>();
    matrix.forEach(row -> rows.add(numbers(row)));
    return rows;
  }

  private static Scalars numbers(JsonNode row) {
    double[] numbers = new double[row.size()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = row.get(k).asDouble();
    }
    return Scalars.of(numbers);
  }
}
