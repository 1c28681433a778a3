package org.athanor.sims.status;

import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.Failure.Crashed;
import org.athanor.protocol.label.Failure.GeometryRefused;
import org.athanor.protocol.label.Failure.Lost;
import org.athanor.protocol.label.Failure.NotConverged;
import org.athanor.protocol.label.Failure.OutOfMemory;
import org.athanor.protocol.label.Failure.OutOfTime;
import org.athanor.protocol.label.Failure.Unavailable;
import org.athanor.protocol.label.Failure.Unphysical;
import org.athanor.protocol.label.Failure.Unreadable;

/** The kinds of failures of reference calculations, for counting. */
public enum Cause {
  /** The self-consistent field did not converge. */
  NOT_CONVERGED,
  /** There was not enough memory. */
  OUT_OF_MEMORY,
  /** Stopped at its time limit. */
  OUT_OF_TIME,
  /** The program ended badly. */
  CRASHED,
  /** The program is not there. */
  UNAVAILABLE,
  /** Its output could not be understood. */
  UNREADABLE,
  /** Its numbers cannot be right. */
  UNPHYSICAL,
  /** The program will not compute such a structure. */
  GEOMETRY_REFUSED,
  /** The labeler was lost. */
  LOST;

  /** The kind of a failure. */
  public static Cause of(Failure failure) {
    return switch (failure) {
      case NotConverged f -> NOT_CONVERGED;
      case OutOfMemory f -> OUT_OF_MEMORY;
      case OutOfTime f -> OUT_OF_TIME;
      case Crashed f -> CRASHED;
      case Unavailable f -> UNAVAILABLE;
      case Unreadable f -> UNREADABLE;
      case Unphysical f -> UNPHYSICAL;
      case GeometryRefused f -> GEOMETRY_REFUSED;
      case Lost f -> LOST;
    };
  }

  /** The word for people and for JSON, such as {@code not converged}. */
  public String word() {
    return Format.word(this);
  }
}
