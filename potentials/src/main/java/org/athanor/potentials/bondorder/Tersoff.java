package org.athanor.potentials.bondorder;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.StillingerWeber.Triple;
import org.athanor.potentials.structure.Species;

/**
 * The Tersoff potential in the forms of 1988 and 1989, for any number of elements.
 *
 * <p>E = ½ Σ_i Σ_j f_C(r_ij) [A exp(−λ₁r_ij) − b_ij B exp(−λ₂r_ij)] with
 *
 * <pre>
 * f_C = 1 below R−D, ½ − ½ sin(π(r−R)/2D), 0 above R+D
 * b_ij = (1 + βⁿζ_ijⁿ)^(−1/2n)
 * ζ_ij = Σ_k f_C(r_ik) g(θ_jik) exp[λ₃ᵐ(r_ij−r_ik)ᵐ]
 * g = γ[1 + c²/d² − c²/(d² + (cos θ − cos θ₀)²)]
 * </pre>
 *
 * Symbols: {@link TersoffParameters}. A pair takes those of (i, j, j); ζ takes f_C, g, λ₃ and m of
 * (i, j, k). An atom's energy is its half of each of its bonds, b_ij being its own.
 *
 * <p>Source: J. Tersoff, Phys. Rev. B 37, 6991 (1988) and 39, 5566 (1989); the rule for several
 * elements and the bound on the exponent are those of LAMMPS' pair style tersoff.
 */
public final class Tersoff implements Potential {
  private final SortedMap<Triple, TersoffParameters> parameters;
  private final SortedSet<Integer> species = new TreeSet<>();
  private final TersoffTable table;

  private Tersoff(SortedMap<Triple, TersoffParameters> parameters) {
    this.parameters = parameters;
    parameters.keySet().forEach(triple -> species.add(triple.corner()));
    for (int i : species) {
      for (int j : species) {
        species.forEach(k -> require(new Triple(i, j, k)));
        checkPair(i, j);
      }
    }
    this.table = new TersoffTable(List.copyOf(species), parameters);
  }

  /**
   * From the parameters of every triple of its elements.
   *
   * @throws IllegalArgumentException if a triple is missing, if (i, j, j) and (j, i, i), which
   *     describe the same repulsion, differ in A, λ₁, R or D, or n is 0 for one of them
   */
  public static Tersoff of(Map<Triple, TersoffParameters> parameters) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("Tersoff: expected parameters, got none");
    }
    return new Tersoff(new TreeMap<>(parameters));
  }

  private void checkPair(int i, int j) {
    Triple own = new Triple(i, j, j);
    Triple other = new Triple(j, i, i);
    if (!require(own).sameRepulsion(require(other))) {
      throw new IllegalArgumentException(
          "Tersoff: expected the same A, lambda1, R and D for " + own + " and " + other);
    }
    if (require(own).n() == 0) {
      throw new IllegalArgumentException("Tersoff: expected n above 0 for " + own + ", got 0");
    }
  }

  private TersoffParameters require(Triple triple) {
    TersoffParameters found = parameters.get(triple);
    if (found == null) {
      throw new IllegalArgumentException(
          "Tersoff: expected parameters for every triple of its elements, got none for " + triple);
    }
    return found;
  }

  /** The parameters, by triple. */
  public SortedMap<Triple, TersoffParameters> parameters() {
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
    return new PartedKernel(() -> new TersoffWorker(table, places));
  }
}
