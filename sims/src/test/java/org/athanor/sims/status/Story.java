package org.athanor.sims.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Ended.BudgetSpent;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.Failure.NotConverged;
import org.athanor.protocol.label.Failure.OutOfTime;
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
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/**
 * A made-up campaign whose numbers look like a real one's: for looking at displays and reports, and
 * for counting against.
 */
public final class Story {
  private static final Optional<String> PROGRAM = Optional.of("0.1.0 (commit 0c774ff)");

  /** What the story's campaign file would say. */
  private static final String SETTINGS =
      """
      label { budget = 160, test = 40, reference.kind = stillinger-weber }
      stop.rounds = 10
      select { criterion = novelty, novelty-threshold = 1.0 }
      """;

  /** What people are told about it. */
  public static final Plan PLAN = Plan.of(SETTINGS);

  private static final String POTENTIAL =
      LinearPotentialText.write(
          LinearPotential.of(
              RadialAngularBasis.of(4.5, new RadialAngularBasis.Shape(2, 0, 0, 0, 0), List.of(14)),
              Scalars.of(0.1, -0.2),
              Map.of(14, -4.0)));

  private static final int WALKS = 16;
  private static final int CANDIDATES = 10;
  private static final int LABELS_PER_ROUND = 20;

  private final Random random = new Random(20);
  private final List<Chronicle> chronicles = new ArrayList<>();
  private final List<CampaignEvent> campaign = new ArrayList<>();
  private final List<LibraryEvent> library = new ArrayList<>();
  private final List<LabelEvent> labels = new ArrayList<>();
  private Chronicle chronicle = Chronicle.EMPTY;
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private int labelNumber;

  private Story() {}

  /**
   * All events of a campaign, and what was known after each.
   *
   * @param chronicles element i is what was known after event i
   */
  public record Told(
      List<CampaignEvent> campaign,
      List<LibraryEvent> library,
      List<LabelEvent> labels,
      List<Chronicle> chronicles) {
    /** What is known at the end. */
    public Chronicle end() {
      return chronicles.getLast();
    }
  }

  /** Everything up to the end after so many rounds. */
  public static Told told(int rounds) {
    Story story = new Story();
    story.add(new CampaignStarted("silicon", 42, SETTINGS, PROGRAM, story.now));
    for (int round = 0; round < rounds; round++) {
      story.round(round);
    }
    story.add(new CampaignEnded(new BudgetSpent(200), "a".repeat(64), story.now));
    return new Told(story.campaign, story.library, story.labels, story.chronicles);
  }

  private void round(int round) {
    List<Walk> walks = new ArrayList<>();
    for (int index = 0; index < WALKS; index++) {
      walks.add(walk(round, index));
    }
    List<Quota> quotas = List.of(new Quota(Arm.ENTROPY, 14), new Quota(Arm.CONTROL, 2));
    add(new RoundOpened(round, walks, quotas, 7, now));
    add(new RoundAwaited(round, walks, quotas, 7, now));
    if (round == 3) {
      pass(240);
      add(new CampaignResumed(PROGRAM, now));
    }
    List<Selection> selections = new ArrayList<>();
    walks.forEach(walk -> home(walk, selections));
    Collections.shuffle(selections, random);
    List<Selection> chosen = selections.subList(0, Math.min(LABELS_PER_ROUND, selections.size()));
    add(new RoundSelected(round, chosen, now));
    label(round, chosen);
    pass(1.5);
    add(new PotentialFitted(round, POTENTIAL, report(round), now));
  }

  private Walk walk(int round, int index) {
    Arm arm = arm(round, index);
    Bias bias = arm == Arm.ENTROPY ? new Bias.LocalEntropy(5) : new Bias.None();
    Motion motion =
        round == 0 ? new Motion.Perturbed(10, 0.1, 0.2) : new Motion.Dynamics(1000, bias, 0);
    return new Walk(new WalkId(round, index), arm, "diamond", silicon(0), 5, motion, index);
  }

  private static Arm arm(int round, int index) {
    if (round == 0) {
      return index < 8 ? Arm.SEED : Arm.TEST;
    }
    return index < 11 ? Arm.ENTROPY : index < 14 ? Arm.ANCHOR : Arm.CONTROL;
  }

  private void home(Walk walk, List<Selection> selections) {
    pass(0.5 + random.nextDouble());
    List<Candidate> candidates = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    for (int c = 0; c < CANDIDATES; c++) {
      Structure structure = silicon(0.1 + 0.15 * random.nextDouble());
      candidates.add(new Candidate(c, 100 * c, structure));
      Judgement judgement = judgement(walk, c);
      judgements.add(judgement);
      if (judgement.verdict().eligible() && random.nextInt(3) == 0) {
        CandidateId id = new CandidateId(walk.id(), c);
        selections.add(new Selection(id, walk.arm(), walk.phase(), structure));
      }
    }
    Ending ending =
        random.nextInt(6) == 0
            ? new Ending.Guarded(700, Ending.Breach.SHORTEST_DISTANCE, 0.55, 0.6)
            : new Ending.Completed();
    add(new WalkArrived(new WalkOutcome(walk.id(), candidates, ending, 1000, 3.5), "one", now));
    add(new WalkJudged(walk.id(), judgements, now));
  }

