package org.athanor.sims.status;

/** The points in a round's life that the timeline keeps. */
public enum Milestone {
  /** It was planned. */
  OPENED,
  /** The first of its walks came home. */
  FIRST_WALK,
  /** The last of its walks, so far, came home. */
  LAST_WALK,
  /** The librarian chose what to label. */
  SELECTED,
  /** The first calculation of one of its labels was started. */
  FIRST_LABEL,
  /** The last of its labels, so far, was there or given up. */
  LAST_LABEL,
  /** A potential was fitted to labels up to this round. */
  FITTED;

  /** Whether an earlier instant is kept when it is passed again. */
  boolean keepsFirst() {
    return switch (this) {
      case OPENED, FIRST_WALK, SELECTED, FIRST_LABEL, FITTED -> true;
      case LAST_WALK, LAST_LABEL -> false;
    };
  }
}
