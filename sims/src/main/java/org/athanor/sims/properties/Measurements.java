package org.athanor.sims.properties;

/** Computes properties of a crystal. */
public final class Measurements {
  private final Crystal crystal;
  private final PropertySettings settings;

  /** Of a crystal at rest. */
  public Measurements(Crystal crystal, PropertySettings settings) {
    this.crystal = crystal;
    this.settings = settings;
  }

  /** Computes one property; what cannot be computed is {@link Unavailable} with its reason. */
  public Result measure(Property property, Ticker ticker) {
    try {
      return switch (property) {
        case LATTICE -> GroundState.of(crystal);
        case ELASTIC -> Elasticity.of(crystal, ticker);
        case EOS -> EquationOfState.of(crystal, ticker);
        case VACANCY -> Vacancies.of(crystal, ticker);
        case SURFACES -> Surfaces.of(crystal, settings.surfaces(), ticker);
        case PHONONS -> Phonons.of(crystal, ticker);
        case EXPANSION -> Expansion.of(crystal, settings.run(), ticker);
        case RDF -> RadialDistribution.of(crystal, settings.run(), ticker);
        case FAULTS -> Faults.of(crystal, settings.slips(), ticker);
      };
    } catch (NotRelaxedException | IllegalArgumentException | ArithmeticException e) {
      return new Unavailable(property, e.getMessage());
    }
  }
}
