package org.athanor.sims.run;

import org.athanor.actors.engine.Reference;
import org.athanor.protocol.label.LabelQueue;

/**
 * Says of every label whose outcome is on disk that it is: the actors end without a word, and so
 * does a process that is killed.
 */
final class Leftovers {
  private Leftovers() {}

  static void clear(Reference reference, LabelQueue queue) {
    for (LabelQueue.Entry entry : queue.entries().values()) {
      if (entry.status().settled()) {
        reference.stored(entry.request().selection().structure());
      }
    }
  }
}
