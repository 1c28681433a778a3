package org.athanor.actors.supervisor;

import java.util.Optional;
import org.athanor.actors.matcher.TargetSettings;
import org.athanor.protocol.walk.WalkSettings;

/**
 * What a campaign is to do.
 *
 * @param name of the campaign
 * @param seed of all its random numbers
 * @param grid conditions to explore
 * @param schedule rounds
 * @param budget labels
 * @param probes amplitudes of what is not found by dynamics
 * @param walks how walks are run
 * @param potential that all walks move on, as {@code evaluate --potential} takes it; empty takes
 *     the fitted ones
 * @param text the whole file, resolved, as canonical text; kept in the journal
 * @param program the version of Athanor; kept in the journal
 * @param target that labels are chosen for; empty labels everything that the librarian chooses
 */
public record CampaignSettings(
    String name,
    long seed,
    Grid grid,
    Schedule schedule,
    Budget budget,
    Probes probes,
    WalkSettings walks,
    Optional<String> potential,
    String text,
    String program,
    Optional<TargetSettings> target) {
  /** Without a target. */
  public CampaignSettings(
      String name,
      long seed,
      Grid grid,
      Schedule schedule,
      Budget budget,
      Probes probes,
      WalkSettings walks,
      Optional<String> potential,
      String text,
      String program) {
    this(
        name,
        seed,
        grid,
        schedule,
        budget,
        probes,
        walks,
        potential,
        text,
        program,
        Optional.empty());
  }

  /** How many rounds walk; those after them match and fit alone. */
  int walkingRounds() {
    return target
        .map(one -> Math.min(schedule.rounds(), one.pace().poolRounds()))
        .orElse(schedule.rounds());
  }
}
