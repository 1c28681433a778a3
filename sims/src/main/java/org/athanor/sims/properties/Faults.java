package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;

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
}
