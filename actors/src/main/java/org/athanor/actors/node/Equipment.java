package org.athanor.actors.node;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.engine.WalkEngine;
import org.athanor.actors.explorer.Explorer;
import org.athanor.actors.labeler.Labeler;

/**
 * What a machine works with. What its desks hold outlives the actors, so a machine that loses sight
 * of the campaign's coordinator for a while goes on with what it was at.
 *
 * @param explorers walks at a time
 * @param labelers reference calculations at a time
 * @param engine that walks
 * @param reference that labels; empty where there are no labelers
 * @param threads where both are waited for; as many as they need
 */
public record Equipment(
    List<Explorer.Desk> explorers,
    List<Labeler.Desk> labelers,
    WalkEngine engine,
    Optional<Reference> reference,
    ExecutorService threads) {
  /** Copies the lists. */
  public Equipment {
    explorers = List.copyOf(explorers);
    labelers = List.copyOf(labelers);
  }
}
