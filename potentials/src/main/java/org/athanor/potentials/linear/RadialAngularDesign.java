package org.athanor.potentials.linear;

import org.athanor.potentials.structure.Neighbours;

/**
 * Fills design rows: for each atom the slopes ∂B_k/∂A_q, which are few, then for each neighbour Σ_q
 * ∂B_k/∂A_q ∂A_q/∂r_ij.
 */
final class RadialAngularDesign implements DesignKernel {
  private final Moments atom;
  private final Invariants invariants;
  private final int size;

  private final MomentSlopes momentSlopes;

  /** ∂A_q/∂r for the moments q of the neighbour's species, and slopes of all functions, by axis. */
  private final double[][] momentSlope;

  private final double[][] slope;

  RadialAngularDesign(Moments atom, Invariants invariants) {
    this.atom = atom;
    this.invariants = invariants;
    this.size = invariants.size();
    this.momentSlope = new double[3][atom.channels.stride()];
    this.slope = new double[3][size];
    this.momentSlopes = new MomentSlopes(atom.channels, invariants);
  }

  @Override
  public void add(Neighbours neighbours, DesignRows rows) {
    for (int i = 0; i < atom.atoms(); i++) {
      atom.gather(neighbours, i);
      int from = atom.places[i] * size;
      addEnergies(rows, from);
      momentSlopes.evaluate(atom.moments);
      for (int c = 0; c < atom.count; c++) {
        differentiate(neighbours, c);
        int s = atom.places[neighbours.indices()[atom.pair[c]]];
        for (int axis = 0; axis < 3; axis++) {
          momentSlopes.combine(s, momentSlope[axis], slope[axis]);
        }
        rows.addSlopes(neighbours, i, atom.pair[c], from, slope[0], slope[1], slope[2]);
      }
    }
  }

  private void addEnergies(DesignRows rows, int from) {
    for (int k = 0; k < size; k++) {
      double sum = 0;
      for (Invariants.Term term : invariants.terms(k)) {
        double product = term.factor();
        for (int q : invariants.moments(term.product())) {
          product *= atom.moments[q];
        }
        sum += product;
      }
      rows.energy()[from + k] += sum;
    }
  }

  /** ∂(R_n Y_lm)/∂r = R_n′ Y_lm u + R_n (∇S − (u·∇S) u)/r with S = r^l Y_lm. */
  private void differentiate(Neighbours list, int c) {
    int k = atom.pair[c];
    double inverse = 1 / list.distances()[k];
    double[] u = {list.dx()[k] * inverse, list.dy()[k] * inverse, list.dz()[k] * inverse};
    int full = atom.channels.radial();
    int radialCount = atom.channels.radialFunctions();
    int r = c * radialCount;
    for (int axis = 0; axis < 3; axis++) {
      double[] out = momentSlope[axis];
      int at = 0;
      for (int lm = 0; lm < atom.channels.harmonics(); lm++) {
        int place = c * atom.channels.harmonics() + lm;
        double radialPart = atom.y[place] * u[axis];
        double along = 0;
        for (int b = 0; b < 3; b++) {
          along += u[b] * atom.gradient[b][place];
        }
        double across = (atom.gradient[axis][place] - along * u[axis]) * inverse;
        for (int n = 0; n < full; n++) {
          out[at++] = atom.slope[r + n] * radialPart + atom.value[r + n] * across;
        }
      }
      for (int n = full; n < radialCount; n++) {
        out[at++] = atom.slope[r + n] * u[axis];
      }
    }
  }
}
