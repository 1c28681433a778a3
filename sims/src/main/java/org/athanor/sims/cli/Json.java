package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.athanor.potentials.structure.Scalars;

/**
 * JSON on standard output, element by element: plain ASCII whatever the terminal's encoding, and
 * every number with all its bits.
 */
final class Json {
  private Json() {}

  /** A document that begins with its schema's name and version; the caller ends it. */
  static JsonGenerator open(PrintWriter out, String schema, int version) throws IOException {
    JsonGenerator json = bare(out);
    json.writeStartObject();
    json.writeStringField("schema", schema);
    json.writeNumberField("version", version);
    return json;
  }

  /** A document that has its schema already. */
  static void print(PrintWriter out, Object tree) throws IOException {
    try (JsonGenerator json = bare(out)) {
      json.writeObject(tree);
    }
    out.println();
    out.flush();
  }

  static void end(PrintWriter out, JsonGenerator json) throws IOException {
    json.writeEndObject();
    json.close();
    out.println();
    out.flush();
  }

  static void numbers(JsonGenerator json, Scalars values) throws IOException {
    double[] all = values.toArray();
    json.writeArray(all, 0, all.length);
  }

  /** What a reader says of a text that is none, with the line. */
  static String complaint(JsonProcessingException e) {
    String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
    // Where a list or an object began is said in words about sources that people do not know.
    return line + e.getOriginalMessage().replaceAll(" \\(start marker at .*", "");
  }

  private static JsonGenerator bare(PrintWriter out) throws IOException {
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    JsonGenerator json = factory.createGenerator(out);
    json.setCodec(JsonMapper.builder().build());
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    return json;
  }
}
