package org.athanor.actors.supervisor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;

/**
 * Under which conditions structures were chosen that could not be labelled. Pure: it follows from
 * rounds whose labels are all settled, so every run of a campaign has the same.
 *
 * <p>Entropy-driven walks are counted by where they were (phase and pressure) and by what drove
 * them (temperature and bias). Either is avoided where two labels or more, and more than a given
 * share, could not be had.
 */
final class Experience {
  private static final int LEAST = 3;

  /** Where a walk was. */
  private record Place(String phase, double pressureGPa) {}

  /** What drove it. */
  private record Drive(double temperature, Bias bias) {}

  private static final class Count {
    private int chosen;
    private int lost;
  }

  private final double share;
  private final Map<Place, Count> places = new HashMap<>();
  private final Map<Drive, Count> drives = new HashMap<>();

  private Experience(double share) {
    this.share = share;
  }

  /** That of a campaign that begins. */
  static Experience none() {
    return new Experience(1);
  }

  /**
   * That of the first rounds.
   *
   * @param share of labels that could not be had, beyond which a condition is avoided; 1 avoids
   *     none
   * @param rounds as they were opened
   * @param chosen what was chosen in each, as far as it counts
   * @param labeled the labels that are there, of the same rounds
   */
  static Experience of(
      double share,
      List<RoundOpened> rounds,
      List<List<Selection>> chosen,
      List<List<LabeledStructure>> labeled) {
    Experience experience = new Experience(share);
    for (int round = 0; round < chosen.size(); round++) {
      Set<CandidateId> there = new HashSet<>();
      labeled.get(round).forEach(label -> there.add(label.selection().candidate()));
      for (Selection selection : chosen.get(round)) {
        boolean lost = !there.contains(selection.candidate());
        walk(rounds.get(round), selection).ifPresent(walk -> experience.count(walk, lost));
      }
    }
    return experience;
  }

  private static Optional<Walk> walk(RoundOpened round, Selection selection) {
    return round.walks().stream()
        .filter(walk -> walk.id().equals(selection.candidate().walk()))
        .findFirst();
  }

  private void count(Walk walk, boolean lost) {
    if (walk.arm() == Arm.ENTROPY && walk.motion() instanceof Motion.Dynamics dynamics) {
      Place place = new Place(walk.phase(), walk.pressureGPa());
      Drive drive = new Drive(dynamics.temperature(), dynamics.bias());
      for (Count count :
          List.of(
              places.computeIfAbsent(place, key -> new Count()),
              drives.computeIfAbsent(drive, key -> new Count()))) {
        count.chosen++;
        count.lost += lost ? 1 : 0;
      }
    }
  }

  /** Whether to walk elsewhere. */
  boolean avoids(String phase, double pressureGPa, double temperature, Bias bias) {
    return avoided(places.get(new Place(phase, pressureGPa)))
        || avoided(drives.get(new Drive(temperature, bias)));
  }

  private boolean avoided(Count count) {
    return count != null && count.lost >= LEAST && count.lost > share * count.chosen;
  }
}
