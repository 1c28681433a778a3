package org.athanor.sims.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Walk;

/**
 * Where a structure came from, and what became of it.
 *
 * @param candidate its place in the campaign
 * @param walk the walk that proposed it, as it was planned
 * @param home what that walk brought home; empty while it is away
 * @param judgement what the librarian said; empty before
 * @param threshold of novelty or gain by which it was judged; empty where there is none
 * @param label its label; empty where it was never chosen
 * @param parents campaigns that it was taken over from by forks, the first last
 * @param fits in which it stood, or on which it was tested, first to last
 */
record Lineage(
    CandidateId candidate,
    Walk walk,
    Optional<Home> home,
    Optional<Judgement> judgement,
    Optional<Double> threshold,
    Optional<Label> label,
    List<String> parents,
    List<Fit> fits) {
  /** Copies the lists. */
  Lineage {
    parents = List.copyOf(parents);
    fits = List.copyOf(fits);
  }

  /**
   * What a walk brought home.
   *
   * @param step of dynamics at which the structure was taken
   * @param atoms of it
   * @param ending of the walk
   * @param explorer who walked
   * @param at when it was home
   */
  record Home(int step, int atoms, Ending ending, String explorer, Instant at) {}

  /**
   * The label of the structure.
   *
   * @param id its identity
   * @param round that asked for it
   * @param tries of it, in order
   * @param recalled whether it came out of the cache
   * @param givenUp why it was quarantined; empty where it was not
   */
  record Label(
      LabelId id, int round, List<Try> tries, boolean recalled, Optional<Failure> givenUp) {
    /** Copies the list. */
    Label {
      tries = List.copyOf(tries);
    }

    /** Whether it is there. */
    boolean isThere() {
      return recalled || tries.stream().anyMatch(one -> one.end().filter(End::good).isPresent());
    }
  }

  /**
   * One calculation.
   *
   * @param attempt from 1
   * @param labeler who computed
   * @param end how it ended; empty while it runs
   */
  record Try(int attempt, String labeler, Instant begun, Optional<End> end) {}

  /**
   * The end of a calculation.
   *
   * @param failure empty where it gave the label
   */
  record End(Cost cost, Optional<Failure> failure, Instant at) {
    boolean good() {
      return failure.isEmpty();
    }
  }

  /**
   * One fit that knew the label.
   *
   * @param version of the potential
   * @param heldOut whether it was tested on the label, and not fitted to it
   * @param weight in a campaign with a target; empty in others
   * @param energyError prediction less label in meV/atom; empty where energies do not count
   * @param forceRmse root of the mean square error of its force components in meV/Å
   */
  record Fit(
      int version,
      boolean heldOut,
      OptionalDouble weight,
      OptionalDouble energyError,
      double forceRmse) {}
}
