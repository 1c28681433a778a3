package org.athanor.sims.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.athanor.config.KeyChange;
import org.athanor.protocol.campaign.StopPoint;

/** What somebody wants of the process that runs a campaign, as it travels: JSON. */
public sealed interface Order {
  /** The name and version of the form in which orders travel. */
  String SCHEMA = "athanor/order 1";

  /** Who gives it: USER@HOST. */
  String by();

  /** To stop. */
  record Stop(StopPoint point, String by) implements Order {}

  /**
   * To go on with a changed file.
   *
   * @param changes of what the journal knows
   * @param digest of the changed file's canonical text, by {@link #digest}
   */
  record Reload(List<KeyChange> changes, String digest, String by) implements Order {
    /** Copies the list. */
    public Reload {
      changes = List.copyOf(changes);
    }
  }

  /** By what a text is known. */
  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** The order as text. */
  default String text() {
    ObjectNode json = JsonMapper.builder().build().createObjectNode();
    json.put("schema", SCHEMA).put("by", by());
    switch (this) {
      case Stop stop -> json.put("order", "stop").put("point", stop.point().name());
      case Reload reload -> {
        json.put("order", "reload").put("digest", reload.digest());
        ArrayNode changes = json.putArray("changes");
        for (KeyChange change : reload.changes()) {
          changes
              .addObject()
              .put("key", change.key())
              .put("before", change.before().orElse(null))
              .put("after", change.after().orElse(null));
        }
      }
    }
    return json.toString();
  }

  /**
   * The order in a text.
   *
   * @throws IllegalArgumentException if it is none that this version knows
   */
  static Order read(String text) {
    try {
      JsonNode json = JsonMapper.builder().build().readTree(text);
      String order = json.path("order").asText();
      String schema = json.path("schema").asText();
      String by = json.path("by").asText();
      if (schema.equals(SCHEMA) && order.equals("stop")) {
        return new Stop(StopPoint.valueOf(json.path("point").asText()), by);
      }
      if (schema.equals(SCHEMA) && order.equals("reload")) {
        return new Reload(changes(json.path("changes")), json.path("digest").asText(), by);
      }
      throw new IllegalArgumentException(
          "expected an order of " + SCHEMA + ", got \"" + order + "\" of \"" + schema + "\"");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected an order of " + SCHEMA + ", got no JSON", e);
    }
  }

  private static List<KeyChange> changes(JsonNode list) {
    List<KeyChange> changes = new ArrayList<>();
    for (JsonNode one : list) {
      changes.add(
          new KeyChange(
              one.path("key").asText(), value(one.path("before")), value(one.path("after"))));
    }
    return changes;
  }

  private static Optional<String> value(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
