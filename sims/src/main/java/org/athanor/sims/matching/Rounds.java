package org.athanor.sims.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.matching.BoughtLabel;
import org.athanor.potentials.matching.Calibration;
import org.athanor.potentials.matching.Candidate;
import org.athanor.potentials.matching.InformationMatching;
import org.athanor.potentials.matching.LabelJacobian;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.matching.MarginalMatching;
import org.athanor.potentials.matching.Matching;
import org.athanor.potentials.matching.MatchingProblem;
import org.athanor.potentials.matching.Objective;
import org.athanor.potentials.matching.RestingFit;
import org.athanor.potentials.matching.Target;
import org.athanor.potentials.matching.WeightedFit;
import org.athanor.potentials.matching.WeightedFit.Known;
import org.athanor.potentials.matching.Weights;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.properties.NotRelaxedException;
import org.athanor.sims.properties.sensitivity.PropertyJacobian;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.properties.sensitivity.Wanted;

/**
 * Rounds of information matching: what labels say at the present parameters, the least set that the
 * target needs, their purchase, a fit; until the weights settle.
 *
 * <p>After a burn-in of two rounds weights are merged with those before: a candidate keeps the
 * larger one. Source: Kurniawan et al., arXiv:2411.02740.
 */
public final class Rounds {
  private static final int BURN_IN = 2;

  /** Relative change of the merged weights below which they have settled. */
  private static final double SETTLED = 1e-3;

  private final Plan plan;
  private final List<Structure> pool;
  private final PoolReference reference;
  private final SortedMap<Integer, Labels> paid = new TreeMap<>();
  private final SortedSet<Integer> missing = new TreeSet<>();
  private final Offers offers;

  private Rounds(Plan plan, List<Structure> pool, PoolReference reference) {
    this.plan = plan;
    this.pool = List.copyOf(pool);
    this.reference = reference;
    this.offers = Offers.of(pool, plan.kinds());
  }

  /**
   * Runs them.
   *
   * @param reference labels structures of the pool; asked once at most for each
   * @param news told of every round when it is over
   * @throws UnreachableTargetException if the pool cannot give what the target needs
   * @throws InterruptedException if the reference was stopped
   */
  public static Outcome of(
      ParametricPotential start,
      Plan plan,
      List<Structure> pool,
      PoolReference reference,
      News news)
      throws InterruptedException {
    return new Rounds(plan, pool, reference).run(start, news);
  }

  /** What happens, as it happens. */
  @FunctionalInterface
  public interface News {
    /**
     * A round is over.
     *
     * @param round from 1
     * @param chosen labels with weights
     * @param structures paid for so far
     * @param change relative change of the merged weights; empty in the first round
     */
    void round(int round, int chosen, int structures, Optional<Double> change);
  }

  private Outcome run(ParametricPotential start, News news) throws InterruptedException {
    ParametricPotential at = start;
    SortedMap<String, Double> merged = new TreeMap<>();
    for (int round = 1; ; round++) {
      SortedMap<String, Double> chosen = bought(at);
      SortedMap<String, Double> next = round > BURN_IN ? Weights.larger(merged, chosen) : chosen;
      double change = Weights.change(merged, next);
      merged = next;
      List<BoughtLabel> bought = labels(merged);
      RestingFit<List<Reading>> held = held(start, at, bought);
      at = held.calibration().potential();
      news.round(
          round, merged.size(), paid.size(), round == 1 ? Optional.empty() : Optional.of(change));
      boolean settled = round > BURN_IN && change < SETTLED;
      if (settled || round == plan.rounds()) {
        return new Outcome(
            held.calibration(), held.readings(), bought, count(), held.ridge(), round, settled);
      }
    }
  }

  /** What is known before any label holds the fit, if it was given; otherwise as it must be. */
  private RestingFit<List<Reading>> held(
      ParametricPotential start, ParametricPotential at, List<BoughtLabel> bought) {
    if (plan.known().isPresent()) {
      Known known = new Known(start.theta(), plan.known().get());
      Calibration fitted = WeightedFit.of(at, bought, known);
      return new RestingFit<>(fitted, readings(fitted.potential()), Optional.empty());
    }
    return RestingFit.of(at, bought, this::readings, NotRelaxedException.class);
  }

  private Outcome.Count count() {
    return new Outcome.Count(offers.all().size(), offers.repeats(), paid.size(), missing.size());
  }

