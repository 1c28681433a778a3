package org.athanor.sims.sufficiency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.strength.Curve;
import org.athanor.sims.strength.Curve.Window;
import org.athanor.sims.strength.StrengthSettings;
import org.athanor.sims.sufficiency.Series.Job;

/**
 * Strength at a potential's parameters and around them: its value, its slopes along the directions
 * that the indicators see and along those that they do not, and the value under another potential,
 * all with the same seeds.
 *
 * @param settings of a run, by the potential's spec and the seed
 * @param window of the flow stress
 * @param seeds how many, from {@code first} on
 * @param first seed
 */
public record Study(
    BiFunction<String, Long, StrengthSettings> settings, Window window, int seeds, long first) {
  /** Steps in ln p that no direction goes beyond. */
  private static final double LONGEST = 0.1;

  /**
   * What it finds.
   *
   * @param gradients of each quantity
   * @param here values by seed at the parameters themselves, in GPa
   * @param truth values by seed under the other potential, in GPa; empty if there is none
   * @param runs how many runs the slopes took
   */
  public record Finding(
      Map<Quantity, Gradient> gradients,
      Map<Quantity, Scalars> here,
      Map<Quantity, Scalars> truth,
      int runs) {
    /** Copies the maps. */
    public Finding {
      gradients = Map.copyOf(gradients);
      here = Map.copyOf(here);
      truth = Map.copyOf(truth);
    }
  }

  /** Another potential to compare with. */
  public record Other(String spec, Potential potential) {}

  /**
   * Runs what is not there yet.
   *
   * @param indicators at the parameters, with their slopes
   * @param change of the indicators that a step makes, relative
   * @return empty if it was stopped
   * @throws IllegalArgumentException if the potential has no spec of its own
   */
  public Optional<Finding> of(
      ParametricPotential at,
      List<Reading> indicators,
      double change,
      Optional<Other> other,
      Series series)
      throws IOException {
    Directions directions = Directions.of(indicators, change, LONGEST);
    Design design = new Design(at.parameters().size());
    List<List<Curve>> around = new ArrayList<>();
    for (int run = 0; run < design.runs(); run++) {
      ParametricPotential moved = at.with(directions.moved(at.theta(), design, run));
      Optional<List<Curve>> curves = curves("run-" + (run + 1), job(moved), series);
      if (curves.isEmpty()) {
        return Optional.empty();
      }
      around.add(curves.get());
    }
    Optional<List<Curve>> here = curves("here", job(at), series);
    Optional<List<Curve>> truth =
        other.isPresent()
            ? curves("truth", job(other.get().spec(), other.get().potential()), series)
            : Optional.of(List.of());
    if (here.isEmpty() || truth.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(finding(directions, design, around, here.get(), truth.get()));
  }

  private Finding finding(
      Directions directions,
      Design design,
      List<List<Curve>> around,
      List<Curve> here,
      List<Curve> truth) {
    Map<Quantity, Gradient> gradients = new EnumMap<>(Quantity.class);
    Map<Quantity, Scalars> values = new EnumMap<>(Quantity.class);
    Map<Quantity, Scalars> others = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      List<Scalars> bySeed = new ArrayList<>();
      for (int seed = 0; seed < seeds; seed++) {
        int place = seed;
        bySeed.add(
            Scalars.of(
                around.stream()
                    .mapToDouble(curves -> quantity.of(curves.get(place), window))
                    .toArray()));
      }
      gradients.put(quantity, Gradient.of(directions, design, bySeed));
      values.put(quantity, read(quantity, here));
      others.put(quantity, read(quantity, truth));
    }
    return new Finding(gradients, values, others, design.runs() * seeds);
  }

  private Scalars read(Quantity quantity, List<Curve> curves) {
    return Scalars.of(curves.stream().mapToDouble(one -> quantity.of(one, window)).toArray());
  }

  private Job job(ParametricPotential potential) {
    String spec =
        PotentialSpec.word(potential)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "sufficiency: expected a potential that a word stands for, zhou:…, got"
                            + " another"));
    return job(spec, potential);
  }

  private Job job(String spec, Potential potential) {
    return new Job(potential, seed -> settings.apply(spec, seed));
  }

  private Optional<List<Curve>> curves(String name, Job job, Series series) throws IOException {
    List<Curve> curves = new ArrayList<>();
    for (long seed = first; seed < first + seeds; seed++) {
      Optional<Curve> curve = series.run(name, job, seed);
      if (curve.isEmpty()) {
        return Optional.empty();
      }
      curves.add(curve.get());
    }
    return Optional.of(curves);
  }
}
