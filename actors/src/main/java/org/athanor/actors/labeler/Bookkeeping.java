package org.athanor.actors.labeler;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.LabelId;

/**
 * What the pool needs to keep its books: the time, and the identity of a label.
 *
 * @param clock read when something is decided
 * @param identity of a structure's label under the campaign's reference
 * @param shared labels of other campaigns; empty to compute everything here
 */
public record Bookkeeping(
    InstantSource clock, Function<Structure, LabelId> identity, Optional<Shared> shared) {
  /** Without labels of other campaigns. */
  public Bookkeeping(InstantSource clock, Function<Structure, LabelId> identity) {
    this(clock, identity, Optional.empty());
  }
}
