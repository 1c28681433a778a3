package org.athanor.sims.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.athanor.protocol.campaign.StopPoint;

/** What somebody wants of the process that runs a campaign, as it travels: JSON. */
public sealed interface Order {
  /** The name and version of the form in which orders travel. */
  String SCHEMA = "athanor/order 1";

  /** Who gives it: USER@HOST. */
  String by();

  /** To stop. */
  record Stop(StopPoint point, String by) implements Order {}

  /** The order as text. */
  default String text() {
    ObjectNode json = JsonMapper.builder().build().createObjectNode();
    json.put("schema", SCHEMA).put("by", by());
    switch (this) {
      case Stop stop -> json.put("order", "stop").put("point", stop.point().name());
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
      String schema = json.path("schema").asText();
      String order = json.path("order").asText();
      if (!schema.equals(SCHEMA) || !order.equals("stop")) {
        throw new IllegalArgumentException(
            "expected an order of " + SCHEMA + ", got \"" + order + "\" of \"" + schema + "\"");
      }
      return new Stop(StopPoint.valueOf(json.path("point").asText()), json.path("by").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected an order of " + SCHEMA + ", got no JSON", e);
    }
  }
}
