package org.athanor.sims.doctor;

import java.util.function.Consumer;

/** Something that can be looked at before a run; it leaves nothing behind. */
interface Examination {
  /**
   * Looks, and tells each thing as soon as it is found.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  void examine(Consumer<Diagnosis> found) throws InterruptedException;
}
