package org.athanor.sims.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Server-sent events, one after the other. */
record Events(Iterator<String> lines) {
  /**
   * An event.
   *
   * @param id empty where it has none
   */
  record Event(String kind, String id, JsonNode data) {}

  /** The next one; waits for it. */
  Event next() throws IOException {
    String kind = "";
    String id = "";
    String data = "";
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      if (line.startsWith("event: ")) {
        kind = line.substring("event: ".length());
      } else if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.startsWith("data: ")) {
        data = line.substring("data: ".length());
      }
    }
    return new Event(kind, id, new ObjectMapper().readTree(data));
  }

  /** The next one that is no heart beat. */
  Event change() throws IOException {
    for (Event event = next(); ; event = next()) {
      if (event.kind().equals("change")) {
        return event;
      }
    }
  }

  /**
   * Whether nothing comes any more; a page that goes may cut the connection after its last word.
   */
  boolean over() {
    try {
      return !lines.hasNext();
    } catch (UncheckedIOException cut) {
      return true;
    }
  }
}
