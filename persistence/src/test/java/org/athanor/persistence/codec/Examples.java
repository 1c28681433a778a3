package org.athanor.persistence.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignForked;
import org.athanor.protocol.campaign.CampaignEvent.CampaignReopened;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.CampaignEvent.StopRequested;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.matching.TargetControl;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/** One example of every event, and in them one of everything that an event can hold. */
public final class Examples {
  /** A clock reading with nanoseconds. */
  public static final Instant AT = Instant.parse("2026-11-21T03:04:05.678901234Z");

  /** Triclinic, two species, an atom outside the cell, periodic along two rows. */
  public static final Structure STRUCTURE =
      new Structure(
          new Cell(
              Matrix3.of(5.43, 0.1, -0.2, 0.3, 5.21, 0.05, -0.7, 0.01, 6.125),
              new Cell.Periodicity(true, false, true)),
          Species.of(14, 6, 14),
          Vectors.of(0.1, -0.0, 1e-300, 1.0 / 3, 2.2, 3.3, -7.75, 8.5, Math.PI));

  /** Part of the examples. */
  public static final Labels LABELS =
      new Labels(
          -12.345678901234567,
          Vectors.of(0.1, 0.2, 0.3, -0.4, -0.5, -0.6, 1e-17, -0.0, 7.5),
          Optional.of(Matrix3.of(1.5, 0.25, -0.125, 0.25, 2.5, 0.5, -0.125, 0.5, 3.5)));

  /** Part of the examples. */
  public static final LabelId ID =
      new LabelId("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

  private static final CandidateId CANDIDATE = new CandidateId(new WalkId(3, 17), 5);

  /** Part of the examples. */
  public static final List<Walk> WALKS =
      List.of(
          walk(0, Arm.SEED, new Motion.Perturbed(11, 0.03, 0.12)),
          walk(1, Arm.ANCHOR, new Motion.Strained(7, 0.02, 1)),
          walk(2, Arm.ENTROPY, new Motion.Dynamics(900.5, new Bias.LocalEntropy(2.25), 2)),
          walk(3, Arm.CONTROL, new Motion.Dynamics(301.25, new Bias.None(), 3)),
          walk(4, Arm.TEST, new Motion.Dynamics(1500, new Bias.None(), 4)));

  /** Part of the examples: walks on a potential that the file names. */
  public static final List<Walk> GIVEN =
      List.of(
          walk(0, Arm.ANCHOR, new Motion.Strained(6, 0.01, new Driver.Given("sw:Si.sw:Si"))),
          walk(
              1,
              Arm.ENTROPY,
              new Motion.Dynamics(
                  700.5, new Bias.LocalEntropy(5.5), new Driver.Given("ase:å.py:Si"))));

  /** Part of the examples: two elements, of two functions and of one. */
  public static final ActiveSets SEEN =
      new ActiveSets(
          List.of(
              new ActiveSets.Inverse(6, 2, Scalars.of(1.5, -0.0, 1e-300, Math.PI)),
              new ActiveSets.Inverse(14, 1, Scalars.of(-2.25))));

  /** Part of the examples. */
  public static final List<Quota> QUOTAS =
      List.of(new Quota(Arm.ENTROPY, 21), new Quota(Arm.CONTROL, 3));

  /** Part of the examples. */
  public static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("r_e", "Å", 2.860082, Parameter.Scale.LOGARITHM),
          new Parameter("c₁", "", -0.0, Parameter.Scale.LINEAR));

  /** Part of the examples. */
  public static final List<TargetReading> READINGS =
      List.of(
          new TargetReading("a", "Å", 3.302538, 0.0033, Scalars.of(3.1, -0.0)),
          new TargetReading("C11", "GPa", 271.95, 5.5, Scalars.of(1.0 / 3, 1e-300)));

  private static final Tuning TUNING =
      new Tuning(
          PARAMETERS,
          READINGS,
          Scalars.of(0.003, 5.25),
          0.0009765625,
          12.25,
          true,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final Tuning HELD =
      new Tuning(
          PARAMETERS,
          READINGS,
          Scalars.of(0.003, Double.POSITIVE_INFINITY),
          1,
          0,
          false,
          Optional.of(0.0625),
          Optional.empty(),
          Optional.empty());

  private static final Tuning JUDGED =
      new Tuning(
          PARAMETERS,
          READINGS,
          Scalars.of(0.003, 5.25),
          0.25,
          130.5,
          true,
          Optional.empty(),
          Optional.of(Scalars.of(0.0075, 1.0 / 3)),
          Optional.empty());

  private static final TargetControl CONTROL =
      new TargetControl(
          6,
          READINGS,
          Scalars.of(0.012, Double.POSITIVE_INFINITY),
          Scalars.of(0.015, Double.POSITIVE_INFINITY),
          17.5,
          Optional.of(0.125));

  private static final Tuning CONTROLLED =
      new Tuning(
          PARAMETERS,
          READINGS,
          Scalars.of(0.003, 5.25),
          0.25,
          130.5,
          true,
          Optional.empty(),
          Optional.of(Scalars.of(0.0075, 1.0 / 3)),
          Optional.of(CONTROL));

  private Examples() {}

  /** All examples by name; the name is the golden file's. */
  public static Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    campaign(all);
    library(all);
    label(all);
    matching(all);
    return all;
  }

