package org.athanor.sims.status;

import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.library.Verdict.Accepted;
import org.athanor.protocol.library.Verdict.Duplicate;
import org.athanor.protocol.library.Verdict.Exempt;
import org.athanor.protocol.library.Verdict.Familiar;
import org.athanor.protocol.library.Verdict.Refused;

/** The kinds of the librarian's verdicts, for counting. */
public enum VerdictKind {
  /** New enough. */
  ACCEPTED,
  /** Not judged by novelty. */
  EXEMPT,
  /** Below the threshold. */
  FAMILIAR,
  /** Seen before. */
  DUPLICATE,
  /** Outside the limits for labelling. */
  REFUSED;

  /** The kind of a verdict. */
  public static VerdictKind of(Verdict verdict) {
    return switch (verdict) {
      case Accepted accepted -> ACCEPTED;
      case Exempt exempt -> EXEMPT;
      case Familiar familiar -> FAMILIAR;
      case Duplicate duplicate -> DUPLICATE;
      case Refused refused -> REFUSED;
    };
  }

  /** The word for people and for JSON, such as {@code accepted}. */
  public String word() {
    return Format.word(this);
  }
}
