package org.athanor.potentials.potential;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Species;

/**
 * The Stillinger–Weber potential, for any number of elements.
 *
 * <p>E = Σ_{i<j} φ₂(r_ij) + Σ_i Σ_{j<k} φ₃(r_ij, r_ik, θ_jik) with
 *
 * <pre>
 * φ₂ = A ε [B (σ/r)^p − (σ/r)^q] exp(σ/(r − aσ)),  r &lt; aσ
 * φ₃ = λ ε (cos θ − cos θ₀)² exp(γσ/(r_ij − aσ)) exp(γσ/(r_ik − aσ))
 * </pre>
 *
 * Symbols: {@link Parameters}. φ₂ takes those of (i, j, j); φ₃ takes λ, ε and cos θ₀ of (i, j, k),
 * and γ, σ and a of (i, j, j) and (i, k, k). An atom's energy is half its pairs' and all of the
 * triples whose corner it is.
 *
 * <p>Source: F. H. Stillinger and T. A. Weber, Phys. Rev. B 31, 5262 (1985), eqs. 2.3–2.6; the rule
 * for several elements is that of LAMMPS' pair style sw.
 */
public final class StillingerWeber implements Potential {
  /**
   * Whose parameters: a corner atom and two neighbours, as atomic numbers.
   *
   * <p>Written (i, j, k) below.
   */
  public record Triple(int corner, int second, int third) implements Comparable<Triple> {
    private static final Comparator<Triple> ORDER =
        Comparator.comparingInt(Triple::corner)
            .thenComparingInt(Triple::second)
            .thenComparingInt(Triple::third);

    @Override
    public int compareTo(Triple other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return symbol(corner) + " " + symbol(second) + " " + symbol(third);
    }

    private static String symbol(int atomicNumber) {
      return Element.of(atomicNumber).symbol();
    }
  }

  /**
   * Parameters of one triple; all but ε (eV) and σ (Å) are pure numbers.
   *
   * @param epsilon ε in eV
   * @param sigma σ in Å
   * @param a range in units of σ
   * @param lambda λ, strength of the triples
   * @param gamma γ, decay of the triples
   * @param cosTheta0 cosine of the favoured angle
   * @param pairA A
   * @param pairB B
   * @param p power of the repulsion
   * @param q power of the attraction
   * @param tolerance 0, or the factor at which the exponentials are cut off a little before aσ
   */
  public record Parameters(
      double epsilon,
      double sigma,
      double a,
      double lambda,
      double gamma,
      double cosTheta0,
      double pairA,
      double pairB,
      double p,
      double q,
      double tolerance) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Parameters {
      boolean inRange =
          epsilon >= 0 && sigma >= 0 && a >= 0 && lambda >= 0 && gamma >= 0 && tolerance >= 0;
      boolean finite =
          Double.isFinite(epsilon + sigma + a + lambda + gamma + cosTheta0)
              && Double.isFinite(pairA + pairB + p + q + tolerance);
      if (!inRange || !finite) {
        throw new IllegalArgumentException(
            "Stillinger-Weber: expected finite parameters, with epsilon (eV), sigma (Å), a, lambda,"
                + " gamma and tolerance not negative, got epsilon "
                + epsilon
                + ", sigma "
                + sigma
                + ", a "
                + a
                + ", lambda "
                + lambda
                + ", gamma "
                + gamma
                + ", tolerance "
                + tolerance);
      }
    }

    /** The distance in Å at which the exponentials vanish, aσ. */
    double cutoff() {
      return a * sigma;
    }

    /** The distance in Å up to which anything is computed. */
    double reach() {
      if (tolerance == 0) {
        return cutoff();
      }
      double decay = gamma < 1 ? gamma * sigma : sigma;
      return cutoff() + decay / StrictMath.log(Math.min(tolerance, 0.01));
    }

    /** Whether the triple part is the same. */
    boolean sameTriple(Parameters other) {
      return lambda * epsilon == other.lambda * other.epsilon && cosTheta0 == other.cosTheta0;
    }

    /** Whether the pair part is the same. */
    boolean samePair(Parameters o) {
      return epsilon == o.epsilon
          && sigma == o.sigma
          && a == o.a
          && pairA == o.pairA
          && pairB == o.pairB
          && p == o.p
          && q == o.q
          && reach() == o.reach();
    }
  }

  private final SortedMap<Triple, Parameters> parameters;
  private final SortedSet<Integer> species;
  private final StillingerWeberTable table;

  private StillingerWeber(SortedMap<Triple, Parameters> parameters) {
    this.parameters = parameters;
    this.species = new TreeSet<>();
    parameters.keySet().forEach(triple -> species.add(triple.corner()));
    checkComplete();
    this.table = new StillingerWeberTable(List.copyOf(species), parameters);
  }

  /**
   * From the parameters of every triple of its elements.
   *
   * @throws IllegalArgumentException if a triple is missing, if the pair parts of (i, j, j) and (j,
   *     i, i) differ, or the triple parts of (i, j, k) and (i, k, j), which describe the same atoms
   */
  public static StillingerWeber of(Map<Triple, Parameters> parameters) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("Stillinger-Weber: expected parameters, got none");
    }
    return new StillingerWeber(new TreeMap<>(parameters));
  }

  /**
   * Silicon with the parameters of 1985 and ε = 2.1683 eV: diamond is bound by 2ε, 4.3366 eV/atom.
   */
  public static StillingerWeber silicon() {
    Parameters silicon =
        new Parameters(
            2.1683, 2.0951, 1.80, 21.0, 1.20, -0.333333333333, 7.049556277, 0.6022245584, 4, 0, 0);
    return of(Map.of(new Triple(14, 14, 14), silicon));
  }

  /** The parameters, by triple. */
  public SortedMap<Triple, Parameters> parameters() {
    return new TreeMap<>(parameters);
  }

  @Override
  public double cutoff() {
    return table.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(species);
  }

  @Override
  public Kernel kernel(Species structureSpecies) {
    int[] places = structureSpecies.placesIn(species);
    StillingerWeberSums sums = new StillingerWeberSums(places.length, table);
    return new PartedKernel(() -> new StillingerWeberWorker(table, places, sums));
  }

  private void checkComplete() {
    for (int i : species) {
      for (int j : species) {
        for (int k : species) {
          if (!require(new Triple(i, j, k)).sameTriple(require(new Triple(i, k, j)))) {
            throw differ("lambda epsilon and cos theta0", new Triple(i, j, k), new Triple(i, k, j));
          }
        }
        if (!require(new Triple(i, j, j)).samePair(require(new Triple(j, i, i)))) {
          throw differ(
              "pair part (epsilon, sigma, a, A, B, p, q)",
              new Triple(i, j, j),
              new Triple(j, i, i));
        }
      }
    }
  }

  private static IllegalArgumentException differ(String what, Triple one, Triple other) {
    return new IllegalArgumentException(
        "Stillinger-Weber: expected the same " + what + " for " + one + " and " + other);
  }

  private Parameters require(Triple triple) {
    Parameters found = parameters.get(triple);
    if (found == null) {
      throw new IllegalArgumentException(
          "Stillinger-Weber: expected parameters for every triple of its elements, got none for "
              + triple);
    }
    return found;
  }
}