  private static void campaign(Map<String, Object> all) {
    all.put("campaign-started", new CampaignStarted("silicon", -42, "a = 1\nb = \"Å\"", AT));
    Optional<String> program = Optional.of("0.1.0 (commit 0c774ff-dirty)");
    all.put("campaign-started-program", new CampaignStarted("si", 7, "a = 1", program, AT));
    all.put("campaign-resumed", new CampaignResumed(AT));
    all.put("campaign-resumed-program", new CampaignResumed(program, AT));
    all.put("campaign-forked", new CampaignForked("/data/runs/silicon", 3, "ann@atlas", AT));
    all.put("stop-requested-round", new StopRequested(StopPoint.ROUND, "ann@atlas", AT));
    all.put("stop-requested-labels", new StopRequested(StopPoint.LABELS, "--walltime-minutes", AT));
    all.put("stop-requested-now", new StopRequested(StopPoint.NOW, "ann@atlas", AT));
    all.put("settings-changed", new SettingsChanged("a = 2", AT));
    all.put("settings-changed-by", new SettingsChanged("a = 3", Optional.of("ann@atlas"), AT));
    all.put("round-opened", new RoundOpened(3, WALKS, QUOTAS, Long.MIN_VALUE, AT));
    all.put("round-opened-given", new RoundOpened(4, GIVEN, QUOTAS, 77, AT));
    Errors errors = new Errors(12, 1.5, 2.5, 30.25, 40.75, Optional.of(0.375));
    Errors noStress = new Errors(13, 1.25, 2.25, 31.5, 41.5, Optional.empty());
    FitReport full =
        new FitReport(
            120,
            Optional.of(errors),
            Optional.of(noStress),
            Optional.of(new CurvePoint(24, errors)),
            Optional.of(new CurvePoint(12, noStress)),
            1e-6);
    FitReport bare =
        new FitReport(
            7,
            Optional.of(noStress),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0.0009765625);
    FitReport none =
        new FitReport(
            0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1e-6);
    all.put("potential-fitted", new PotentialFitted(4, "potential v4\n1 2 3", full, AT));
    all.put(
        "potential-fitted-seen",
        new PotentialFitted(5, "potential v5", bare, Optional.of(SEEN), AT));
    all.put("potential-fitted-bare", new PotentialFitted(0, "potential v0", bare, AT));
    all.put(
        "potential-fitted-tuned",
        new PotentialFitted(5, "potential v5", bare, Optional.empty(), Optional.of(TUNING), AT));
    all.put(
        "potential-fitted-held",
        new PotentialFitted(1, "potential v1", none, Optional.empty(), Optional.of(HELD), AT));
    Errors offset = new Errors(9, 61.5, 70.25, 80, 90, Optional.empty(), Optional.of(-4.125));
    FitReport zero =
        new FitReport(
            9, Optional.of(offset), Optional.of(offset), Optional.empty(), Optional.empty(), 1e-6);
    all.put(
        "potential-fitted-offset",
        new PotentialFitted(6, "potential v6", zero, Optional.empty(), Optional.of(JUDGED), AT));
    all.put(
        "potential-fitted-control",
        new PotentialFitted(
            6, "potential v6", bare, Optional.empty(), Optional.of(CONTROLLED), AT));
    ended(all, "target-met", new Ended.TargetMet(0.00048828125));
    ended(all, "budget-spent", new Ended.BudgetSpent(400));
    ended(all, "rounds-done", new Ended.RoundsDone(12));
    ended(all, "converged", new Ended.Converged(0.015625));
    all.put("campaign-reopened", new CampaignReopened(AT));
  }

  private static void library(Map<String, Object> all) {
    all.put("round-awaited", new RoundAwaited(3, WALKS, QUOTAS, 99, AT));
    arrived(all, "completed", new Ending.Completed());
    for (Ending.Breach breach : Ending.Breach.values()) {
      arrived(
          all,
          breach.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
          new Ending.Guarded(321, breach, 0.45, 0.5));
    }
    arrived(all, "not-relaxed", new Ending.NotRelaxed("force 0.2 eV/Å after 500 steps"));
    arrived(all, "crashed", new Ending.Crashed("out of memory"));
    all.put(
        "walk-judged",
        new WalkJudged(
            new WalkId(3, 17),
            List.of(
                new Judgement(0, Mode.PER_ATOM, 0.75, 12.5, new Verdict.Accepted()),
                new Judgement(1, Mode.PER_CONFIGURATION, 0.5, 2.5, new Verdict.Exempt()),
                new Judgement(2, Mode.PER_ATOM, -0.0, 1e-12, new Verdict.Familiar()),
                new Judgement(3, Mode.PER_ATOM, 0, 0, new Verdict.Duplicate(CANDIDATE)),
                new Judgement(4, Mode.PER_ATOM, 3, 4, new Verdict.Refused("force 80 eV/Å"))),
            AT));
    all.put("round-selected", new RoundSelected(3, List.of(selection()), AT));
  }

