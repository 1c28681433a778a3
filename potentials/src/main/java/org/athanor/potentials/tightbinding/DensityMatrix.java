package org.athanor.potentials.tightbinding;

import java.util.Arrays;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;

/**
 * What the occupied states make of bonds and atoms: bond orders P_ab = Σ_k w_k Re[Σ_m 2f c*_a c_b
 * exp(i k·T)], so that the band energy of a bond is 2 Σ h P, and each atom's share of the free
 * energy, Σ |c|² times that of the state.
 */
final class DensityMatrix {
  /** States with a smaller occupation are left out. */
  private static final double EMPTY = 1e-24;

  private final Rows rows = Rows.of(Lanes.fastest());
  private final int n;
  private final int stride;

  /** Re and Im of ρ_ab = Σ_m 2f c_a c*_b, [n × stride] each. */
  private final double[] real;

  private final double[] imaginary;
  private final double[] coefficients;
  private final double[] left;
  private final double[] right;
  private final double[] phase = new double[2];

  DensityMatrix(int n) {
    this.n = n;
    stride = Rows.padded(n);
    real = new double[n * stride];
    imaginary = new double[n * stride];
    coefficients = new double[n];
    left = new double[2 * stride];
    right = new double[2 * stride];
  }

  /** Sets the bonds' orders and adds to the atoms' energies in eV, [n/4]. */
  void add(Bands bands, Mesh mesh, Occupation occupation, Bonds bonds, double[] energies) {
    Arrays.fill(bonds.orders(), 0, 16 * bonds.count(), 0);
    for (int point = 0; point < mesh.points(); point++) {
      double weight = (double) mesh.weight(point) / mesh.total();
      Rows.Block states = bands.states(point, mesh);
      shareOut(bands, point, states, occupation, weight, energies);
      if (bonds.count() > 0) {
        sum(bands, point, states, occupation);
        gather(bonds, mesh, point, weight);
      }
    }
  }

  private void shareOut(
      Bands bands,
      int point,
      Rows.Block states,
      Occupation occupation,
      double weight,
      double[] energies) {
    double[] c = states.values();
    for (int m = 0; m < n; m++) {
      double share = weight * occupation.freeEnergy(bands.values()[n * point + m]);
      int row = states.from() + m * states.stride();
      for (int a = 0; a < n; a++) {
        double square = c[row + a] * c[row + a];
        if (states.stride() > stride) {
          square += c[row + stride + a] * c[row + stride + a];
        }
        energies[a / SlaterKoster.ORBITALS] += share * square;
      }
    }
  }

  /** ρ at a k-point, from the states that hold anything: the last ones, levels descend. */
  private void sum(Bands bands, int point, Rows.Block states, Occupation occupation) {
    int from = 0;
    while (occupation.of(bands.values()[n * point + from]) < EMPTY) {
      from++;
    }
    int count = n - from;
    int width = states.stride();
    Rows.Block occupied = new Rows.Block(states.values(), states.from() + from * width, width);
    for (int a = 0; a < n; a++) {
      column(bands, point, occupation, occupied, from, a);
      rows.combine(occupied, count, coefficients, left, 0, width);
      if (width == stride) {
        System.arraycopy(left, 0, real, a * stride, stride);
        continue;
      }
      column(bands, point, occupation, occupied, from, stride + a);
      rows.combine(occupied, count, coefficients, right, 0, width);
      for (int b = 0; b < n; b++) {
        real[a * stride + b] = left[b] + right[stride + b];
        imaginary[a * stride + b] = right[b] - left[stride + b];
      }
    }
  }

  private void column(
      Bands bands, int point, Occupation occupation, Rows.Block occupied, int from, int place) {
    for (int m = from; m < n; m++) {
      double f = occupation.of(bands.values()[n * point + m]);
      coefficients[m - from] =
          2 * f * occupied.values()[occupied.from() + (m - from) * occupied.stride() + place];
    }
  }

  private void gather(Bonds bonds, Mesh mesh, int point, double weight) {
    boolean complex = !mesh.isReal(point);
    for (int bond = 0; bond < bonds.count(); bond++) {
      bonds.phase(mesh, point, bond, phase);
      int i = SlaterKoster.ORBITALS * bonds.first(bond);
      int j = SlaterKoster.ORBITALS * bonds.second(bond);
      for (int k = 0; k < 16; k++) {
        int at = (i + k / 4) * stride + j + k % 4;
        double order = real[at] * phase[0];
        if (complex) {
          order += imaginary[at] * phase[1];
        }
        bonds.orders()[16 * bond + k] += weight * order;
      }
    }
  }
}
