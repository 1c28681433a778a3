package org.athanor.sims.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.athanor.protocol.label.Failure;

/** Why our script has no numbers: the text that comes with its answer. */
final class AseFailure {
  private AseFailure() {}

  /** The failure; empty if the text says none. */
  static Optional<Failure> of(String text) {
    if (!text.startsWith("{\"athanor\"")) {
      return Optional.empty();
    }
    try {
      JsonNode said = new ObjectMapper().readTree(text);
      String detail = said.path("detail").asText();
      return switch (said.path("failure").asText()) {
        case "not-converged" -> Optional.of(new Failure.NotConverged(0));
        case "out-of-memory" -> Optional.of(new Failure.OutOfMemory(detail));
        case "refused" -> Optional.of(new Failure.GeometryRefused(detail));
        case "unphysical" -> Optional.of(new Failure.Unphysical(detail));
        case "crashed" -> Optional.of(new Failure.Crashed(1, detail));
        default -> Optional.of(new Failure.Unreadable("the client said " + text));
      };
    } catch (JsonProcessingException e) {
      return Optional.of(new Failure.Unreadable("the client said " + text));
    }
  }
}
