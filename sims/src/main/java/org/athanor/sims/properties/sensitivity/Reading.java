package org.athanor.sims.properties.sensitivity;

import org.athanor.potentials.structure.Scalars;

/**
 * A property and how it follows the potential.
 *
 * @param indicator which
 * @param value in its unit
 * @param slopes ∂value/∂θ of every parameter, in its unit, [P]
 */
public record Reading(Indicator indicator, double value, Scalars slopes) {}
