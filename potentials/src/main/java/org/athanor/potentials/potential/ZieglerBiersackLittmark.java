package org.athanor.potentials.potential;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.athanor.potentials.structure.Species;

/**
 * The universal screened repulsion of nuclei at short distance.
 *
 * <p>E(r) = Z₁Z₂e²/(4πε₀r) φ(r/a) + S(r), a = 0.46850 Å/(Z₁^0.23 + Z₂^0.23),
 *
 * <pre>
 * φ(x) = 0.18175 e^(−3.19980x) + 0.50986 e^(−0.94229x) + 0.28022 e^(−0.40290x) + 0.02817 e^(−0.20162x)
 * </pre>
 *
 * <p>S is constant up to the inner radius and a fourth-order polynomial from there to the outer
 * one, such that energy, slope and curvature vanish at the outer radius: A/3 (r−inner)³ + B/4
 * (r−inner)⁴ + C with A = (−3E′ + wE″)/w², B = (2E′ − wE″)/w³, C = −E + wE′/2 − w²E″/12 at the
 * outer radius, w = outer − inner. Source: J. F. Ziegler, J. P. Biersack and U. Littmark, The
 * Stopping and Range of Ions in Matter (1985); the switching is that of LAMMPS' pair style zbl.
 */
public final class ZieglerBiersackLittmark implements Potential {
  /** Where the switching begins and where the energy ends, in Å. */
  public record Switching(double inner, double outer) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException unless 0 &lt; inner &lt; outer
     */
    public Switching {
      if (!(inner > 0 && inner < outer && Double.isFinite(outer))) {
        throw new IllegalArgumentException(
            "ZBL: expected radii 0 < inner < outer in Å, got " + inner + " and " + outer);
      }
    }
  }

  private final SortedMap<SpeciesPair, Switching> switching;
  private final PairTable table;

  private ZieglerBiersackLittmark(SortedMap<SpeciesPair, Switching> switching) {
    this.switching = switching;
    SortedMap<SpeciesPair, ScreenedNuclei> functions = new TreeMap<>();
    switching.forEach((pair, radii) -> functions.put(pair, new ScreenedNuclei(pair, radii)));
    this.table = new PairTable("ZBL", functions);
  }

  /**
   * With radii for each pair of its elements.
   *
   * @throws IllegalArgumentException if a pair is missing
   */
  public static ZieglerBiersackLittmark of(Map<SpeciesPair, Switching> switching) {
    return new ZieglerBiersackLittmark(new TreeMap<>(switching));
  }

  /** With the same radii for all pairs of these elements. */
  public static ZieglerBiersackLittmark of(Collection<Integer> elements, Switching radii) {
    SortedMap<SpeciesPair, Switching> all = new TreeMap<>();
    SpeciesPair.all(elements).forEach(pair -> all.put(pair, radii));
    return of(all);
  }

  /** The radii, by pair. */
  public SortedMap<SpeciesPair, Switching> switching() {
    return new TreeMap<>(switching);
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
}
