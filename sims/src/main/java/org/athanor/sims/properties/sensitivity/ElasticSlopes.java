package org.athanor.sims.properties.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.sims.properties.Crystal;
import org.athanor.sims.properties.Relaxer;
import org.athanor.sims.properties.Stiffness;
import org.athanor.sims.relaxation.Freedom;

/**
 * Elastic constants and their derivatives: fourth-order differences, by strain, of the relaxed
 * stress and of its total derivative by θ, in which the atoms and the unstrained cell follow.
 */
final class ElasticSlopes {
  private static final double STRAIN = 1e-3;
  private static final double[] WEIGHTS = {1, -8, 0, 8, -1};

  private final ParametricPotential potential;
  private final Crystal crystal;
  private final List<Matrix3> follows;

  /** C_ij in GPa and ∂C_ij/∂θ, [1 + P][36], before they are made symmetric. */
  private final double[][] constants;

  private ElasticSlopes(ParametricPotential potential, Crystal crystal, Response response) {
    this.potential = potential;
    this.crystal = crystal;
    this.follows = response.strains();
    this.constants = new double[1 + follows.size()][36];
  }

  static ElasticSlopes of(ParametricPotential potential, Crystal crystal, Response response) {
    ElasticSlopes slopes = new ElasticSlopes(potential, crystal, response);
    for (int j = 0; j < 6; j++) {
      for (int step = -2; step <= 2; step++) {
        if (step != 0) {
          slopes.add(j, Stiffness.strain(j, step * STRAIN), WEIGHTS[step + 2] / (12 * STRAIN));
        }
      }
    }
    return slopes;
  }

  Reading reading(Indicator.Elastic indicator) {
    double[] all = new double[constants.length];
    for (int p = 0; p < all.length; p++) {
      all[p] = Stiffness.of(constants[p]).get(indicator.i(), indicator.j());
    }
    return PropertyJacobian.reading(indicator, all);
  }

  private void add(int j, Matrix3 strain, double weight) {
    Structure strained = crystal.structure().strained(strain);
    Structure rest = new Relaxer(potential).relaxed(strained, Freedom.POSITIONS, Relaxer.TIGHT);
    Stationary minimum = Stationary.of(potential, rest, false);
    List<Matrix3> stresses = stresses(minimum, minimum.settled(rest), strain);
    for (int p = 0; p < stresses.size(); p++) {
      for (int i = 0; i < 6; i++) {
        constants[p][6 * i + j] += weight * Stiffness.component(stresses.get(p), i);
      }
    }
  }

  /** The stress in GPa at rest, and its total derivative by each parameter. */
  private List<Matrix3> stresses(Stationary minimum, Structure rest, Matrix3 strain) {
    double perVolume = -Units.GPA_PER_EV_PER_A3 / rest.cell().volume();
    Sensitivity direct = potential.sensitivity(rest);
    List<Matrix3> cell = follows.stream().map(rate -> carried(rate, strain)).toList();
    List<Differences> byStrain = new ArrayList<>();
    for (int k = 0; k < 9; k++) {
      double[] unit = new double[9];
      unit[k] = 1;
      byStrain.add(Differences.byStrain(potential, rest, Matrix3.of(unit)));
    }
    Response inside = Response.inside(minimum, direct, cell, byStrain);
    Matrix3 virial = potential.predict(rest).virial();
    List<Matrix3> byPosition = new ArrayList<>();
    for (int x = 0; x < 3 * rest.size(); x++) {
      byPosition.add(Differences.byPosition(potential, rest, x).virial());
    }
    List<Matrix3> all = new ArrayList<>();
    all.add(virial.times(perVolume));
    for (int p = 0; p < follows.size(); p++) {
      // −W/V: the volume follows the cell too.
      Matrix3 sum = direct.virial().get(p).plus(virial.times(-cell.get(p).trace()));
      for (int k = 0; k < 9; k++) {
        sum = sum.plus(byStrain.get(k).virial().times(cell.get(p).get(k / 3, k % 3)));
      }
      for (int x = 0; x < byPosition.size(); x++) {
        double rate = inside.displacements().get(p).get(x / 3, x % 3);
        sum = sum.plus(byPosition.get(x).times(rate));
      }
      all.add(sum.times(perVolume));
    }
    return all;
  }

  /** A strain of the crystal before {@code strain} as one after it: (1+ε)⁻¹ dη (1+ε). */
  private static Matrix3 carried(Matrix3 before, Matrix3 strain) {
    Matrix3 map = Matrix3.IDENTITY.plus(strain);
    return map.inverse().times(before).times(map);
  }
}
