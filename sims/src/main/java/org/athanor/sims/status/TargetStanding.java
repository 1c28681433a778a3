package org.athanor.sims.status;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.athanor.config.Outline;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.structure.Scalars;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.matching.MatchingState;
import org.athanor.protocol.matching.TargetControl;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;

/**
 * How certain a campaign's target is under the latest potential, and what it took.
 *
 * @param properties of the target
 * @param parameters of the potential
 * @param inflation √T, never below one
 * @param limitedByForm whether the potential's form, not the data, is the limit
 * @param change of the weights at last, over the largest weight
 * @param fitSettled whether the last fit came to a minimum
 * @param ridge λ that held the last fit, if a free one would leave the crystal without a minimum
 * @param missing what the pool must have before it determines the target, in words
 * @param counts of labels
 * @param control what labels drawn at random came to; empty where none were
 */
public record TargetStanding(
    List<PropertyStanding> properties,
    List<ParameterStanding> parameters,
    double inflation,
    boolean limitedByForm,
    double change,
    boolean fitSettled,
    Optional<Double> ridge,
    Optional<String> missing,
    Counts counts,
    Optional<ControlStanding> control) {
  /** Copies the lists. */
  public TargetStanding {
    properties = List.copyOf(properties);
    parameters = List.copyOf(parameters);
  }

  /**
   * A property, all numbers in its unit.
   *
   * @param start its value where the parameters began; empty if it was wanted later
   * @param value now
   * @param wanted standard deviation
   * @param deviation propagated from the weights, without inflation; infinite where the labels do
   *     not determine it
   * @param inflated the same times √T
   * @param misfitDeviation with what the labels' misfit says of the property's own direction; empty
   *     in what early versions tuned
   * @param met whether the deviation is as small as is wanted, to the tolerance
   */
  public record PropertyStanding(
      String property,
      String unit,
      Optional<Double> start,
      double value,
      double wanted,
      double deviation,
      double inflated,
      Optional<Double> misfitDeviation,
      boolean met) {}

  /**
   * The same from labels drawn at random from the pool, with as much weight together.
   *
   * @param labels how many
   * @param properties in the order of the target's
   * @param inflation √T of the fit to them, never below one
   * @param ridge λ that held the fit, if a free one would leave the crystal without a minimum
   */
  public record ControlStanding(
      int labels, List<PropertyStanding> properties, double inflation, Optional<Double> ridge) {
    /** Copies the list. */
    public ControlStanding {
      properties = List.copyOf(properties);
    }
  }

  /** A parameter where it began and now, in its unit. */
  public record ParameterStanding(String name, String unit, double start, double value) {}

  /**
   * How many structures.
   *
   * @param chosen by matching, ever
   * @param unused of these, without weight at last
   * @param kept by the librarian, held-out ones left out: what would be labelled without a target
   * @param pool to choose from at last
   * @param rounds matched
   */
  public record Counts(int chosen, int unused, int kept, int pool, int rounds) {}

  /** Reads the standing off a chronicle; empty without a target, or before the first fit. */
  public static Optional<TargetStanding> of(Chronicle chronicle) {
    Optional<Tuning> tuning = chronicle.campaign().latestFit().flatMap(fit -> fit.tuning());
    double tolerance = Outline.of(chronicle.campaign().settings()).tolerance().orElse(0.0);
    return tuning.flatMap(
        last -> chronicle.matching().target().map(set -> of(chronicle, set, last, tolerance)));
  }

  private static TargetStanding of(
      Chronicle chronicle, TargetSet set, Tuning last, double tolerance) {
    List<ParameterStanding> parameters = new ArrayList<>();
    for (int p = 0; p < last.parameters().size(); p++) {
      Parameter now = last.parameters().get(p);
      double start = set.parameters().get(p).value();
      parameters.add(new ParameterStanding(now.name(), now.unit(), start, now.value()));
    }
    return new TargetStanding(
        properties(set, Estimate.of(last), tolerance),
        parameters,
        last.inflation(),
        last.limitedByForm(),
        last.change(),
        last.settled(),
        last.ridge(),
        missing(chronicle),
        counts(chronicle),
        last.control().map(one -> control(set, one, tolerance)));
  }

  private static ControlStanding control(TargetSet set, TargetControl control, double tolerance) {
    return new ControlStanding(
        control.labels(),
        properties(set, Estimate.of(control), tolerance),
        control.inflation(),
        control.ridge());
  }

  /** A target as one fit has it. */
  private record Estimate(
      List<TargetReading> readings,
      Scalars deviations,
      Optional<Scalars> misfit,
      double inflation) {
    static Estimate of(Tuning tuning) {
      return new Estimate(
          tuning.readings(), tuning.deviations(), tuning.misfitDeviations(), tuning.inflation());
    }

    static Estimate of(TargetControl control) {
      return new Estimate(
          control.readings(),
          control.deviations(),
          Optional.of(control.misfitDeviations()),
          control.inflation());
    }
  }

  private static List<PropertyStanding> properties(TargetSet set, Estimate fit, double tolerance) {
    return IntStream.range(0, fit.readings().size())
        .mapToObj(q -> property(set, fit, q, tolerance))
        .toList();
  }

  private static PropertyStanding property(TargetSet set, Estimate fit, int q, double tolerance) {
    TargetReading now = fit.readings().get(q);
    // A changed file may ask for properties that it did not ask for at the beginning.
    Optional<Double> start =
        set.readings().stream()
            .filter(one -> one.property().equals(now.property()))
            .map(TargetReading::value)
            .findFirst();
    double deviation = fit.deviations().get(q);
    return new PropertyStanding(
        now.property(),
        now.unit(),
        start,
        now.value(),
        now.wanted(),
        deviation,
        deviation * fit.inflation(),
        fit.misfit().map(all -> all.get(q)),
        now.isMetBy(deviation, tolerance));
  }

  /** What the round of the last fit, or one that was matched since, found missing. */
  private static Optional<String> missing(Chronicle chronicle) {
    List<RoundMatched> rounds = chronicle.matching().rounds();
    return rounds.isEmpty()
        ? Optional.empty()
        : switch (rounds.get(rounds.size() - 1).found()) {
          case Missing missing -> Optional.of(missing.words());
          case Bounds bounds -> Optional.empty();
        };
  }

  private static Counts counts(Chronicle chronicle) {
    MatchingState matching = chronicle.matching();
    Set<CandidateId> chosen = matching.chosen();
    Set<CandidateId> unused = new HashSet<>(chosen);
    matching.weights().stream().map(LabelWeight::candidate).forEach(unused::remove);
    int kept = 0;
    for (RoundSelected round : chronicle.library().selected()) {
      kept += (int) round.selections().stream().filter(one -> one.arm() != Arm.TEST).count();
    }
    int pool =
        matching.rounds().isEmpty()
            ? 0
            : matching.rounds().get(matching.rounds().size() - 1).pool();
    return new Counts(chosen.size(), unused.size(), kept, pool, matching.rounds().size());
  }
}
