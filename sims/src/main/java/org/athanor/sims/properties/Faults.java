package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.sims.properties.Layers.Cut;
import org.athanor.sims.relaxation.Freedom;

/**
 * Lines on the generalised stacking-fault surface: the energy for every share of a slip, atoms
 * relaxed along the normal of the plane (Vitek, Phil. Mag. 18, 773 (1968)).
 *
 * @param all one for every slip
 */
public record Faults(List<Line> all) implements Result {
  /**
   * One line.
   *
   * @param slip which one
   * @param length of the slip in Å
   * @param shares of the slip, from 0 to 1
   * @param energies in mJ/m²
   * @param uncertainty in mJ/m²: what a slab half as thick again changes in the middle
   */
  public record Line(
      Slip slip, double length, Scalars shares, Scalars energies, double uncertainty) {
    /** The unstable fault: the highest energy in mJ/m², of a parabola through the three highest. */
    public double peak() {
      int top = 0;
      for (int k = 1; k < energies.size(); k++) {
        top = energies.get(k) > energies.get(top) ? k : top;
      }
      if (top == 0 || top == energies.size() - 1) {
        return energies.get(top);
      }
      double before = energies.get(top - 1);
      double after = energies.get(top + 1);
      double bend = before - 2 * energies.get(top) + after;
      return energies.get(top) - (after - before) * (after - before) / (8 * bend);
    }

    /** The energy after the whole slip in mJ/m²: 0 for a lattice vector, or of a stable fault. */
    public double end() {
      return energies.get(energies.size() - 1);
    }
  }

  private static final int POINTS = 21;

  /** Least thickness of each half in Å, and in cutoffs. */
  private static final double HALF = 12;

  private static final double CUTOFFS = 2;

  /** Copies the list. */
  public Faults {
    all = List.copyOf(all);
  }

  static Faults of(Crystal crystal, List<Slip> slips, Ticker ticker) {
    List<Line> all = new ArrayList<>();
    for (Slip slip : slips) {
      int before = all.size() * POINTS;
      all.add(line(crystal, slip, (done, of) -> ticker.done(before + done, POINTS * slips.size())));
    }
    return new Faults(all);
  }

  @Override
  public Property property() {
    return Property.FAULTS;
  }

  private static Line line(Crystal crystal, Slip slip, Ticker ticker) {
    Bicrystal pair = Bicrystal.of(crystal, slip, 1);
    double bottom = pair.energy(0);
    double[] shares = new double[POINTS];
    double[] energies = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      shares[k] = (double) k / (POINTS - 1);
      energies[k] = pair.perArea(pair.energy(shares[k]) - bottom);
      ticker.done(k + 1, POINTS);
    }
    Bicrystal thicker = Bicrystal.of(crystal, slip, 1.5);
    double middle = thicker.perArea(thicker.energy(0.5) - thicker.energy(0));
    double uncertainty = Math.abs(middle - energies[POINTS / 2]);
    return new Line(slip, pair.length(), Scalars.of(shares), Scalars.of(energies), uncertainty);
  }

  /**
   * Two halves of a slab.
   *
   * @param layers how the crystal is cut
   * @param cut between the halves, and at the surfaces
   * @param count of layers, even
   * @param vector of the slip in the frame of the layers
   */
  @SuppressWarnings("ArrayRecordComponent") // Private, and never compared.
  private record Bicrystal(Crystal crystal, Layers layers, Cut cut, int count, double[] vector) {
    static Bicrystal of(Crystal crystal, Slip slip, double factor) {
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

    private Structure at(double share) {
      double vacuum = crystal.potential().cutoff() + Surfaces.VACUUM;
      return layers.slab(count, cut, vacuum, share * vector[0], share * vector[1]);
    }
  }
}
