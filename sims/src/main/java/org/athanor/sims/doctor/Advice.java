package org.athanor.sims.doctor;

import org.athanor.protocol.label.Failure;

/** What a person can do about a first label that failed. */
final class Advice {
  private Advice() {}

  static String words(Failure failure) {
    return failure.words();
  }

  static String on(Failure failure) {
    return switch (failure) {
      case Failure.NotConverged f ->
          "allow more steps or less mixing; the ladder would try that too";
      case Failure.OutOfMemory f -> "fewer labelers at a time, or a smaller cell or cutoff";
      case Failure.OutOfTime f -> "raise the time limit: this is the smallest phase";
      case Failure.Crashed f -> "run the program by hand: what it said last stands above";
      case Failure.Unavailable f -> "install it, or correct its path in label.reference";
      case Failure.Unreadable f -> "check that the program is the one that the file says";
      case Failure.Unphysical f ->
          "correct label.largest-force, lowest-energy and highest-energy, or the reference";
      case Failure.GeometryRefused f -> "correct the lattice of the phase";
      case Failure.Lost f -> "look after the machine that it ran on";
    };
  }
}
