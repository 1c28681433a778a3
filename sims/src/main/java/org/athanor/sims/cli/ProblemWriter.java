package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.athanor.potentials.matching.LabelJacobian;
import org.athanor.sims.properties.sensitivity.Reading;

/** Writes a matching problem candidate by candidate, so that large pools need no memory. */
final class ProblemWriter implements Closeable {
  private final JsonGenerator json;

  private ProblemWriter(JsonGenerator json) {
    this.json = json;
  }

  static ProblemWriter create(Path file) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeArrayFieldStart("candidates");
    return new ProblemWriter(json);
  }

  void candidate(LabelJacobian candidate) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", candidate.id());
    json.writeArrayFieldStart("jacobian");
    for (double[] row : candidate.rows()) {
      json.writeArray(row, 0, row.length);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** After the last candidate. */
  void target(List<Reading> readings, List<Double> deviations) throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("target");
    json.writeArrayFieldStart("jacobian");
    for (Reading reading : readings) {
      double[] slopes = reading.slopes().toArray();
      json.writeArray(slopes, 0, slopes.length);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("standardDeviation");
    for (double deviation : deviations) {
      json.writeNumber(deviation);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  void origin(String text) throws IOException {
    json.writeStringField("origin", text);
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
