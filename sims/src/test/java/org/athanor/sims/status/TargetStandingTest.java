package org.athanor.sims.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.structure.Scalars;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Found;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.matching.TargetControl;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;
import org.athanor.sims.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetStandingTest {
  private static final Instant AT = Instant.parse("2026-11-21T03:04:05Z");
  private static final List<Parameter> PARAMETERS =
      List.of(new Parameter("β", "", 4.5, Parameter.Scale.LOGARITHM));
  private static final List<TargetReading> READINGS =
      List.of(
          new TargetReading("a", "Å", 3.1624, 0.0032, Scalars.of(1)),
          new TargetReading("C11", "GPa", 535.71, 11, Scalars.of(2)));

  @TempDir Path folder;

  private static LabelWeight weight(int index) {
    return new LabelWeight(new CandidateId(new WalkId(0, index), 0), 2.5);
  }

  private static RoundMatched round(int round, Found found, LabelWeight... weights) {
    return new RoundMatched(round, 12, List.of(), List.of(weights), found, 1, AT);
  }

  private static PotentialFitted fit(int version, Optional<Double> ridge, double... deviations) {
    FitReport report =
        new FitReport(
            0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1e-6);
    Optional<Scalars> misfit =
        version == 0 ? Optional.empty() : Optional.of(Scalars.of(0.004, Double.POSITIVE_INFINITY));
    Tuning tuning =
        new Tuning(
            PARAMETERS,
            READINGS,
            Scalars.of(deviations),
            1,
            0,
            true,
            ridge,
            misfit,
            control(version));
    return new PotentialFitted(
        version, "potential", report, Optional.empty(), Optional.of(tuning), AT);
  }

  private static Optional<TargetControl> control(int version) {
    return version < 2
        ? Optional.empty()
        : Optional.of(
            new TargetControl(
                3,
                READINGS,
                Scalars.of(0.0025, Double.POSITIVE_INFINITY),
                Scalars.of(0.0035, Double.POSITIVE_INFINITY),
                4,
                Optional.empty()));
  }

  private static Chronicle undetermined() {
    return Chronicle.EMPTY
        .applied(new TargetSet("potential", PARAMETERS, READINGS, AT))
        .applied(round(0, new Missing("pool: expected structures that determine C11")))
        .applied(fit(0, Optional.empty(), 0.001, Double.POSITIVE_INFINITY));
  }

  private static Status status(Chronicle chronicle) {
    return Status.of(chronicle, Plan.UNKNOWN, true);
  }

  @Test
  void whatIsNotDeterminedHasNoNumberAndIsSaid() {
    Status status = status(undetermined());
    assertThat(String.join("\n", TargetText.of(status.target().orElseThrow())))
        .contains("C11 535.710 GPa, not determined by the labels yet (wanted ± 11)")
        .contains("missing    pool: expected structures that determine C11")
        .doesNotContain("Infinity", "∞");
    JsonNode target = StatusJson.of(status).get("target");
    assertThat(target.get("missing").asText()).contains("C11");
    assertThat(target.get("properties").get(0).get("standardDeviation").asDouble()).isEqualTo(1e-3);
    assertThat(target.get("properties").get(1).get("standardDeviation").isNull()).isTrue();
    assertThat(target.get("properties").get(1).get("inflated").isNull()).isTrue();
    assertThat(target.get("properties").get(1).get("met").asBoolean()).isFalse();
  }

  @Test
  void labelsThatLostTheirWeightAndARidgeThatHoldsAreSaid() {
    Chronicle later =
        undetermined()
            .applied(round(1, new Bounds(1, 1), weight(1), weight(2), weight(3)))
            .applied(fit(1, Optional.empty(), 0.001, 5))
            .applied(round(2, new Bounds(1, 1), weight(2), weight(4)))
            .applied(fit(2, Optional.of(0.01), 0.001, 5));
    TargetStanding standing = status(later).target().orElseThrow();
    assertThat(standing.counts().chosen()).isEqualTo(4);
    assertThat(standing.counts().unused()).isEqualTo(2);
    assertThat(standing.missing()).isEmpty();
    assertThat(String.join("\n", TargetText.of(standing)))
        .contains("4 structures chosen in 3 rounds, 2 of them without weight at last, of 0")
        .contains("caution    a free fit leaves the target's crystal without a minimum: a ridge of")
        .doesNotContain("missing");
    assertThat(StatusJson.of(status(later)).get("target").get("unused").asInt()).isEqualTo(2);
  }

  @Test
  void theMisfitDeviationStandsBesideTheInflatedOne() {
    assertThat(String.join("\n", TargetText.of(status(undetermined()).target().orElseThrow())))
        .doesNotContain("misfit");
    Chronicle later =
        undetermined()
            .applied(round(1, new Bounds(1, 1), weight(1)))
            .applied(fit(1, Optional.empty(), 0.001, 5));
    assertThat(String.join("\n", TargetText.of(status(later).target().orElseThrow())))
        .contains("inflated ± 0.0010, misfit ± 0.0040");
    JsonNode properties = StatusJson.of(status(later)).get("target").get("properties");
    assertThat(properties.get(0).get("misfitDeviation").asDouble()).isEqualTo(0.004);
    assertThat(properties.get(1).get("misfitDeviation").isNull()).isTrue();
  }

  @Test
  void whatChoosingIsWorthIsToldBesideIt() throws Exception {
    Chronicle later =
        undetermined()
            .applied(round(1, new Bounds(1, 1), weight(1)))
            .applied(fit(1, Optional.empty(), 0.001, 5));
    assertThat(String.join("\n", StatusText.of(status(later)))).doesNotContain("control");
    assertThat(StatusJson.of(status(later)).get("target").get("control").isNull()).isTrue();
    later =
        later
            .applied(round(2, new Bounds(1, 1), weight(1)))
            .applied(fit(2, Optional.empty(), 0.001, 5));
    String worth =
        "3 structures drawn at random from the pool, with as much weight together: σ 2.5 to 2.5"
            + " times those of the chosen ones, 1 of the properties not determined; √T = 2.00";
    assertThat(StatusText.of(status(later)))
        .contains(
            "control    a 3.16240 ± 0.0025 Å, as certain as is wanted (± 0.0032); inflated ±"
                + " 0.0050, misfit ± 0.0035",
            "control    C11 535.710 GPa, not determined by the labels yet (wanted ± 11)",
            "control    " + worth);
    JsonNode control = StatusJson.of(status(later)).get("target").get("control");
    assertThat(control.get("labels").asInt()).isEqualTo(3);
    assertThat(control.get("inflation").asDouble()).isEqualTo(2);
    assertThat(control.get("properties").get(0).get("inflated").asDouble()).isEqualTo(0.005);
    assertThat(control.get("properties").get(1).get("standardDeviation").isNull()).isTrue();
    Report.write(later, Plan.UNKNOWN, List.of(), folder);
    assertThat(Files.readString(folder.resolve("report.txt")).replaceAll("\\s+", " "))
        .containsPattern("What ran.*Control: " + worth + ".*Target ------.*Control: " + worth);
  }

  @Test
  void energiesThatDoNotCountAreToldWithoutTheirOffset() throws Exception {
    Errors errors = new Errors(4, 62, 70, 80, 90, Optional.empty(), Optional.of(-4.21));
    FitReport report =
        new FitReport(
            9, Optional.of(errors), Optional.of(errors), Optional.empty(), Optional.empty(), 1e-6);
    PotentialFitted fit = fit(1, Optional.empty(), 0.001, 5);
    Chronicle later =
        undetermined()
            .applied(round(1, new Bounds(1, 1), weight(1)))
            .applied(
                new PotentialFitted(1, "potential", report, Optional.empty(), fit.tuning(), AT));
    assertThat(StatusText.of(status(later)))
        .anyMatch(
            line ->
                line.contains("62.0 meV/atom (less a mean offset of -4.21 eV/atom), 80.0 meV/Å"));
    JsonNode told = StatusJson.of(status(later)).get("errors");
    assertThat(told.get("energyMaeMeVPerAtom").asDouble()).isEqualTo(62);
    assertThat(told.get("energyOffsetEVPerAtom").asDouble()).isEqualTo(-4.21);
    Report.write(later, Plan.UNKNOWN, List.of(), folder);
    assertThat(Files.readString(folder.resolve("report.txt")).replaceAll("\\s+", " "))
        .containsPattern("Error against number of labels.*mean offset over its labels.*Parity")
        .contains("Fits ---- Energies of labels do not count in the fits");
  }

  @Test
  void theReportSaysItTooAndDoesNotAskForLabelsThatATargetDoesNotNeed() throws Exception {
    Report.write(undetermined(), Plan.UNKNOWN, List.of(), folder);
    assertThat(Files.readString(folder.resolve("report.txt")))
        .contains("expected structures that determine C11", "see Target", "∞")
        .doesNotContain("no labels to hold errors against", "Infinity", "NaN", "null");
  }
}
