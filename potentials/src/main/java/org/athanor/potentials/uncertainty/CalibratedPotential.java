package org.athanor.potentials.uncertainty;

import org.athanor.potentials.linear.LinearFit;

/** A fitted potential, and how far it is to be trusted. */
public record CalibratedPotential(LinearFit fit, Uncertainty uncertainty) {}
