package org.athanor.protocol.campaign;

/** Why a campaign ended as its file says. */
public sealed interface Ended {
  /** The label budget is spent. */
  record BudgetSpent(int labels) implements Ended {}

  /** All rounds are done. */
  record RoundsDone(int rounds) implements Ended {}

  /** The errors on held-out labels settled: the largest relative change over two rounds. */
  record Converged(double change) implements Ended {}

  /** The target is as certain as is wanted, and the weights settled: their last change. */
  record TargetMet(double change) implements Ended {}
}
