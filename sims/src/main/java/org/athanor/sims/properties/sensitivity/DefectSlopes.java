package org.athanor.sims.properties.sensitivity;

import java.util.List;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

/**
 * Energies of cells that are made of the crystal and relaxed in part: atoms at rest add nothing to
 * first order, and the others follow the crystal's strain: dE = ∂E/∂θ − W : dε.
 *
 * @param potential the potential
 * @param crystal its crystal at rest, energy in eV per atom and ∂/∂θ of it, [1 + P]
 * @param strains dε/dθ of the crystal, P of [3×3]
 */
record DefectSlopes(ParametricPotential potential, List<Double> crystal, List<Matrix3> strains) {
  /** Excess energy over the crystal in eV and its derivatives, [1 + P], for cells in its axes. */
  double[] excess(Structure rest) {
    return excess(rest, strains);
  }

  /** The same for cells in a turned frame: the strains as that frame sees them. */
  double[] excess(Structure rest, List<Matrix3> seen) {
    Prediction prediction = potential.predict(rest);
    Sensitivity direct = potential.sensitivity(rest);
    double[] all = new double[1 + seen.size()];
    all[0] = prediction.energy() - rest.size() * crystal.get(0);
    for (int p = 0; p < seen.size(); p++) {
      double work = 0;
      for (int k = 0; k < 9; k++) {
        work += prediction.virial().get(k / 3, k % 3) * seen.get(p).get(k / 3, k % 3);
      }
      all[1 + p] = direct.energy().get(p) - work - rest.size() * crystal.get(1 + p);
    }
    return all;
  }
}
