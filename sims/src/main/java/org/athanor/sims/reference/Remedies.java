package org.athanor.sims.reference;

import java.time.Duration;
import java.util.List;
import org.athanor.protocol.label.Failure;

/**
 * What a reference does differently after earlier failures of the same structure. Only how the
 * result is reached, never the result: the smearing, for one, is physics and stays.
 *
 * <ol>
 *   <li>Not converged: each time half the mixing and twice the steps; from the third time on
 *       another diagonalisation as well.
 *   <li>Crashed: another diagonalisation.
 *   <li>Out of memory: each time one step thriftier; the first is another diagonalisation and a
 *       shorter memory of densities, the next fewer of them still; and the command is spread over
 *       fewer processes ({@link Ranks}). {@link SoleOccupant} sees to the machine.
 *   <li>Out of time: each time twice the time.
 * </ol>
 *
 * @param mixing factor on the mixing of a first attempt
 * @param steps factor on the number of self-consistency steps of a first attempt
 * @param otherDiagonalisation whether to take the sturdier, slower and thriftier one
 * @param thrift how much memory is to be saved: 0 none, each step more
 * @param time factor on the time limit of a first attempt
 */
public record Remedies(
    double mixing, int steps, boolean otherDiagonalisation, int thrift, int time) {
  private static final int MOST_DOUBLINGS = 6;
  private static final int MIXING_ALONE = 2;

  /** For the next attempt. */
  public static Remedies after(List<Failure> earlier) {
    int unconverged = count(earlier, Failure.NotConverged.class);
    int crashed = count(earlier, Failure.Crashed.class);
    int starved = count(earlier, Failure.OutOfMemory.class);
    int late = count(earlier, Failure.OutOfTime.class);
    int caution = 1 << Math.min(unconverged, MOST_DOUBLINGS);
    return new Remedies(
        1.0 / caution,
        caution,
        unconverged > MIXING_ALONE || crashed > 0 || starved > 0,
        starved,
        1 << Math.min(late, MOST_DOUBLINGS));
  }

  /** The time limit, when that of a first attempt is {@code first}. */
  public Duration limit(Duration first) {
    return first.multipliedBy(time);
  }

  private static int count(List<Failure> earlier, Class<? extends Failure> cause) {
    return (int) earlier.stream().filter(cause::isInstance).count();
  }
}