  private static void matching(Map<String, Object> all) {
    all.put("target-set", new TargetSet("potential v0", PARAMETERS, READINGS, AT));
    LabelWeight one = new LabelWeight(CANDIDATE, 0.1875);
    LabelWeight other = new LabelWeight(new CandidateId(new WalkId(4, 0), 2), 1e-12);
    all.put(
        "round-matched",
        new RoundMatched(
            4, 120, List.of(one), List.of(one, other), new Bounds(0.1871, 0.1875), 0.25, AT));
    all.put(
        "round-matched-missing",
        new RoundMatched(1, 2, List.of(), List.of(one), new Missing("what sees β"), 1, AT));
    all.put(
        "round-matched-control",
        new RoundMatched(
            4,
            30,
            List.of(one),
            List.of(one),
            new Bounds(2.5, 2.75),
            0.5,
            List.of(one.candidate(), new CandidateId(new WalkId(3, 2), 5)),
            AT));
  }

  private static void label(Map<String, Object> all) {
    all.put("labels-requested", new LabelsRequested(3, List.of(request()), AT));
    all.put("labeling-started", new LabelingStarted(ID, 2, "node-a/1", AT));
    all.put("structure-labeled", new StructureLabeled(ID, 2, LABELS, 31.5, AT));
    all.put(
        "structure-labeled-no-virial",
        new StructureLabeled(ID, 1, new Labels(-0.0, LABELS.forces(), Optional.empty()), 0.25, AT));
    all.put("label-recalled", new LabelRecalled(ID, LABELS, AT));
    failed(all, "not-converged", new Failure.NotConverged(100));
    failed(all, "out-of-time", new Failure.OutOfTime(Duration.ofMillis(90_500)));
    failed(all, "crashed", new Failure.Crashed(-9, "Segmentation fault"));
    failed(all, "unavailable", new Failure.Unavailable("pw.x"));
    failed(all, "unreadable", new Failure.Unreadable("no forces in pw.xml"));
    failed(all, "unphysical", new Failure.Unphysical("force 1e9 eV/Å on atom 3"));
    failed(all, "lost", new Failure.Lost("node-b/2"));
    failed(all, "out-of-memory", new Failure.OutOfMemory("cannot allocate 12 GB"));
    failed(all, "geometry-refused", new Failure.GeometryRefused("atoms 1 and 2 overlap"));
    all.put(
        "structure-labeled-cores", new StructureLabeled(ID, 1, LABELS, new Cost(12.25, 16), AT));
    all.put(
        "labeling-failed-cores",
        new LabelingFailed(ID, 1, new Failure.NotConverged(7), new Cost(2.75, 8), AT));
    all.put(
        "labeling-failed-kept",
        new LabelingFailed(
            ID,
            2,
            new Failure.NotConverged(7),
            new Cost(2.75, 8),
            Optional.of("failed/0123456789ab-2"),
            AT));
    all.put("structure-quarantined", new StructureQuarantined(ID, new Failure.Lost("c"), AT));
    all.put("structure-requeued", new StructureRequeued(ID, "ann@helium", AT));
  }

  private static void ended(Map<String, Object> all, String name, Ended reason) {
    all.put("campaign-ended-" + name, new CampaignEnded(reason, "abc123", AT));
  }

  private static void arrived(Map<String, Object> all, String name, Ending ending) {
    List<Candidate> candidates =
        List.of(new Candidate(0, 0, STRUCTURE), new Candidate(1, 250, STRUCTURE));
    WalkOutcome outcome = new WalkOutcome(new WalkId(3, 17), candidates, ending, 500, 1.75);
    all.put("walk-arrived-" + name, new WalkArrived(outcome, "node-a/2", AT));
  }

  private static void failed(Map<String, Object> all, String name, Failure failure) {
    all.put("labeling-failed-" + name, new LabelingFailed(ID, 3, failure, 12.5, AT));
  }

  /** A choice. */
  public static Selection selection() {
    return new Selection(CANDIDATE, Arm.ENTROPY, "diamond", STRUCTURE);
  }

  private static LabelRequest request() {
    return new LabelRequest(ID, selection());
  }

  private static Walk walk(int index, Arm arm, Motion motion) {
    return new Walk(new WalkId(3, index), arm, "β-tin", STRUCTURE, -1.5, motion, 1000L + index);
  }
}
