package org.athanor.potentials.linear;

import org.athanor.potentials.regression.Posterior;
import org.athanor.potentials.structure.Scalars;

/**
 * What a fit found.
 *
 * @param potential the potential
 * @param unknowns the coefficients, and reference energies behind them if these were fitted, in eV
 * @param regularisation λ, in units of each scaled column's sum of squares
 * @param logEvidence the logarithm of the labels' probability given λ, up to a constant that
 *     depends on the labels alone
 * @param noise σ², the variance of a weighted residual, a pure number: 1 where residuals are as
 *     large as the weights tolerate
 * @param penalties d, how much more than others each unknown is held back, [K]
 * @param squares s², the sum of squares of each unknown's column, by which its ridge is scaled, [K]
 * @param posterior of the unknowns
 * @param factorisations how many matrices of the basis' size were factorised to find it
 */
public record LinearFit(
    LinearPotential potential,
    Scalars unknowns,
    double regularisation,
    double logEvidence,
    double noise,
    Scalars penalties,
    Scalars squares,
    Posterior posterior,
    int factorisations) {}
