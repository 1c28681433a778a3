package org.athanor.protocol.library;

import org.athanor.protocol.walk.CandidateId;

/** What the librarian thinks of a candidate. */
public sealed interface Verdict {
  /** It adds information: it may be labelled. */
  record Accepted() implements Verdict {}

  /** Its arm is not chosen by novelty: it may be labelled. */
  record Exempt() implements Verdict {}

  /** It adds less than the threshold. */
  record Familiar() implements Verdict {}

  /**
   * It is an earlier candidate over again, up to rotation, permutation and supercell.
   *
   * @param of the earlier one
   */
  record Duplicate(CandidateId of) implements Verdict {}

  /**
   * It is outside the limits for labelling.
   *
   * @param reason which limit, and what was seen, with units
   */
  record Refused(String reason) implements Verdict {}

  /** Whether a candidate with this verdict may be labelled. */
  default boolean eligible() {
    return switch (this) {
      case Accepted accepted -> true;
      case Exempt exempt -> true;
      case Familiar familiar -> false;
      case Duplicate duplicate -> false;
      case Refused refused -> false;
    };
  }
}
