package org.athanor.sims.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.protocol.label.Failure;

/**
 * What the labels cost so far, by outcome, and what the rest will.
 *
 * @param entries one for each outcome that happened, labels first
 * @param forecast of what is left of the budget; empty before the first label, where the budget is
 *     not known, and where nothing is left
 * @param missing what the reference could not find at its latest try, so that nobody labels; empty
 *     if it found everything
 */
public record Ledger(List<Entry> entries, Optional<Forecast> forecast, Optional<String> missing) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** Copies the list. */
  public Ledger {
    entries = List.copyOf(entries);
  }

  /**
   * Calculations with the same outcome.
   *
   * @param outcome {@code labelled}, or the word for a cause of failure
   * @param tries how many
   * @param seconds of labelers
   * @param coreHours seconds times the cores kept for them
   */
  public record Entry(String outcome, int tries, double seconds, double coreHours) {
    private static Entry of(String outcome, List<Charge> charges) {
      return new Entry(
          outcome,
          charges.size(),
          charges.stream().mapToDouble(Charge::seconds).sum(),
          charges.stream().mapToDouble(charge -> charge.cost().coreSeconds()).sum()
              / SECONDS_PER_HOUR);
    }
  }

  /**
   * Remaining labels times the mean cost of one, failures included.
   *
   * @param labels that remain
   * @param seconds of labelers
   * @param coreHours of cores
   * @param atMost whether fewer are bought as a rule, because they are chosen for a target
   */
  public record Forecast(int labels, double seconds, double coreHours, boolean atMost) {}

  /** Reads the ledger off a chronicle. */
  public static Ledger of(Chronicle chronicle, Plan plan) {
    List<Charge> charges = chronicle.charges();
    Map<Cause, List<Charge>> failed = new TreeMap<>();
    List<Charge> labeled = new ArrayList<>();
    for (Charge charge : charges) {
      charge
          .failure()
          .map(failure -> failed.computeIfAbsent(Cause.of(failure), cause -> new ArrayList<>()))
          .orElse(labeled)
          .add(charge);
    }
    List<Entry> entries = new ArrayList<>();
    if (!labeled.isEmpty()) {
      entries.add(Entry.of("labelled", labeled));
    }
    failed.forEach((cause, all) -> entries.add(Entry.of(cause.word(), all)));
    return new Ledger(
        entries, forecast(entries, labeled.size(), chronicle, plan), missing(charges));
  }

  /** All outcomes together. */
  public Entry total() {
    return total(entries);
  }

  private static Entry total(List<Entry> entries) {
    return new Entry(
        "all",
        entries.stream().mapToInt(Entry::tries).sum(),
        entries.stream().mapToDouble(Entry::seconds).sum(),
        entries.stream().mapToDouble(Entry::coreHours).sum());
  }

  private static Optional<Forecast> forecast(
      List<Entry> entries, int labeled, Chronicle chronicle, Plan plan) {
    int left = left(chronicle, plan);
    if (labeled == 0 || left <= 0) {
      return Optional.empty();
    }
    Entry total = total(entries);
    boolean aimed = chronicle.matching().target().isPresent();
    double share = (double) left / labeled;
    return Optional.of(
        new Forecast(left, share * total.seconds(), share * total.coreHours(), aimed));
  }

  private static int left(Chronicle chronicle, Plan plan) {
    return chronicle.campaign().ended().isPresent()
        ? 0
        : plan.labels().orElse(0) - chronicle.labels().tally().done();
  }

  private static Optional<String> missing(List<Charge> charges) {
    return charges.isEmpty()
        ? Optional.empty()
        : charges
            .getLast()
            .failure()
            .filter(Failure.Unavailable.class::isInstance)
            .map(failure -> ((Failure.Unavailable) failure).missing().strip());
  }
}
