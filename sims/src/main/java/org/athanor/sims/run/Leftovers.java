package org.athanor.sims.run;

import java.util.HashSet;
import java.util.Set;
import org.athanor.actors.engine.Reference;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.sims.status.Chronicle;

/**
 * Says of every label whose outcome is on disk that it is: the actors end without a word, and so
 * does a process that is killed.
 */
final class Leftovers {
  private Leftovers() {}

  /**
   * Of labels that are asked for again after they were given up, what is left is an answer to the
   * earlier question.
   */
  static void forget(Reference reference, Chronicle chronicle) {
    Set<LabelId> tried = new HashSet<>();
    chronicle.charges().forEach(charge -> tried.add(charge.id()));
    for (LabelQueue.Entry entry : chronicle.labels().entries().values()) {
      if (entry.status() instanceof LabelStatus.Waiting waiting
          && waiting.earlier().isEmpty()
          && tried.contains(entry.request().id())) {
        reference.stored(entry.request().selection().structure());
      }
    }
  }

  static void clear(Reference reference, LabelQueue queue) {
    for (LabelQueue.Entry entry : queue.entries().values()) {
      if (entry.status().settled()) {
        reference.stored(entry.request().selection().structure());
      }
    }
  }
}
