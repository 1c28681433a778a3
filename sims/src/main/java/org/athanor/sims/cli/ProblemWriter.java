package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.NpyWriter;
import org.athanor.potentials.matching.Information;
import org.athanor.potentials.matching.LabelJacobian;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.properties.sensitivity.Reading;

/**
 * Writes a matching problem candidate by candidate, so that large pools need no memory. The numbers
 * of a large one stand in a file of NumPy's beside it, a twentieth of their size as text.
 */
final class ProblemWriter implements Closeable {
  /** Numbers beyond which they stand in a file of their own. */
  private static final long MOST_NUMBERS = 1_000_000;

  private final JsonGenerator json;
  private final Optional<NpyWriter> beside;

  private ProblemWriter(JsonGenerator json, Optional<NpyWriter> beside) {
    this.json = json;
    this.beside = beside;
  }

  /** The file of a problem's Jacobians: of the same name, but ending in .npy. */
  static Path jacobians(Path problem) {
    String name = problem.getFileName().toString();
    String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return problem.resolveSibling(stem + ".npy");
  }

  /** Whether the Jacobians are too many for text. */
  static boolean large(List<Frame> frames, List<LabelKind> kinds, int parameters) {
    long rows = 0;
    for (Frame frame : frames) {
      for (LabelKind kind : kinds) {
        rows += kind.count(frame.structure());
      }
    }
    return rows * parameters > MOST_NUMBERS;
  }

  /** All in one file. */
  static ProblemWriter create(Path file) throws IOException {
    JsonGenerator json = generator(file);
    json.writeArrayFieldStart("candidates");
    return new ProblemWriter(json, Optional.empty());
  }

  /**
   * With the Jacobians in a file beside it.
   *
   * @param jacobians the name that it will have; it is written with ".part" behind it
   */
  static ProblemWriter create(Path file, Path jacobians, int parameters) throws IOException {
    Path part = jacobians.resolveSibling(jacobians.getFileName() + ".part");
    NpyWriter beside = NpyWriter.create(part, parameters);
    JsonGenerator json = generator(file);
    json.writeStringField("jacobians", jacobians.getFileName().toString());
    json.writeArrayFieldStart("candidates");
    return new ProblemWriter(json, Optional.of(beside));
  }

  private static JsonGenerator generator(Path file) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
    json.writeStartObject();
    return json;
  }

  void candidate(LabelJacobian candidate) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", candidate.id());
    double[][] rows = candidate.rows();
    if (beside.isPresent()) {
      json.writeNumberField("rows", rows.length);
      for (double[] row : rows) {
        beside.get().row(row);
      }
    } else {
      json.writeArrayFieldStart("jacobian");
      for (double[] row : rows) {
        json.writeArray(row, 0, row.length);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /**
   * After the last candidate.
   *
   * @param known of the parameters before any label of the pool
   */
  void target(List<Reading> readings, List<Double> deviations, Optional<Information> known)
      throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("target");
    json.writeArrayFieldStart("jacobian");
    for (Reading reading : readings) {
      row(reading.slopes());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("standardDeviation");
    for (double deviation : deviations) {
      json.writeNumber(deviation);
    }
    json.writeEndArray();
    if (known.isPresent()) {
      json.writeArrayFieldStart("knownJacobian");
      for (Scalars row : known.get().rowsOfRoot()) {
        row(row);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void row(Scalars row) throws IOException {
    double[] values = row.toArray();
    json.writeArray(values, 0, values.length);
  }

  void origin(String text) throws IOException {
    json.writeStringField("origin", text);
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    try (json) {
      if (beside.isPresent()) {
        beside.get().close();
      }
    }
  }
}
