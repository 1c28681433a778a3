package org.athanor.potentials.ace;

import java.util.Arrays;
import java.util.Optional;

/**
 * Families of radial functions g_k(r), k = 1 … K, that vanish at the cutoff r_c.
 *
 * <pre>
 * ChebExpCos  x = 1 − 2 (e^(−λr/r_c) − e^(−λ))/(1 − e^(−λ));  g_1 = c(r), g_k = ½ (1 − T_k−1(x)) c(r),
 *             c = ½ (1 + cos(πr/r_c)), from r_c − w on once more times ½ (1 + cos(π(r − r_c + w)/w))
 * ChebPow     x = 1 − 2 (1 − r/r_c)^λ;  g_k = ½ (1 − T_k(x))
 * ChebLinear  x = 1 − r/r_c;  g_k = ½ (1 − T_k(x))
 * SBessel     simplified spherical Bessel functions, orthonormal by recursion
 * </pre>
 *
 * Source: R. Drautz, Phys. Rev. B 99, 014104 (2019), eqs. 24–26, and, for the last, E. Kocer, J. K.
 * Mason and H. Erturk, AIP Adv. 10, 015021 (2020); the conventions are those of LAMMPS' pair style
 * pace.
 */
public enum RadialForm {
  CHEB_EXP_COS("ChebExpCos"),
  CHEB_POW("ChebPow"),
  CHEB_LINEAR("ChebLinear"),
  SBESSEL("SBessel");

  private final String label;

  RadialForm(String label) {
    this.label = label;
  }

  /** Its name in files. */
  public String label() {
    return label;
  }

  /** The form of a name in files. */
  static Optional<RadialForm> named(String label) {
    return Arrays.stream(values()).filter(form -> form.label.equals(label)).findFirst();
  }
}
