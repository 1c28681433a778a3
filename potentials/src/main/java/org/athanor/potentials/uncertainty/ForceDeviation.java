package org.athanor.potentials.uncertainty;

import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.DesignKernel;
import org.athanor.potentials.linear.DesignRows;
import org.athanor.potentials.regression.Spread;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * The standard deviation of the force on every atom of structures with certain species, as they
 * move: σ_i = √(σ_ix² + σ_iy² + σ_iz²) in eV/Å, σ_ia the calibrated deviation of a component.
 *
 * <p>Costs rows of all functions for every force component (3n×K), and of each row K² products for
 * a posterior, K for a member of a committee. Serves one thread. Source for the force's deviation
 * as a guard of dynamics: L. Zhang and others, Phys. Rev. Mater. 3, 023804 (2019).
 */
public final class ForceDeviation implements Gauge {
  private final Basis basis;
  private final Spread spread;
  private final Width width;
  private final DesignKernel kernel;
  private final DesignRows rows;
  private final int atoms;

  ForceDeviation(Basis basis, Spread spread, Width width, Species species) {
    this.basis = basis;
    this.spread = spread;
    this.width = width;
    this.kernel = basis.design(species);
    this.rows = new DesignRows(species.size(), basis.size());
    this.atoms = species.size();
  }

  @Override
  public double cutoff() {
    return basis.cutoff();
  }

  @Override
  public Scalars of(Neighbours neighbours) {
    rows.clear();
    kernel.add(neighbours, rows);
    double[] variances = spread.variances(rows.forces(), rows.size(), 3 * atoms);
    double[] all = new double[atoms];
    for (int i = 0; i < atoms; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double deviation = width.deviation(variances[3 * i + axis]);
        all[i] = Math.fma(deviation, deviation, all[i]);
      }
      all[i] = Math.sqrt(all[i]);
    }
    return Scalars.of(all);
  }
}
