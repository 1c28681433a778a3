package org.athanor.protocol.label;

import java.time.Duration;

/** Why a reference calculation gave no label; each cause has its own retries. */
public sealed interface Failure {
  /** The self-consistent field did not converge. */
  record NotConverged(int scfSteps) implements Failure {}

  /** It took longer than allowed and was stopped. */
  record OutOfTime(Duration limit) implements Failure {}

  /** The program ended badly. */
  record Crashed(int exitStatus, String lastLines) implements Failure {}

  /** The program, or a file it needs, is not there: no structure can be labelled. */
  record Unavailable(String missing) implements Failure {}

  /** It ended well, but its output could not be understood or misses a quantity. */
  record Unreadable(String detail) implements Failure {}

  /** The numbers cannot be right: not finite, or beyond the limits for forces or energies. */
  record Unphysical(String detail) implements Failure {}

  /** The labeler was lost while it worked: its node died, or its lease ran out. */
  record Lost(String labeler) implements Failure {}
}
