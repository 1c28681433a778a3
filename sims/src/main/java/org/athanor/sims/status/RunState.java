package org.athanor.sims.status;

/** How a campaign stands. */
public enum RunState {
  /** Nothing happened yet. */
  PLANNED,
  /** A process works on it. */
  RUNNING,
  /** It is not at its end, and no process works on it: {@code run} takes it up again. */
  STOPPED,
  /** It ended as its file says. */
  COMPLETE;

  /** The word for people and for JSON, such as {@code running}. */
  public String word() {
    return Format.word(this);
  }

  /** Reads it off a chronicle; {@code held} by a process that works on it. */
  public static RunState of(Chronicle chronicle, boolean held) {
    if (chronicle.campaign().ended().isPresent()) {
      return COMPLETE;
    }
    if (held) {
      return RUNNING;
    }
    return chronicle.campaign().started().isPresent() ? STOPPED : PLANNED;
  }
}
