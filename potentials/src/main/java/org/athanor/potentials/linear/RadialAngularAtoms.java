package org.athanor.potentials.linear;

import org.athanor.potentials.structure.Neighbours;

/** The functions of one atom after another: moments, then products of them. */
final class RadialAngularAtoms implements AtomKernel {
  private final Moments atom;

  /** Of each function's terms, one after the other: where they begin, factors, three moments. */
  private final int[] offset;

  private final double[] factor;
  private final int[] moment;

  RadialAngularAtoms(Moments atom, Invariants invariants) {
    this.atom = atom;
    offset = new int[invariants.size() + 1];
    for (int k = 0; k < invariants.size(); k++) {
      offset[k + 1] = offset[k] + invariants.terms(k).size();
    }
    factor = new double[offset[invariants.size()]];
    moment = new int[3 * factor.length];
    int one = atom.channels.size();
    int t = 0;
    for (int k = 0; k < invariants.size(); k++) {
      for (Invariants.Term term : invariants.terms(k)) {
        int[] own = invariants.moments(term.product());
        for (int slot = 0; slot < 3; slot++) {
          moment[3 * t + slot] = slot < own.length ? own[slot] : one;
        }
        factor[t++] = term.factor();
      }
    }
  }

  @Override
  public void fill(Neighbours neighbours, double[] values, int width) {
    double[] a = atom.moments;
    for (int i = 0; i < atom.atoms(); i++) {
      atom.gather(neighbours, i);
      for (int k = 0; k + 1 < offset.length; k++) {
        double sum = 0;
        for (int t = offset[k]; t < offset[k + 1]; t++) {
          sum += factor[t] * a[moment[3 * t]] * a[moment[3 * t + 1]] * a[moment[3 * t + 2]];
        }
        values[i * width + k] = sum;
      }
    }
  }
}
