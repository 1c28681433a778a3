package org.athanor.sims.page;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects numbers for Prometheus, in the order in which they are told; without value, nothing. */
final class Gauges {
  private final List<MetricSnapshot> all = new ArrayList<>();

  MetricSnapshots snapshots() {
    return new MetricSnapshots(all);
  }

  /**
   * A word, as the label of a metric that is always 1; named without {@code _info}, which is added.
   */
  Gauges info(String name, String help, String label, Optional<String> word) {
    word.map(known -> InfoDataPointSnapshot.builder().labels(Labels.of(label, known)).build())
        .ifPresent(
            point ->
                all.add(InfoSnapshot.builder().name(name).help(help).dataPoint(point).build()));
    return this;
  }

  /** What may rise and fall. */
  Gauges gauge(String name, String help, double value) {
    return gauge(name, help, Optional.of(value));
  }

  Gauges gauge(String name, String help, Optional<Double> value) {
    return value.map(known -> gauges(name, help, Map.of(Labels.EMPTY, known))).orElse(this);
  }

  /** One for each value of a label. */
  Gauges gauges(String name, String help, String label, Map<String, Double> values) {
    return gauges(name, help, labelled(label, values));
  }

  private Gauges gauges(String name, String help, Map<Labels, Double> values) {
    GaugeSnapshot.Builder metric = GaugeSnapshot.builder().name(name).help(help);
    values.forEach(
        (labels, value) ->
            metric.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    if (!values.isEmpty()) {
      all.add(metric.build());
    }
    return this;
  }

  /** What only rises; named without {@code _total}, which is added. */
  Gauges counter(String name, String help, double value) {
    return counters(name, help, Map.of(Labels.EMPTY, value));
  }

  /** One for each value of a label. */
  Gauges counters(String name, String help, String label, Map<String, Double> values) {
    return counters(name, help, labelled(label, values));
  }

  private Gauges counters(String name, String help, Map<Labels, Double> values) {
    CounterSnapshot.Builder metric = CounterSnapshot.builder().name(name).help(help);
    values.forEach(
        (labels, value) ->
            metric.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
    if (!values.isEmpty()) {
      all.add(metric.build());
    }
    return this;
  }

  private static Map<Labels, Double> labelled(String label, Map<String, Double> values) {
    Map<Labels, Double> all = new LinkedHashMap<>();
    values.forEach((word, value) -> all.put(Labels.of(label, word), value));
    return all;
  }
}