  /** What is worth buying, and is to be had: what is not is left out from then on. */
  private SortedMap<String, Double> bought(ParametricPotential at) throws InterruptedException {
    while (true) {
      SortedMap<String, Double> chosen = chosen(at);
      if (pay(chosen.keySet())) {
        return chosen;
      }
    }
  }

  /** Pays for labels; whether all were to be had. */
  private boolean pay(Set<String> ids) throws InterruptedException {
    SortedSet<Integer> wanted = new TreeSet<>();
    for (Offer offer : offers.all()) {
      if (ids.contains(offer.id()) && !paid.containsKey(offer.frame())) {
        wanted.add(offer.frame());
      }
    }
    if (wanted.isEmpty()) {
      return true;
    }
    paid.putAll(reference.labels(wanted));
    wanted.removeAll(paid.keySet());
    missing.addAll(wanted);
    return wanted.isEmpty();
  }

  /** Labels of these weights, which are paid for. */
  private List<BoughtLabel> labels(SortedMap<String, Double> weights) {
    List<BoughtLabel> bought = new ArrayList<>();
    for (Offer offer : offers.all()) {
      Double weight = weights.get(offer.id());
      if (weight != null) {
        Labels labels = paid.get(offer.frame());
        bought.add(
            new BoughtLabel(
                offer.id(), pool.get(offer.frame()), offer.kind(), offer.atom(), labels, weight));
      }
    }
    return bought;
  }

  private SortedMap<String, Double> chosen(ParametricPotential at) {
    MatchingProblem problem =
        new MatchingProblem(candidates(at), target(readings(at)), OptionalDouble.empty());
    Matching matching =
        plan.perTarget()
            ? MarginalMatching.solve(problem, Objective.PLAIN)
            : InformationMatching.solve(problem, Objective.PLAIN);
    return switch (matching) {
      case Matching.Optimal optimal -> optimal.weights();
      case Matching.Infeasible infeasible ->
          throw new UnreachableTargetException(plan, at.parameters(), infeasible);
    };
  }

  private List<Candidate> candidates(ParametricPotential at) {
    List<Candidate> candidates = new ArrayList<>();
    for (int frame : offers.frames()) {
      if (!missing.contains(frame)) {
        Sensitivity sensitivity = at.sensitivity(pool.get(frame));
        for (LabelKind kind : plan.kinds()) {
          LabelJacobian.of("" + (frame + 1), pool.get(frame), sensitivity, kind).stream()
              .map(LabelJacobian::candidate)
              .forEach(candidates::add);
        }
      }
    }
    return candidates;
  }

  private List<Reading> readings(ParametricPotential at) {
    return PropertyJacobian.of(
        at, plan.crystal(), plan.target().stream().map(Wanted::indicator).toList());
  }

  private Target target(List<Reading> readings) {
    double[][] jacobian = new double[readings.size()][];
    double[] deviations = new double[readings.size()];
    for (int q = 0; q < deviations.length; q++) {
      jacobian[q] = readings.get(q).slopes().toArray();
      deviations[q] = plan.target().get(q).deviation(readings.get(q).value());
    }
    Target target = Target.ofQuantities(jacobian, deviations);
    return plan.known().map(known -> target.less(known, 1)).orElse(target);
  }

  /**
   * A fit to as many labels of the pool drawn at random, all of one weight: what matching is
   * compared with.
   *
   * @param like the outcome to compare with
   * @param seed of the draw
   */
  public static Outcome random(
      ParametricPotential start,
      Plan plan,
      List<Structure> pool,
      PoolReference reference,
      Outcome like,
      long seed)
      throws InterruptedException {
    Rounds rounds = new Rounds(plan, pool, reference);
    List<Offer> drawn = new ArrayList<>(rounds.offers.all());
    Collections.shuffle(drawn, new Random(seed));
    double sum = like.weights().values().stream().mapToDouble(Double::doubleValue).sum();
    SortedMap<String, Double> weights = new TreeMap<>();
    int count = like.weights().size();
    do {
      weights.clear();
      drawn.removeIf(offer -> rounds.missing.contains(offer.frame()));
      drawn.stream().limit(count).forEach(offer -> weights.put(offer.id(), sum / count));
    } while (!rounds.pay(weights.keySet()));
    List<BoughtLabel> bought = rounds.labels(weights);
    RestingFit<List<Reading>> held = rounds.held(start, start, bought);
    return new Outcome(
        held.calibration(), held.readings(), bought, rounds.count(), held.ridge(), 1, true);
  }
}
