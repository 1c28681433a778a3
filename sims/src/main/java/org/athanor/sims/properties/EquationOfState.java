package org.athanor.sims.properties;

import java.util.Arrays;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.relaxation.Freedom;

/**
 * Energy against volume; at every volume positions and the shape of the cell have relaxed.
 *
 * @param volumes in Å³ per atom, rising
 * @param energies in eV per atom
 * @param fit to all of them
 * @param near the fit to the inner half of the volumes: what differs is the error of the form
 * @param residual root mean square of what the fit leaves, in eV per atom
 */
public record EquationOfState(
    Scalars volumes, Scalars energies, BirchMurnaghan fit, BirchMurnaghan near, double residual)
    implements Result {
  private static final int POINTS = 13;

  /** Largest change of lengths. */
  private static final double STRAIN = 0.02;

  static EquationOfState of(Crystal crystal, Ticker ticker) {
    double[] volumes = new double[POINTS];
    double[] energies = new double[POINTS];
    int n = crystal.structure().size();
    for (int k = 0; k < POINTS; k++) {
      double e = STRAIN * (2.0 * k / (POINTS - 1) - 1);
      Structure at = at(crystal, e);
      volumes[k] = at.volumePerAtom();
      energies[k] = crystal.relaxer().energy(at) / n;
      ticker.done(k + 1, POINTS);
    }
    return of(Scalars.of(volumes), Scalars.of(energies));
  }

  static EquationOfState of(Scalars volumes, Scalars energies) {
    BirchMurnaghan fit = BirchMurnaghan.fit(volumes, energies);
    int quarter = volumes.size() / 4;
    BirchMurnaghan near = BirchMurnaghan.fit(inner(volumes, quarter), inner(energies, quarter));
    double square = 0;
    for (int k = 0; k < volumes.size(); k++) {
      double left = energies.get(k) - fit.energyAt(volumes.get(k));
      square += left * left;
    }
    return new EquationOfState(volumes, energies, fit, near, Math.sqrt(square / volumes.size()));
  }

  /** The crystal with lengths changed by the share {@code e}, its shape and positions relaxed. */
  static Structure at(Crystal crystal, double e) {
    Structure scaled = crystal.structure().strained(Matrix3.diagonal(e, e, e));
    return crystal.relaxer().relaxed(scaled, Freedom.VOLUME_KEPT, Relaxer.TIGHT);
  }

  @Override
  public Property property() {
    return Property.EOS;
  }

  private static Scalars inner(Scalars values, int cut) {
    return Scalars.of(Arrays.copyOfRange(values.toArray(), cut, values.size() - cut));
  }
}
