package org.athanor.sims.properties;

import java.util.Map;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.relaxation.Freedom;
import org.athanor.sims.status.Format;

/**
 * Elastic constants from stresses of strained cells whose atoms have relaxed.
 *
 * <p>C_ij = [σ_i(+h) − σ_i(−h)]/2h at two strains h, the error of h² taken out (Richardson). No
 * symmetry is assumed; C_ij − C_ji and the effect of the extrapolation say how exact it is.
 *
 * @param stiffness in the axes of the structure
 * @param system of the crystal
 * @param uncertaintyGPa the largest of what the extrapolation changed and of |C_ij − C_ji|/2
 */
public record Elasticity(Stiffness stiffness, CrystalSystem system, double uncertaintyGPa)
    implements Result {
  private static final double STRAIN = 1e-3;

  /** In Å: many times what the atoms of a stable crystal move under such a strain. */
  private static final double STEADY = 0.1;

  static Elasticity of(Crystal crystal, Ticker ticker) {
    double[] near = new double[36];
    double[] far = new double[36];
    for (int j = 0; j < 6; j++) {
      derivative(crystal, j, STRAIN, near);
      ticker.done(2 * j + 1, 12);
      derivative(crystal, j, 2 * STRAIN, far);
      ticker.done(2 * j + 2, 12);
    }
    double[] best = new double[36];
    double uncertainty = 0;
    for (int k = 0; k < 36; k++) {
      best[k] = (4 * near[k] - far[k]) / 3;
      uncertainty = Math.max(uncertainty, Math.abs(best[k] - near[k]));
    }
    for (int k = 0; k < 36; k++) {
      double mirrored = best[6 * (k % 6) + k / 6];
      uncertainty = Math.max(uncertainty, 0.5 * Math.abs(best[k] - mirrored));
    }
    return new Elasticity(Stiffness.of(best), CrystalSystem.of(crystal.structure()), uncertainty);
  }

  @Override
  public Property property() {
    return Property.ELASTIC;
  }

  /**
   * The independent constants by name, in GPa, if the axes are those in which the crystal system is
   * usually written down; otherwise all 21.
   */
  public Map<String, Double> constants() {
    return ElasticForm.of(system).constants(stiffness, Math.max(0.01, 10 * uncertaintyGPa));
  }

  /** Averages over all directions. */
  public Moduli moduli() {
    return Moduli.of(stiffness);
  }

  /** Whether every small strain costs energy. */
  public boolean stable() {
    return stiffness.leastEigenvalue() > 0;
  }

  private static void derivative(Crystal crystal, int j, double h, double[] into) {
    Prediction up = strained(crystal, j, h);
    Prediction down = strained(crystal, j, -h);
    double volumeUp = crystal.structure().strained(Stiffness.strain(j, h)).cell().volume();
    double volumeDown = crystal.structure().strained(Stiffness.strain(j, -h)).cell().volume();
    for (int i = 0; i < 6; i++) {
      double rise =
          Stiffness.component(down.virial(), i) / volumeDown
              - Stiffness.component(up.virial(), i) / volumeUp;
      into[6 * i + j] = rise / (2 * h) * Units.GPA_PER_EV_PER_A3;
    }
  }

  private static Prediction strained(Crystal crystal, int j, double h) {
    Structure strained = crystal.structure().strained(Stiffness.strain(j, h));
    Structure rest = crystal.relaxer().relaxed(strained, Freedom.POSITIONS, Relaxer.TIGHT);
    double furthest = furthest(strained, rest);
    if (furthest > STEADY) {
      throw new NotRelaxedException(
          "the crystal does not hold: after a strain of "
              + Math.abs(h)
              + " an atom has moved by "
              + Format.figures(furthest, 2)
              + " Å from its site");
    }
    return crystal.potential().predict(rest);
  }

  /** How far any atom has moved against the mean of all. */
  private static double furthest(Structure from, Structure to) {
    int n = from.size();
    double[] moved = to.positions().toArray();
    double[] start = from.positions().toArray();
    double[] mean = new double[3];
    for (int k = 0; k < moved.length; k++) {
      moved[k] -= start[k];
      mean[k % 3] += moved[k] / n;
    }
    for (int k = 0; k < moved.length; k++) {
      moved[k] -= mean[k % 3];
    }
    return Vectors.of(moved).largestNorm();
  }
}
