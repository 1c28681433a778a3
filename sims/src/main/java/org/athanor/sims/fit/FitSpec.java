package org.athanor.sims.fit;

import java.util.Optional;
import java.util.SortedMap;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;

/**
 * How a dataset is to be fitted.
 *
 * @param basis what the potential is built of
 * @param weights of energies, forces and virials
 * @param prior of the coefficients
 * @param source of the uncertainty
 * @param references E0 in eV by atomic number; fitted along if empty
 * @param drop whether labels that should not be fitted are left out instead of refused
 */
public record FitSpec(
    BasisSpec basis,
    FitWeights weights,
    Prior prior,
    Source source,
    Optional<SortedMap<Integer, Double>> references,
    boolean drop) {}
