package org.athanor.sims.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.athanor.config.KeyChange;

/**
 * That a campaign's file was changed.
 *
 * @param at when
 * @param by who, as USER@HOST; empty in what the first version wrote
 * @param changes key by key
 */
public record Alteration(Instant at, Optional<String> by, List<KeyChange> changes) {
  /** Copies the list. */
  public Alteration {
    changes = List.copyOf(changes);
  }

  /** What changed, and by whom, for people. */
  public String words() {
    String what = changes.stream().map(KeyChange::words).collect(Collectors.joining("; "));
    return (what.isEmpty() ? "nothing that counts" : what)
        + by.map(who -> " (by " + who + ")").orElse("");
  }
}
