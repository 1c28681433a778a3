package org.athanor.sims.properties;

/** Computes properties of a crystal. */
public final class Measurements {
  private final Crystal crystal;

  /** Of a crystal at rest. */
  public Measurements(Crystal crystal) {
    this.crystal = crystal;
  }

  /** Computes one property; what cannot be computed is {@link Unavailable} with its reason. */
  public Result measure(Property property, Ticker ticker) {
    try {
      return switch (property) {
        case LATTICE -> GroundState.of(crystal);
        case ELASTIC -> Elasticity.of(crystal, ticker);
        case EOS -> EquationOfState.of(crystal, ticker);
      };
    } catch (NotRelaxedException | IllegalArgumentException | ArithmeticException e) {
      return new Unavailable(property, e.getMessage());
    }
  }
}
