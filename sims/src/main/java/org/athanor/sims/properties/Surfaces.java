package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.sims.properties.Layers.Cut;
import org.athanor.sims.relaxation.Freedom;

/**
 * Surface energies γ = (E_slab − N e_bulk)/2A of relaxed slabs whose cell in the plane is the
 * smallest there is: surfaces that reconstruct in a larger cell have less.
 *
 * @param all one for every plane
 */
public record Surfaces(List<Surface> all) implements Result {
  /**
   * One of them.
   *
   * @param plane its indices
   * @param energy in J/m², relaxed
   * @param unrelaxed in J/m², atoms where they were in the crystal
   * @param uncertainty difference in J/m² to a slab of two thirds the thickness
   * @param sidesEqual whether both sides of the slab carry the same energy
   * @param atoms in the slab
   */
  public record Surface(
      Miller plane,
      double energy,
      double unrelaxed,
      double uncertainty,
      boolean sidesEqual,
      int atoms) {}

  /** Least thickness of the thicker slab in Å, and in cutoffs. */
  private static final double THICKNESS = 20;

  private static final double CUTOFFS = 3;

  /** Vacuum in Å beyond the cutoff. */
  static final double VACUUM = 10;

  /** Copies the list. */
  public Surfaces {
    all = List.copyOf(all);
  }

  static Surfaces of(Crystal crystal, List<Miller> planes, Ticker ticker) {
    List<Surface> all = new ArrayList<>();
    for (Miller plane : planes) {
      all.add(surface(crystal, plane));
      ticker.done(all.size(), planes.size());
    }
    return new Surfaces(all);
  }

  @Override
  public Property property() {
    return Property.SURFACES;
  }

  /**
   * A slab before it is relaxed.
   *
   * @param layers how the crystal is cut
   * @param start the slab, atoms where they were in the crystal
   * @param thinner one of two thirds the thickness
   */
  public record Slab(Layers layers, Structure start, Structure thinner) {}

  /** The slab between the two sides that cost least. */
  public static Slab slab(Crystal crystal, Miller plane) {
    Layers layers = Layers.of(crystal.structure(), plane);
    double least = Math.max(THICKNESS, CUTOFFS * crystal.potential().cutoff());
    int thick = Math.max(3, (int) Math.ceil(least / layers.spacing()));
    int thin = Math.max(2, (2 * thick + 2) / 3);
    double vacuum = crystal.potential().cutoff() + VACUUM;
    Cut cut =
        layers.cuts().stream()
            .min(
                Comparator.comparingDouble(
                    one -> energy(crystal, layers.slab(thin, one, vacuum), layers.area())))
            .orElseThrow();
    return new Slab(layers, layers.slab(thick, cut, vacuum), layers.slab(thin, cut, vacuum));
  }

  private static Surface surface(Crystal crystal, Miller plane) {
    Slab slab = slab(crystal, plane);
    Layers layers = slab.layers();
    Structure rest = relaxed(crystal, slab.start());
    double energy = energy(crystal, rest, layers.area());
    double thinner = energy(crystal, relaxed(crystal, slab.thinner()), layers.area());
    return new Surface(
        plane,
        energy,
        energy(crystal, slab.start(), layers.area()),
        Math.abs(energy - thinner),
        sidesEqual(crystal, rest, energy * layers.area() / Units.JOULE_PER_M2_PER_EV_PER_A2),
        rest.size());
  }

  private static Structure relaxed(Crystal crystal, Structure slab) {
    return crystal.relaxer().relaxed(slab, Freedom.POSITIONS, Relaxer.USUAL);
  }

  private static double energy(Crystal crystal, Structure slab, double area) {
    double excess = crystal.relaxer().energy(slab) - slab.size() * crystal.energyPerAtom();
    return excess / (2 * area) * Units.JOULE_PER_M2_PER_EV_PER_A2;
  }

  /** Whether the energies of the atoms in both halves add up to the same, to a thousandth. */
  private static boolean sidesEqual(Crystal crystal, Structure slab, double energy) {
    Prediction prediction = crystal.potential().predict(slab);
    double middle = 0;
    for (int i = 0; i < slab.size(); i++) {
      middle += slab.positions().get(i, 2) / slab.size();
    }
    double difference = 0;
    for (int i = 0; i < slab.size(); i++) {
      double above = slab.positions().get(i, 2) - middle;
      double excess = prediction.energies().get(i) - crystal.energyPerAtom();
      difference += Math.abs(above) < 1e-3 ? 0 : Math.signum(above) * excess;
    }
    return Math.abs(difference) < 1e-3 * Math.abs(energy);
  }
}
