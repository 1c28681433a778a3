package org.athanor.sims.status;

import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.Ended.BudgetSpent;
import org.athanor.protocol.campaign.Ended.Converged;
import org.athanor.protocol.campaign.Ended.RoundsDone;
import org.athanor.protocol.campaign.Ended.TargetMet;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Ending.Breach;
import org.athanor.protocol.walk.Ending.Completed;
import org.athanor.protocol.walk.Ending.Guarded;
import org.athanor.protocol.walk.Ending.NotRelaxed;

/** Typed outcomes in the words of people. */
public final class Words {
  private Words() {}

  /** How a walk ended, without its numbers. */
  public static String of(Ending ending) {
    return switch (ending) {
      case Completed completed -> "completed";
      case Guarded guarded -> "stopped by a guard: " + of(guarded.breach());
      case NotRelaxed failed -> "start could not be relaxed";
      case Ending.Crashed crashed -> "engine broke down";
    };
  }

  /** Why the campaign ended. */
  public static String of(Ended ended) {
    return switch (ended) {
      case BudgetSpent spent -> "the budget of " + spent.labels() + " labels is spent";
      case RoundsDone done -> "all " + done.rounds() + " rounds are done";
      case Converged settled ->
          "the held-out errors settled: they changed by "
              + Format.figures(100 * settled.change(), 2)
              + " % over two rounds";
      case TargetMet met ->
          "the target is as certain as is wanted: the weights changed by "
              + Format.figures(100 * met.change(), 2)
              + " % at last";
    };
  }

  private static String of(Breach breach) {
    return switch (breach) {
      case SHORTEST_DISTANCE -> "atoms too close";
      case HIGHEST_TEMPERATURE -> "too hot";
      case LARGEST_FORCE -> "force too large";
      case SMALLEST_VOLUME -> "too dense";
      case LARGEST_VOLUME -> "too dilute";
      case LARGEST_GRADE -> "too far from what the fit has seen";
    };
  }
}