  private Judgement judgement(Walk walk, int candidate) {
    int round = walk.id().round();
    double novelty = Math.exp(2.5 - 0.45 * round + 1.3 * random.nextGaussian()) - 0.05;
    boolean exempt = walk.arm() != Arm.ENTROPY;
    Verdict verdict =
        random.nextInt(25) == 0
            ? new Verdict.Duplicate(new CandidateId(new WalkId(0, 0), 0))
            : random.nextInt(30) == 0
                ? new Verdict.Refused("largest force: expected at most 40 eV/Å, got 61.3 eV/Å")
                : exempt
                    ? new Verdict.Exempt()
                    : novelty > 1 ? new Verdict.Accepted() : new Verdict.Familiar();
    Mode mode = random.nextInt(3) == 0 ? Mode.PER_CONFIGURATION : Mode.PER_ATOM;
    return new Judgement(candidate, mode, novelty, 0.01 * novelty, verdict);
  }

  private void label(int round, List<Selection> chosen) {
    List<LabelRequest> requests = new ArrayList<>();
    for (Selection selection : chosen) {
      String digest = String.format(Locale.ROOT, "%08x", 0xabc0000 + labelNumber++).repeat(8);
      requests.add(new LabelRequest(new LabelId(digest), selection));
    }
    add(new LabelsRequested(round, requests, now));
    for (LabelRequest request : requests) {
      label(request);
    }
  }

  private void label(LabelRequest request) {
    LabelId id = request.id();
    int fate = random.nextInt(30);
    if (fate == 0) {
      add(new LabelRecalled(id, labels(request.selection().structure()), now));
      return;
    }
    add(new LabelingStarted(id, 1, "labeler-1", now));
    double seconds = Math.exp(1.2 + 0.35 * random.nextGaussian());
    pass(seconds / 4);
    if (fate == 1) {
      Failure failure = new OutOfTime(Duration.ofMinutes(2));
      String kept = "failed/" + id.brief() + "-1";
      add(new LabelingFailed(id, 1, failure, Cost.ofOneCore(120), Optional.of(kept), now));
      add(new StructureQuarantined(id, failure, now));
      return;
    }
    int attempt = fate < 4 ? 2 : 1;
    if (attempt == 2) {
      add(new LabelingFailed(id, 1, new NotConverged(100), 2 * seconds, now));
      add(new LabelingStarted(id, 2, "labeler-1", now));
      pass(seconds / 2);
    }
    add(new StructureLabeled(id, attempt, labels(request.selection().structure()), seconds, now));
  }

  private FitReport report(int round) {
    int labels = LABELS_PER_ROUND * (round + 1);
    double fall = Math.pow(labels / 20.0, -0.7);
    Errors training = errors(0.8 * fall, labels);
    return new FitReport(
        labels,
        Optional.of(training),
        Optional.of(errors(fall, 40)),
        round < 2 ? Optional.empty() : Optional.of(arm(round, 0.55)),
        round < 2 ? Optional.empty() : Optional.of(arm(round, 0.4)),
        1e-6 * (1 + round));
  }

  private CurvePoint arm(int round, double exponent) {
    int own = 2 * (round - 1);
    return new CurvePoint(own, errors(Math.pow(1 + own / 2.0, -exponent), 40));
  }

  private Errors errors(double scale, int labels) {
    double s = scale * (1 + 0.06 * random.nextGaussian());
    return new Errors(labels, 18 * s, 25 * s, 210 * s, 300 * s, Optional.of(0.9 * s));
  }

  private Labels labels(Structure structure) {
    double[] forces = new double[3 * structure.size()];
    for (int k = 0; k < forces.length; k++) {
      forces[k] = 1.8 * random.nextGaussian();
    }
    double energy = structure.size() * (-4.1 + 0.25 * Math.abs(random.nextGaussian()));
    return new Labels(
        energy, Vectors.of(forces), Optional.of(Matrix3.diagonal(3, 2.5, random.nextGaussian())));
  }

  private Structure silicon(double rattle) {
    double a = 5.43;
    double[] fractions = {
      0, 0, 0, 0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0, 0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75,
      0.25, 0.75, 0.75, 0.75, 0.25
    };
    double[] positions = new double[24];
    for (int k = 0; k < 24; k++) {
      positions[k] = a * fractions[k] + rattle * random.nextGaussian();
    }
    return new Structure(Cell.cubic(a), Species.repeated(14, 8), Vectors.of(positions));
  }

  private void pass(double seconds) {
    now = now.plusMillis(Math.round(1000 * seconds));
  }

  private void add(CampaignEvent event) {
    campaign.add(event);
    keep(chronicle.applied(event));
  }

  private void add(LibraryEvent event) {
    library.add(event);
    keep(chronicle.applied(event));
  }

  private void add(LabelEvent event) {
    labels.add(event);
    keep(chronicle.applied(event));
  }

  private void keep(Chronicle next) {
    chronicle = next;
    chronicles.add(next);
  }
}
