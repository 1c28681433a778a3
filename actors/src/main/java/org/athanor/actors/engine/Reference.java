package org.athanor.actors.engine;

import java.util.List;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/** What produces labels. Safe to be used by several threads at once. */
public interface Reference {
  /** Its physics. */
  ReferenceIdentity identity();

  /**
   * Computes one label; may take hours.
   *
   * <p>Whatever goes wrong with the calculation is an outcome. An interrupt stops it: whatever it
   * started is ended before this returns.
   *
   * @param structure what to label
   * @param earlier why earlier attempts at this structure failed, first to last; a reference may
   *     choose remedies by them as long as its physics stays the same
   * @throws InterruptedException if the thread was interrupted
   */
  LabelOutcome label(Structure structure, List<Failure> earlier) throws InterruptedException;

  /**
   * The latest outcome of this structure's label is on disk: what was kept to come by it again
   * after a kill may go. Mostly nothing was.
   */
  default void stored(Structure structure) {}
}
