package org.athanor.potentials.eam;

/**
 * Density and pair energy of {@link ZhouEam}: f = f_e g(β, λ), φ = A g(α, κ) − B g(β, λ) with g of
 * {@link ZhouShape}.
 */
record ZhouPair(ZhouParameters parameters, ZhouShape repulsive, ZhouShape attractive) {
  static final double ALPHA_PER_BETA = 1.875;
  static final double LAMBDA_PER_KAPPA = 2;

  static ZhouPair of(ZhouParameters p) {
    return new ZhouPair(
        p,
        new ZhouShape(ALPHA_PER_BETA * p.beta(), p.kappa()),
        new ZhouShape(p.beta(), LAMBDA_PER_KAPPA * p.kappa()));
  }
}
