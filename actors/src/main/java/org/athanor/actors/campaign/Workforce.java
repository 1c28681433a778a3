package org.athanor.actors.campaign;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.engine.WalkEngine;
import org.athanor.actors.node.Stores;

/**
 * Who does the work on this machine, and whether others may come.
 *
 * @param explorers walks at a time
 * @param labelers reference calculations at a time
 * @param engine that walks
 * @param reference that labels
 * @param threads where both are waited for; as many as they need
 * @param gate where other machines come in; empty in a campaign of one machine
 */
public record Workforce(
    int explorers,
    int labelers,
    WalkEngine engine,
    Reference reference,
    ExecutorService threads,
    Optional<Gate> gate) {
  /** Of one machine. */
  public Workforce(
      int explorers,
      int labelers,
      WalkEngine engine,
      Reference reference,
      ExecutorService threads) {
    this(explorers, labelers, engine, reference, threads, Optional.empty());
  }

  /**
   * How other machines are received.
   *
   * @param stores what they are handed
   * @param news told in a sentence who came and who went
   */
  public record Gate(Stores stores, Consumer<String> news) {}
}
