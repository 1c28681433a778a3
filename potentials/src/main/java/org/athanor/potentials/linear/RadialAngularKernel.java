package org.athanor.potentials.linear;

import java.util.Arrays;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;

/**
 * Evaluates a sum of basis functions: moments, the polynomial in them and its slopes w = ∂E/∂A,
 * then each neighbour's slope Σ_q w_q ∂(R_n Y_lm)/∂r.
 */
final class RadialAngularKernel implements Kernel {
  private final Moments atom;

  /** Coefficients of the products, for each species of the central atom. */
  private final double[][] factors;

  /** Moments of the products: one each, then two each, then three each. */
  private final int[] ones;

  private final int[] twos;
  private final int[] threes;
  private final double[] weights;

  RadialAngularKernel(Moments atom, Invariants invariants, Scalars coefficients) {
    this.atom = atom;
    this.weights = new double[atom.channels.size()];
    this.ones = ofDegree(invariants, 1);
    this.twos = ofDegree(invariants, 2);
    this.threes = ofDegree(invariants, 3);
    int size = invariants.size();
    this.factors = new double[coefficients.size() / size][invariants.products()];
    for (int k = 0; k < coefficients.size(); k++) {
      for (Invariants.Term term : invariants.terms(k % size)) {
        factors[k / size][term.product()] += coefficients.get(k) * term.factor();
      }
    }
  }

  private static int[] ofDegree(Invariants invariants, int degree) {
    int[] all = new int[degree * invariants.products()];
    int at = 0;
    for (int p = 0; p < invariants.products(); p++) {
      int[] moments = invariants.moments(p);
      if (moments.length == degree) {
        System.arraycopy(moments, 0, all, at, degree);
        at += degree;
      }
    }
    return Arrays.copyOf(all, at);
  }

  @Override
  public void add(Neighbours neighbours, Tally tally) {
    for (int i = 0; i < atom.atoms(); i++) {
      atom.gather(neighbours, i);
      tally.energies()[i] += polynomial(factors[atom.places[i]]);
      for (int c = 0; c < atom.count; c++) {
        addSlope(neighbours, i, c, tally);
      }
    }
  }

  /** The energy; leaves its slopes in {@code weights}. */
  private double polynomial(double[] factor) {
    double[] a = atom.moments;
    double[] w = weights;
    Arrays.fill(w, 0);
    double energy = 0;
    int p = 0;
    for (int one : ones) {
      double c = factor[p++];
      energy += c * a[one];
      w[one] += c;
    }
    for (int t = 0; t < twos.length; t += 2) {
      double c = factor[p++];
      double toFirst = c * a[twos[t + 1]];
      energy += toFirst * a[twos[t]];
      w[twos[t]] += toFirst;
      w[twos[t + 1]] += c * a[twos[t]];
    }
    return energy + cubic(factor, p);
  }

  private double cubic(double[] factor, int from) {
    double[] a = atom.moments;
    double[] w = weights;
    double energy = 0;
    int p = from;
    for (int t = 0; t < threes.length; t += 3) {
      double c = factor[p++];
      double first = a[threes[t]];
      double second = a[threes[t + 1]];
      double third = a[threes[t + 2]];
      double both = c * first * second;
      energy += both * third;
      w[threes[t + 2]] += both;
      w[threes[t + 1]] += c * first * third;
      w[threes[t]] += c * second * third;
    }
    return energy;
  }

  private void addSlope(Neighbours list, int i, int c, Tally tally) {
    int k = atom.pair[c];
    int full = atom.channels.radial();
    int radialCount = atom.channels.radialFunctions();
    int harmonics = atom.channels.harmonics();
    double[] value = atom.value;
    double[] slope = atom.slope;
    double[] w = weights;
    int r = c * radialCount;
    int at = atom.channels.stride() * atom.places[list.indices()[k]];
    double along = 0;
    double gx = 0;
    double gy = 0;
    double gz = 0;
    for (int lm = 0; lm < harmonics; lm++) {
      double g = 0;
      double h = 0;
      for (int n = 0; n < full; n++) {
        g += w[at + n] * value[r + n];
        h += w[at + n] * slope[r + n];
      }
      at += full;
      int place = c * harmonics + lm;
      along += h * atom.y[place];
      gx += g * atom.gradient[0][place];
      gy += g * atom.gradient[1][place];
      gz += g * atom.gradient[2][place];
    }
    for (int n = full; n < radialCount; n++) {
      along += w[at++] * slope[r + n];
    }
    double inverse = 1 / list.distances()[k];
    double ux = list.dx()[k] * inverse;
    double uy = list.dy()[k] * inverse;
    double uz = list.dz()[k] * inverse;
    // The gradient of Y alone is that of r^l Y less its radial part, divided by r.
    double radial = along - (gx * ux + gy * uy + gz * uz) * inverse;
    tally.addSlope(
        list,
        i,
        k,
        radial * ux + gx * inverse,
        radial * uy + gy * inverse,
        radial * uz + gz * inverse);
  }
}
