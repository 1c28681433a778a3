package org.athanor.sims.page;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Errors;
import org.athanor.sims.status.LabelCounts;
import org.athanor.sims.status.Ledger;
import org.athanor.sims.status.Nodes;
import org.athanor.sims.status.RunState;
import org.athanor.sims.status.Standing;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.TargetStanding.PropertyStanding;

/**
 * A campaign's status as Prometheus collects it: what {@code status} says, in numbers with their
 * unit in the name. All comes out of the journal, so counters go on where they were when another
 * process takes the campaign up.
 */
final class Metrics {
  private static final double SECONDS_PER_HOUR = 3600;

  private Metrics() {}

  static MetricSnapshots of(Scene scene) {
    Status status = Status.of(scene.chronicle(), scene.plan(), scene.held());
    Gauges gauges = new Gauges();
    campaign(status, scene, gauges);
    labels(status.labels(), gauges);
    costs(status.ledger(), gauges);
    walks(status, gauges);
    status.potential().ifPresent(standing -> potential(standing, gauges));
    status.target().ifPresent(target -> target(target.properties(), gauges));
    machines(status.nodes(), gauges);
    return gauges.snapshots();
  }

  private static void campaign(Status status, Scene scene, Gauges gauges) {
    gauges
        .info("athanor_campaign", "The campaign's name.", "campaign", status.name())
        .gauges(
            "athanor_campaign_state",
            "1 for the state that the campaign is in, 0 for the others.",
            "state",
            each(List.of(RunState.values()), RunState::word, one -> one == status.state() ? 1 : 0))
        .gauge(
            "athanor_journal_readable",
            "1 if the journal could be read at the last look.",
            scene.trouble().isEmpty() ? 1 : 0)
        .gauge(
            "athanor_started_timestamp_seconds",
            "When the campaign began.",
            status.times().started().map(Metrics::seconds))
        .gauge(
            "athanor_latest_event_timestamp_seconds",
            "When something last happened in the campaign.",
            status.times().latest().map(Metrics::seconds))
        .counter(
            "athanor_resumptions",
            "Times that a process took the campaign up again.",
            status.times().resumed())
        .gauge(
            "athanor_round",
            "The round opened last; the first is 0.",
            status.round().map(Integer::doubleValue));
  }

  private static void labels(LabelCounts labels, Gauges gauges) {
    Map<String, Double> states = new LinkedHashMap<>();
    states.put("waiting", (double) labels.waiting());
    states.put("running", (double) labels.running());
    states.put("done", (double) labels.done());
    states.put("quarantined", (double) labels.quarantined());
    gauges
        .gauges("athanor_labels", "Labels asked for, by their state.", "state", states)
        .gauge(
            "athanor_labels_budget",
            "Labels that the campaign may have.",
            labels.budget().map(Integer::doubleValue))
        .counter("athanor_labels_recalled", "Labels out of the cache.", labels.recalled());
  }

  private static void costs(Ledger ledger, Gauges gauges) {
    gauges
        .counters(
            "athanor_calculations",
            "Reference calculations that ended, by outcome.",
            "outcome",
            each(ledger.entries(), Ledger.Entry::outcome, Ledger.Entry::tries))
        .counters(
            "athanor_calculation_seconds",
            "Time of labelers on them.",
            "outcome",
            each(ledger.entries(), Ledger.Entry::outcome, Ledger.Entry::seconds))
        .counters(
            "athanor_calculation_core_seconds",
            "That time times the cores kept for them.",
            "outcome",
            each(
                ledger.entries(),
                Ledger.Entry::outcome,
                entry -> entry.coreHours() * SECONDS_PER_HOUR))
        .gauge(
            "athanor_forecast_core_seconds",
            "What the labels that remain will cost, at the mean cost so far.",
            ledger.forecast().map(rest -> rest.coreHours() * SECONDS_PER_HOUR));
  }

  private static void walks(Status status, Gauges gauges) {
    gauges
        .counter("athanor_walks", "Walks that came home.", status.walks().total())
        .gauge(
            "athanor_round_walks_planned",
            "Walks of the round opened last.",
            status.walks().planned())
        .gauge(
            "athanor_round_walks_arrived",
            "Those of them that came home.",
            status.walks().arrived())
        .counter(
            "athanor_candidates_judged",
            "Structures that were judged by novelty.",
            status.walks().candidates())
        .counter(
            "athanor_candidates_accepted",
            "Those of them that were new enough.",
            status.walks().accepted());
  }

  private static void potential(Standing standing, Gauges gauges) {
    Map<String, Errors> errors = new LinkedHashMap<>();
    standing.heldOut().ifPresent(one -> errors.put("campaign", one));
    standing.entropyArm().map(CurvePoint::errors).ifPresent(one -> errors.put("entropy", one));
    standing.controlArm().map(CurvePoint::errors).ifPresent(one -> errors.put("control", one));
    String help =
        " on held-out labels: of the campaign's potential, and of its two arms at equally many labels.";
    gauges
        .gauge("athanor_potential_version", "Version of the latest potential.", standing.version())
        .gauge("athanor_potential_labels", "Structures that it was fitted to.", standing.labels())
        .gauges(
            "athanor_energy_mae_mev_per_atom",
            "Mean absolute error of energies" + help,
            "potential",
            each(errors, Errors::energyMae))
        .gauges(
            "athanor_force_mae_mev_per_angstrom",
            "Mean absolute error of force components" + help,
            "potential",
            each(errors, Errors::forceMae));
  }

  private static void target(List<PropertyStanding> properties, Gauges gauges) {
    gauges
        .gauges(
            "athanor_target_deviation_ratio",
            "Inflated standard deviation of a wanted property over the wanted one.",
            "property",
            each(properties, PropertyStanding::property, one -> one.inflated() / one.wanted()))
        .gauges(
            "athanor_target_met",
            "1 if the bare deviation is as small as is wanted.",
            "property",
            each(properties, PropertyStanding::property, one -> one.met() ? 1 : 0));
  }

  private static void machines(Nodes nodes, Gauges gauges) {
    gauges
        .counters(
            "athanor_machine_walks",
            "Walks by machine.",
            "machine",
            each(nodes.all(), Nodes.Work::walks))
        .counters(
            "athanor_machine_labels",
            "Labels by machine.",
            "machine",
            each(nodes.all(), Nodes.Work::labels))
        .counters(
            "athanor_machine_failures",
            "Calculations without a label by machine.",
            "machine",
            each(nodes.all(), Nodes.Work::failed))
        .gauges(
            "athanor_machine_latest_timestamp_seconds",
            "When a machine brought something last.",
            "machine",
            each(nodes.all(), work -> seconds(work.latest())));
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  private static <T> Map<String, Double> each(
      List<T> all, Function<T, String> word, ToDoubleFunction<T> value) {
    Map<String, Double> values = new LinkedHashMap<>();
    all.forEach(one -> values.put(word.apply(one), value.applyAsDouble(one)));
    return values;
  }

  private static <T> Map<String, Double> each(Map<String, T> all, ToDoubleFunction<T> value) {
    Map<String, Double> values = new LinkedHashMap<>();
    all.forEach((word, one) -> values.put(word, value.applyAsDouble(one)));
    return values;
  }
}
