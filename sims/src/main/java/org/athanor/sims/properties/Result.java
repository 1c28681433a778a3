package org.athanor.sims.properties;

/** What came out for one property. */
public sealed interface Result
    permits GroundState,
        Elasticity,
        EquationOfState,
        Vacancies,
        Surfaces,
        Faults,
        Phonons,
        Expansion,
        RadialDistribution,
        Unavailable {
  /** Which one. */
  Property property();
}
