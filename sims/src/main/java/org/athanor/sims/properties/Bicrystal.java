package org.athanor.sims.properties;

import java.util.List;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.sims.properties.Layers.Cut;
import org.athanor.sims.relaxation.Freedom;

/** Two halves of a slab, of which the upper one slips over the lower. */
public final class Bicrystal {
  /** Least thickness of each half in Å, and in cutoffs. */
  private static final double HALF = 12;

  private static final double CUTOFFS = 2;

  private final Crystal crystal;
  private final Layers layers;

  /** Between the halves, and at the surfaces. */
  private final Cut cut;

  /** Of layers, even. */
  private final int count;

  /** The whole slip in Å, in the frame of the layers. */
  private final double[] vector;

  private Bicrystal(Crystal crystal, Layers layers, Cut cut, int count, double[] vector) {
    this.crystal = crystal;
    this.layers = layers;
    this.cut = cut;
    this.count = count;
    this.vector = vector;
  }

  /**
   * A slab with a plane to slip on.
   *
   * @param factor times the usual thickness
   * @throws IllegalArgumentException if the slip does not lie in its plane
   */
  public static Bicrystal of(Crystal crystal, Slip slip, double factor) {
    Layers layers = Layers.of(crystal.structure(), slip.plane());
    double[] vector = layers.vector(crystal.structure().cell(), slip.direction(), slip.parts());
    if (Math.abs(vector[2]) > 1e-3 * Layers.norm(vector)) {
      throw new IllegalArgumentException(
          "slip " + slip + ": expected a direction that lies in the plane");
    }
    List<Cut> cuts = layers.cuts();
    Cut cut = slip.gap() == Slip.Gap.WIDE ? cuts.getFirst() : cuts.getLast();
    double half = factor * Math.max(HALF, CUTOFFS * crystal.potential().cutoff());
    int count = 2 * Math.max(2, (int) Math.ceil(half / layers.spacing()));
    Bicrystal pair = new Bicrystal(crystal, layers, cut, count, vector);
    return slip.eitherWay() ? pair.easier() : pair;
  }

  private Bicrystal easier() {
    double[] back = {-vector[0], -vector[1], -vector[2]};
    Bicrystal other = new Bicrystal(crystal, layers, cut, count, back);
    double there = crystal.relaxer().energy(at(1));
    return crystal.relaxer().energy(other.at(1)) < there - 1e-6 ? other : this;
  }

  /** How the crystal is cut. */
  public Layers layers() {
    return layers;
  }

  double length() {
    return Layers.norm(vector);
  }

  double perArea(double energy) {
    return 1000 * energy / layers.area() * Units.JOULE_PER_M2_PER_EV_PER_A2;
  }

  double energy(double share) {
    Structure rest = crystal.relaxer().relaxed(at(share), Freedom.ALONG_Z, Relaxer.USUAL);
    return crystal.relaxer().energy(rest);
  }

  /** The slab after a share of the slip, before it is relaxed. */
  public Structure at(double share) {
    double vacuum = crystal.potential().cutoff() + Surfaces.VACUUM;
    return layers.slab(count, cut, vacuum, share * vector[0], share * vector[1]);
  }
}
