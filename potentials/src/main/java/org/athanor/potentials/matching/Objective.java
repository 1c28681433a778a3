package org.athanor.potentials.matching;

/** What is made as small as possible. */
public enum Objective {
  /** Σ w_m. */
  PLAIN,
  /** Σ ‖I_m‖_F w_m, which makes energies and forces commensurate. */
  FROBENIUS,
  /** Σ price_m w_m. */
  PRICE,
  /** √Σ w_m²: spreads the weights instead of concentrating them. */
  L2;

  /** What a unit of weight of a candidate costs. */
  double cost(Candidate candidate) {
    return switch (this) {
      case PLAIN, L2 -> 1;
      case FROBENIUS -> candidate.information().frobenius();
      case PRICE -> candidate.price();
    };
  }
}
