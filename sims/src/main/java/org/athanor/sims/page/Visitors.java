package org.athanor.sims.page;

import akka.http.javadsl.model.HttpRequest;
import java.util.Locale;
import java.util.Set;

/**
 * Who may ask. On loopback only those who know it by a name of loopback: a page of another site
 * that has its own name point here is not one of them.
 */
final class Visitors {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final String host;
  private final boolean local;

  Visitors(Door door) {
    this.host = door.host().toLowerCase(Locale.ROOT);
    this.local = door.isLoopback();
  }

  boolean admits(HttpRequest request) {
    String asked = request.getUri().getHost().address().toLowerCase(Locale.ROOT);
    return !local || LOCAL.contains(asked) || asked.equals(host);
  }
}
