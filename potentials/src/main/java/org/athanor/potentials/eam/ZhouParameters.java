package org.athanor.potentials.eam;

import java.util.Arrays;
import org.athanor.potentials.structure.Scalars;

/**
 * Parameters of {@link ZhouEam}, with the symbols of its source.
 *
 * <p>Tunable are r_e, β, A, B, κ, η and F_e; f_e and ρ_e stay as they are, and the rest depends on
 * them.
 *
 * @param atomicNumber of the metal
 * @param distance r_e in Å, of nearest neighbours at equilibrium
 * @param scale f_e, of the density
 * @param density ρ_e at equilibrium, and ρ_s
 * @param beta β; α is 1.875β
 * @param repulsion A in eV
 * @param attraction B in eV
 * @param kappa κ; λ is 2κ
 * @param eta η
 * @param embedding F_e in eV, and F_0
 */
public record ZhouParameters(
    int atomicNumber,
    double distance,
    double scale,
    double density,
    double beta,
    double repulsion,
    double attraction,
    double kappa,
    double eta,
    double embedding) {
  /** Tantalum. */
  public static final ZhouParameters TANTALUM =
      new ZhouParameters(
          73, 2.860082, 3.086341, 33.787168, 4.527748, .611679, 1.032101, .176977, .848843,
          -5.141526);

  /** Tungsten. */
  public static final ZhouParameters TUNGSTEN =
      new ZhouParameters(
          74, 2.740840, 3.487340, 37.234847, 4.746728, .882435, 1.394592, .139209, .582714,
          -4.961306);

  /** How many parameters are tunable. */
  public static final int TUNABLE = 7;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException unless all are finite and none is zero, with r_e, f_e, ρ_e and
   *     β positive
   */
  public ZhouParameters {
    boolean positive = distance > 0 && scale > 0 && density > 0 && beta > 0;
    double product = distance * scale * density * beta;
    double rest = repulsion * attraction * kappa * eta * embedding;
    if (!positive || rest == 0 || !Double.isFinite(product) || !Double.isFinite(rest)) {
      throw new IllegalArgumentException(
          "Zhou EAM: expected finite parameters, r_e (Å), f_e, ρ_e and β positive and A, B (eV), κ,"
              + " η, F_e (eV) not zero, got r_e %s, f_e %s, ρ_e %s, β %s, A %s, B %s, κ %s, η %s,"
                  .formatted(distance, scale, density, beta, repulsion, attraction, kappa, eta)
              + " F_e "
              + embedding);
    }
  }

  /** r_e, β, A, B, κ, η, F_e, [7]. */
  public Scalars tunable() {
    return Scalars.of(distance, beta, repulsion, attraction, kappa, eta, embedding);
  }

  /** ln|p| of {@link #tunable()}, lengths in Å and energies in eV, [7]. */
  public Scalars logTunable() {
    double[] logs = tunable().toArray();
    for (int k = 0; k < logs.length; k++) {
      logs[k] = StrictMath.log(Math.abs(logs[k]));
    }
    return Scalars.of(logs);
  }

  /**
   * With other tunable parameters, given as ln|p| [7]; signs, f_e and ρ_e are kept.
   *
   * @throws IllegalArgumentException unless there are seven
   */
  public ZhouParameters withLogTunable(Scalars logs) {
    if (logs.size() != TUNABLE) {
      throw new IllegalArgumentException(
          "Zhou EAM: expected 7 tunable parameters, got " + logs.size());
    }
    double[] p = tunable().toArray();
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.copySign(StrictMath.exp(logs.get(k)), p[k]);
    }
    return withTunable(Scalars.of(p));
  }

  /**
   * With other tunable parameters [7], in the order of {@link #tunable()}.
   *
   * @throws IllegalArgumentException unless there are seven, with the signs that these have
   */
  public ZhouParameters withTunable(Scalars p) {
    Scalars now = tunable();
    for (int k = 0; k < Math.max(TUNABLE, p.size()); k++) {
      if (p.size() != TUNABLE || !(p.get(k) * now.get(k) > 0)) {
        throw new IllegalArgumentException(
            "Zhou EAM: expected 7 parameters r_e, β, A, B, κ, η, F_e with the signs of "
                + Arrays.toString(now.toArray())
                + ", got "
                + Arrays.toString(p.toArray()));
      }
    }
    return new ZhouParameters(
        atomicNumber,
        p.get(0),
        scale,
        density,
        p.get(1),
        p.get(2),
        p.get(3),
        p.get(4),
        p.get(5),
        p.get(6));
  }
}
