package org.athanor.potentials.potential;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.athanor.potentials.structure.Species;

/**
 * The Lennard-Jones potential, φ(r) = 4ε[(σ/r)¹² − (σ/r)⁶] − shift for r below the cutoff.
 *
 * <p>ε in eV, σ, r and the cutoff in Å; the shift is φ at the cutoff or zero ({@link Truncation}).
 * Source: J. E. Jones, Proc. R. Soc. A 106, 463 (1924).
 */
public final class LennardJones implements Potential {
  /** What happens to the energy at the cutoff. */
  public enum Truncation {
    /** It drops to zero there. */
    CUT,
    /** It is shifted so that it is zero there; the force still drops. */
    SHIFTED
  }

  /** Depth ε in eV, zero crossing σ in Å, and cutoff in Å of one pair of elements. */
  public record Parameters(double epsilon, double sigma, double cutoff) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is not positive and finite (ε may be zero)
     */
    public Parameters {
      boolean positive = epsilon >= 0 && sigma > 0 && cutoff > 0;
      if (!positive || !Double.isFinite(epsilon + sigma + cutoff)) {
        throw new IllegalArgumentException(
            "Lennard-Jones: expected epsilon of at least 0 eV, positive sigma and cutoff in Å, got "
                + epsilon
                + ", "
                + sigma
                + " and "
                + cutoff);
      }
    }
  }

  private final SortedMap<SpeciesPair, Parameters> parameters;
  private final PairTable table;

  private LennardJones(SortedMap<SpeciesPair, Parameters> parameters, Truncation truncation) {
    this.parameters = parameters;
    SortedMap<SpeciesPair, Function> functions = new TreeMap<>();
    parameters.forEach((pair, own) -> functions.put(pair, Function.of(own, truncation)));
    this.table = new PairTable("Lennard-Jones", functions);
  }

  /**
   * From the parameters of every pair of its elements.
   *
   * @throws IllegalArgumentException if a pair is missing
   */
  public static LennardJones of(Map<SpeciesPair, Parameters> parameters, Truncation truncation) {
    return new LennardJones(new TreeMap<>(parameters), truncation);
  }

  /** The parameters, by pair. */
  public SortedMap<SpeciesPair, Parameters> parameters() {
    return new TreeMap<>(parameters);
  }

  @Override
  public double cutoff() {
    return table.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return table.species();
  }

  @Override
  public Kernel kernel(Species species) {
    return table.kernel(species);
  }

  /** One pair's energy, less {@code shift} in eV. */
  record Function(Parameters parameters, double shift) implements PairFunction {
    static Function of(Parameters parameters, Truncation truncation) {
      Function unshifted = new Function(parameters, 0);
      return switch (truncation) {
        case CUT -> unshifted;
        case SHIFTED -> new Function(parameters, unshifted.energy(parameters.cutoff()));
      };
    }

    @Override
    public double cutoff() {
      return parameters.cutoff();
    }

    @Override
    public double energy(double r) {
      double six = sixth(r);
      return 4 * parameters.epsilon() * (six * six - six) - shift;
    }

    @Override
    public double slope(double r) {
      double six = sixth(r);
      return -24 * parameters.epsilon() * (2 * six * six - six) / r;
    }

    private double sixth(double r) {
      double square = (parameters.sigma() / r) * (parameters.sigma() / r);
      return square * square * square;
    }
  }
}
