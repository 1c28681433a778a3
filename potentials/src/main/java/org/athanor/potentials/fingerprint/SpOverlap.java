package org.athanor.potentials.fingerprint;

import java.util.Arrays;
import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.numerics.Rows;

/**
 * Overlaps of s and p orbitals, four a row and atom: s, p_x, p_y, p_z (Zhu et al., J. Chem. Phys.
 * 144, 034203 (2016)).
 *
 * <p>With D = r_b − r_a, S the overlap of the s orbitals and u its exponent: ⟨s_a|p_b,k⟩ = √8 σ_b u
 * S D_k, ⟨p_a,k|s_b⟩ = −√8 σ_a u S D_k, ⟨p_a,k|p_b,l⟩ = −8 σ_a σ_b u² S (D_k D_l − δ_kl/2u), all
 * times A_a A_b.
 */
final class SpOverlap implements Overlap {
  private static final double ROOT_EIGHT = Math.sqrt(8);

  /** The pair at hand: difference in Å, exponent in Å⁻², overlap, p prefactors in Å⁻¹ and Å⁻². */
  private final double[] d = new double[3];

  private double u;
  private double s;
  private double first;
  private double second;
  private double cross;

  /** The 4 × 4 block of G of the pair at hand, and the slope of its contraction along D. */
  private final double[] g = new double[16];

  private final double[] along = new double[3];

  @Override
  public int size(Sphere sphere) {
    return 4 * sphere.count;
  }

  @Override
  public void fill(Sphere sphere, Rows.Block matrix) {
    int n = sphere.count;
    double[] m = matrix.values();
    for (int row = 0; row < 4 * n; row++) {
      int start = matrix.from() + row * matrix.stride();
      Arrays.fill(m, start + 4 * n, start + matrix.stride(), 0);
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        load(sphere, a, b);
        fillPair(sphere.weight[a] * sphere.weight[b] * s, matrix, a, b);
      }
    }
  }

  private void fillPair(double w, Rows.Block matrix, int a, int b) {
    put(matrix, 4 * a, 4 * b, w);
    for (int k = 0; k < 3; k++) {
      put(matrix, 4 * a, 4 * b + 1 + k, w * second * d[k]);
      put(matrix, 4 * a + 1 + k, 4 * b, -w * first * d[k]);
      for (int l = 0; l < 3; l++) {
        double delta = k == l ? cross / (2 * u) : 0;
        put(matrix, 4 * a + 1 + k, 4 * b + 1 + l, w * (delta - cross * d[k] * d[l]));
      }
    }
  }

  private static void put(Rows.Block matrix, int row, int column, double value) {
    matrix.values()[matrix.from() + row * matrix.stride() + column] = value;
    matrix.values()[matrix.from() + column * matrix.stride() + row] = value;
  }

  private void load(Sphere sphere, int a, int b) {
    Widths widths = sphere.widths();
    int pair = sphere.kind[a] * widths.kinds + sphere.kind[b];
    double sigmaA = widths.sigma[sphere.kind[a]];
    double sigmaB = widths.sigma[sphere.kind[b]];
    d[0] = sphere.x[b] - sphere.x[a];
    d[1] = sphere.y[b] - sphere.y[a];
    d[2] = sphere.z[b] - sphere.z[a];
    u = widths.exponent[pair];
    double square = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
    s = widths.prefactor[pair] * Exponential.of(-u * square);
    first = ROOT_EIGHT * sigmaA * u;
    second = ROOT_EIGHT * sigmaB * u;
    cross = 8 * sigmaA * sigmaB * u * u;
  }

  @Override
  public void pull(Sphere sphere, Rows.Block slope, double[] pull) {
    Arrays.fill(pull, 0, 3 * sphere.count, 0);
    for (int a = 0; a < sphere.count; a++) {
      for (int b = 0; b <= a; b++) {
        load(sphere, a, b);
        loadSlope(slope, a, b);
        pullPair(sphere, a, b, pull);
      }
    }
  }

  private void loadSlope(Rows.Block slope, int a, int b) {
    for (int k = 0; k < 4; k++) {
      int row = slope.from() + (4 * a + k) * slope.stride() + 4 * b;
      System.arraycopy(slope.values(), row, g, 4 * k, 4);
    }
  }

  /** L holds this pair's contraction A_a A_b S P twice, as (a, b) and as (b, a), unless a = b. */
  private void pullPair(Sphere sphere, int a, int b, double[] pull) {
    double p = contraction();
    double count = a == b ? 1 : 2;
    double ends = count * s * p;
    double wa = ends * sphere.weight[b] * sphere.slope[a];
    double wb = ends * sphere.weight[a] * sphere.slope[b];
    double pair = count * sphere.weight[a] * sphere.weight[b] * s;
    for (int k = 0; k < 3; k++) {
      double force = a == b ? 0 : pair * (along[k] - 2 * u * p * d[k]);
      pull[3 * a + k] += wa * at(sphere, a, k) - force;
      pull[3 * b + k] += wb * at(sphere, b, k) + force;
    }
  }

  /** P = Σ G · (block of the pair)/(A_a A_b S); sets {@code along} to ∂P/∂D. */
  private double contraction() {
    double p = g[0] + cross / (2 * u) * (g[5] + g[10] + g[15]);
    for (int k = 0; k < 3; k++) {
      double linear = second * g[1 + k] - first * g[4 + 4 * k];
      double there = 0;
      double back = 0;
      for (int l = 0; l < 3; l++) {
        there += g[5 + 4 * k + l] * d[l];
        back += g[5 + 4 * l + k] * d[l];
      }
      p += (linear - cross * there) * d[k];
      along[k] = linear - cross * (there + back);
    }
    return p;
  }

  private static double at(Sphere sphere, int a, int axis) {
    return axis == 0 ? sphere.x[a] : axis == 1 ? sphere.y[a] : sphere.z[a];
  }
}
