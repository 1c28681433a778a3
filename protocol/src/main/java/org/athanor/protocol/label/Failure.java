package org.athanor.protocol.label;

import java.time.Duration;

/** Why a reference calculation gave no label; each cause has its own retries. */
public sealed interface Failure {
  /** The self-consistent field did not converge. */
  record NotConverged(int scfSteps) implements Failure {}

  /** There was not enough memory for it. */
  record OutOfMemory(String lastLines) implements Failure {}

  /** It took longer than allowed and was stopped. */
  record OutOfTime(Duration limit) implements Failure {}

  /** The program ended badly. */
  record Crashed(int exitStatus, String lastLines) implements Failure {}

  /**
   * The program, its licence, a file or the room on the disk that it needs is not there: no
   * structure can be labelled until a person has seen to it.
   */
  record Unavailable(String missing) implements Failure {}

  /** It ended well, but its output could not be understood or misses a quantity. */
  record Unreadable(String detail) implements Failure {}

  /** The numbers cannot be right: not finite, or beyond the limits for forces or energies. */
  record Unphysical(String detail) implements Failure {}

  /** The program will not compute such a structure, such as atoms on top of each other. */
  record GeometryRefused(String detail) implements Failure {}

  /** The labeler was lost while it worked: its node died, or its lease ran out. */
  record Lost(String labeler) implements Failure {}
}
