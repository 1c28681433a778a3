package org.athanor.protocol.label;

import java.util.List;
import org.athanor.potentials.structure.Labels;

/** Where a label stands. */
public sealed interface LabelStatus {
  /**
   * It waits for a labeler.
   *
   * @param earlier why earlier attempts failed, first to last
   */
  record Waiting(List<Failure> earlier) implements LabelStatus {
    /** Copies the list. */
    public Waiting {
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * A labeler works on it.
   *
   * @param earlier why earlier attempts failed, first to last
   * @param attempt 1 for the first
   */
  record Running(List<Failure> earlier, int attempt, String labeler) implements LabelStatus {
    /** Copies the list. */
    public Running {
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * It is there.
   *
   * @param seconds what it cost; 0 for a label out of the cache
   */
  record Done(Labels labels, double seconds) implements LabelStatus {}

  /** It is given up. */
  record Quarantined(Failure failure) implements LabelStatus {}

  /** Whether nothing more will happen to it. */
  default boolean settled() {
    return switch (this) {
      case Waiting waiting -> false;
      case Running running -> false;
      case Done done -> true;
      case Quarantined quarantined -> true;
    };
  }
}
