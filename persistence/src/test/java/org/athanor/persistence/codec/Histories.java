package org.athanor.persistence.codec;

import static org.athanor.persistence.codec.Examples.AT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/** Events of the three entities as they may follow each other, different for every seed. */
public final class Histories {
  private Histories() {}

  /** Of a supervisor. */
  public static List<CampaignEvent> campaign(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CampaignEvent> events = new ArrayList<>();
    events.add(new CampaignStarted("silicon", seed, "a = 1", AT));
    for (int round = 0; round < 6; round++) {
      events.add(new RoundOpened(round, walks(round), Examples.QUOTAS, random.nextLong(), AT));
      Errors errors = new Errors(round, random.nextDouble(), 2, 3, 4, Optional.empty());
      FitReport report =
          new FitReport(
              round,
              Optional.of(errors),
              Optional.of(errors),
              Optional.empty(),
              Optional.empty(),
              1e-6);
      events.add(new PotentialFitted(round, "potential " + random.nextLong(), report, AT));
      switch (random.nextInt(3)) {
        case 0 -> events.add(new CampaignResumed(AT));
        case 1 -> events.add(new SettingsChanged("a = " + round, AT));
        default -> events.add(new CampaignEnded(new Ended.RoundsDone(round), "hash", AT));
      }
    }
    return events;
  }

  /** Of a matcher. */
  public static List<MatchingEvent> matching(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MatchingEvent> events = new ArrayList<>();
    events.add(new TargetSet("potential " + seed, Examples.PARAMETERS, Examples.READINGS, AT));
    for (int round = 0; round < 4; round++) {
      List<LabelWeight> needed =
          List.of(
              new LabelWeight(
                  new CandidateId(new WalkId(round, 1), 2), 1e-9 + random.nextDouble()));
      events.add(
          new RoundMatched(
              round,
              20 * round,
              needed,
              needed,
              new Bounds(random.nextDouble(), 1),
              random.nextDouble(),
              AT));
    }
    return events;
  }

  /** Of a librarian, who awaits two rounds at a time. */
  public static List<LibraryEvent> library(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LibraryEvent> events = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      events.add(new RoundAwaited(round, walks(round), Examples.QUOTAS, random.nextLong(), AT));
      for (Walk walk : walks(round)) {
        if (round > 0 && walk.id().index() == 2) {
          WalkId earlier = new WalkId(round - 1, 0);
          events.add(judged(earlier, random));
          events.add(new RoundSelected(round - 1, List.of(Examples.selection()), AT));
        }
        Candidate candidate = new Candidate(0, random.nextInt(99), Examples.STRUCTURE);
        events.add(
            new WalkArrived(
                new WalkOutcome(
                    walk.id(), List.of(candidate), new Ending.Completed(), 5, random.nextDouble()),
                "explorer-1",
                AT));
        if (walk.id().index() > 0 && round != 0) {
          events.add(judged(walk.id(), random));
        }
      }
    }
    return events;
  }

  private static WalkJudged judged(WalkId walk, SplittableRandom random) {
    Judgement judgement =
        new Judgement(0, Mode.PER_ATOM, random.nextDouble(), -0.0, new Verdict.Accepted());
    return new WalkJudged(walk, List.of(judgement), AT);
  }

  /** Of a labeler pool: at least so many. */
  public static List<LabelEvent> labels(long seed, int least) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelEvent> events = new ArrayList<>();
    for (int round = 0; events.size() < least; round++) {
      int first = 20 * round;
      // The last label of a round is wanted again by the next one.
      events.add(
          new LabelsRequested(
              round,
              IntStream.range(Math.max(0, first - 1), first + 20)
                  .mapToObj(k -> new LabelRequest(id(k), Examples.selection()))
                  .toList(),
              AT));
      for (int k = 0; k < 20; k++) {
        history(events, id(first + k), random);
      }
    }
    return events;
  }

  private static void history(List<LabelEvent> events, LabelId id, SplittableRandom random) {
    if (random.nextInt(10) == 0) {
      events.add(new LabelRecalled(id, labels(random), AT));
      return;
    }
    int failures = random.nextInt(3);
    for (int attempt = 1; attempt <= failures; attempt++) {
      events.add(new LabelingStarted(id, attempt, "labeler-" + attempt, AT));
      events.add(new LabelingFailed(id, attempt, failure(random), random.nextDouble(), AT));
    }
    switch (random.nextInt(6)) {
      case 0 -> events.add(new StructureQuarantined(id, failure(random), AT));
      case 1 -> events.add(new LabelingStarted(id, failures + 1, "labeler-9", AT));
      case 2 -> {
        // It waits.
      }
      default -> {
        events.add(new LabelingStarted(id, failures + 1, "labeler-1", AT));
        events.add(new StructureLabeled(id, failures + 1, labels(random), random.nextDouble(), AT));
      }
    }
  }

  private static Failure failure(SplittableRandom random) {
    return random.nextBoolean()
        ? new Failure.NotConverged(random.nextInt(200))
        : new Failure.OutOfTime(Duration.ofSeconds(random.nextInt(99)));
  }

  private static Labels labels(SplittableRandom random) {
    return new Labels(random.nextDouble(), Examples.LABELS.forces(), Examples.LABELS.virial());
  }

  private static LabelId id(int number) {
    return new LabelId("%064x".formatted(number));
  }

  private static List<Walk> walks(int round) {
    return IntStream.range(0, 4)
        .mapToObj(
            index ->
                new Walk(
                    new WalkId(round, index),
                    Arm.ENTROPY,
                    "β-tin",
                    Examples.STRUCTURE,
                    1.5,
                    new Motion.Perturbed(1, 0.1, 0.2),
                    index))
        .toList();
  }
}
