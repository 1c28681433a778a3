package org.athanor.potentials.linear;

/**
 * Where the moments A_snlm = Σ_j∈s R_n(r_ij) Y_lm(r̂_ij) of an atom lie: for each neighbour species
 * s the harmonics lm, for each of them n = 0 … radial−1; then the functions of higher n, with l = 0
 * only.
 *
 * @param species number of neighbour species
 * @param pairRadial radial functions with l = 0
 * @param radial radial functions with every l
 * @param harmonics number of lm
 */
record Channels(int species, int pairRadial, int radial, int harmonics) {
  /** Moments of one neighbour species. */
  int stride() {
    return harmonics * radial + Math.max(0, pairRadial - radial);
  }

  /** All moments of an atom. */
  int size() {
    return species * stride();
  }

  /** All radial functions. */
  int radialFunctions() {
    return Math.max(pairRadial, radial);
  }

  /** The place of A_s,n,0,0. */
  int pair(int s, int n) {
    return s * stride() + (n < radial ? n : harmonics * radial + n - radial);
  }

  /** The place of A_s,n,lm. */
  int place(int s, int n, int lm) {
    return s * stride() + lm * radial + n;
  }

  /** n + l of the moment at a place. */
  int degree(int place) {
    int within = place % stride();
    if (within >= harmonics * radial) {
      return within - harmonics * radial + radial;
    }
    int l = 0;
    while ((l + 1) * (l + 1) <= within / radial) {
      l++;
    }
    return within % radial + l;
  }
}
