package org.athanor.potentials.ace;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.structure.Scalars;

/**
 * How the densities ρ_p of an atom become its energy: Σ_p w_p F(ρ_p; m_p), faded out where the
 * repulsion of its core is large.
 *
 * <p>F = ρ where m = 1. Otherwise
 *
 * <pre>
 * FinnisSinclairShiftedScaled  F = ±[(a + |ρ|)^m − b],  a = n^(n/(1−n)) e^(−|ρ|), b = n^(1/(1−n)) e^(−|ρ|), n = 1/m
 * FinnisSinclair               F = ±[(1 − g) |ρ|^m + s^(1−m) g |ρ|],  g = e^(−(sρ)³), s = 10⁶
 * </pre>
 *
 * with the sign of ρ. Source: Y. Lysogorskiy and others, npj Comput. Mater. 7, 97 (2021); the
 * conventions are those of LAMMPS' pair style pace.
 *
 * @param form which F
 * @param parameters w_1 in eV, m_1, w_2, m_2, …: two for each density
 * @param coreCutoff in eV: from this repulsion on there is no expansion
 * @param coreWidth in eV: below {@code coreCutoff − coreWidth} the expansion is whole
 */
public record Embedding(Form form, Scalars parameters, double coreCutoff, double coreWidth) {
  /** Which F. */
  public enum Form {
    FINNIS_SINCLAIR("FinnisSinclair"),
    FINNIS_SINCLAIR_SHIFTED_SCALED("FinnisSinclairShiftedScaled");

    private final String label;

    Form(String label) {
      this.label = label;
    }

    /** Its name in files. */
    public String label() {
      return label;
    }

    static Optional<Form> named(String label) {
      return Arrays.stream(values()).filter(form -> form.label.equals(label)).findFirst();
    }
  }

  /** The energy is the one density itself, always whole. */
  public static final Embedding LINEAR =
      new Embedding(Form.FINNIS_SINCLAIR_SHIFTED_SCALED, Scalars.of(1, 1), 1e5, 250);

  private static final double STEEP = 1e6;
  private static final double SMALL = 1e-10;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the parameters are not finite pairs with positive exponents
   */
  public Embedding {
    boolean pairs = parameters.size() > 0 && parameters.size() % 2 == 0;
    for (int k = 0; k < parameters.size(); k++) {
      pairs &= Double.isFinite(parameters.get(k)) && (k % 2 == 0 || parameters.get(k) > 0);
    }
    if (!pairs) {
      throw new IllegalArgumentException(
          "cluster expansion: expected a finite weight and a positive exponent for each density,"
              + " got "
              + Arrays.toString(parameters.toArray()));
    }
  }

  /** The number of densities. */
  public int densities() {
    return parameters.size() / 2;
  }

  /**
   * The energy in eV before it is faded out.
   *
   * @param rho densities
   * @param slopes out: ∂/∂ρ_p in eV
   * @param pair room for two numbers
   */
  double evaluate(double[] rho, double[] slopes, double[] pair) {
    double energy = 0;
    for (int p = 0; p < densities(); p++) {
      double weight = parameters.get(2 * p);
      function(rho[p], parameters.get(2 * p + 1), pair);
      energy += weight * pair[0];
      slopes[p] = weight * pair[1];
    }
    return energy;
  }

  /**
   * One density's part of the energy, and how it bends.
   *
   * @param p which density, from 0
   * @param rho ρ_p
   * @param out w F, w F′ and w F″ in eV, [3]; where F″ jumps, at 0, its value above
   */
  public void bend(int p, double rho, double[] out) {
    double weight = parameters.get(2 * p);
    double exponent = parameters.get(2 * p + 1);
    function(rho, exponent, out);
    out[0] *= weight;
    out[1] *= weight;
    out[2] = exponent == 1 ? 0 : weight * curvature(rho, exponent);
  }

  private double curvature(double rho, double exponent) {
    double above =
        switch (form) {
          case FINNIS_SINCLAIR -> steepCurvature(Math.abs(rho), exponent);
          case FINNIS_SINCLAIR_SHIFTED_SCALED -> shiftedCurvature(Math.abs(rho), exponent);
        };
    return rho < 0 ? -above : above;
  }

  /** F and F′. */
  void function(double rho, double exponent, double[] out) {
    if (exponent == 1) {
      out[0] = rho;
      out[1] = 1;
      return;
    }
    switch (form) {
      case FINNIS_SINCLAIR -> steep(rho, exponent, out);
      case FINNIS_SINCLAIR_SHIFTED_SCALED -> shifted(rho, exponent, out);
    }
  }

  private static void shifted(double rho, double m, double[] out) {
    double size = Math.abs(rho);
    double fade = StrictMath.exp(-size);
    double n = 1 / m;
    double a = StrictMath.pow(n, n / (1 - n)) * fade;
    double b = StrictMath.pow(n, 1 / (1 - n)) * fade;
    out[0] = Math.copySign(1, rho) * (StrictMath.pow(a + size, m) - b);
    out[1] = b + m * (1 - a) * StrictMath.pow(a + size, m - 1);
  }

  private static double shiftedCurvature(double size, double m) {
    double fade = StrictMath.exp(-size);
    double n = 1 / m;
    double a = StrictMath.pow(n, n / (1 - n)) * fade;
    double b = StrictMath.pow(n, 1 / (1 - n)) * fade;
    double power = m * StrictMath.pow(a + size, m - 1);
    return power * (a + (m - 1) * (1 - a) * (1 - a) / (a + size)) - b;
  }

  private static void steep(double rho, double m, double[] out) {
    double linear = StrictMath.pow(1 / STEEP, m - 1);
    double size = Math.abs(rho);
    if (size <= SMALL) {
      out[0] = linear * rho;
      out[1] = linear;
      return;
    }
    double cube = StrictMath.pow(STEEP * size, 3);
    double g = cube > 30 ? 0 : StrictMath.exp(-cube);
    double dg = -3 * STEEP * STEEP * STEEP * size * size * g;
    double power = StrictMath.pow(size, m);
    out[0] = Math.copySign(1, rho) * ((1 - g) * power + linear * g * size);
    out[1] =
        m * StrictMath.pow(size, m - 1) * (1 - g) - power * dg + linear * dg * size + linear * g;
  }

  private static double steepCurvature(double size, double m) {
    double cube = StrictMath.pow(STEEP * size, 3);
    if (size <= SMALL) {
      return 0;
    }
    double g = cube > 30 ? 0 : StrictMath.exp(-cube);
    double dg = -3 * cube / size * g;
    double ddg = (9 * cube - 6) * cube / (size * size) * g;
    double power = StrictMath.pow(size, m);
    double linear = StrictMath.pow(1 / STEEP, m - 1);
    return (m * (m - 1) * power * (1 - g) / size - 2 * m * power * dg) / size
        - power * ddg
        + linear * (size * ddg + 2 * dg);
  }
}
