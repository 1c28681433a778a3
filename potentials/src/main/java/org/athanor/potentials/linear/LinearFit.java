package org.athanor.potentials.linear;

/**
 * What a fit found.
 *
 * @param potential the potential
 * @param regularisation λ, in units of each scaled column's sum of squares
 * @param logEvidence the logarithm of the labels' probability given λ, up to a constant that
 *     depends on the labels alone
 * @param factorisations how many matrices of the basis' size were factorised to find it
 */
public record LinearFit(
    LinearPotential potential, double regularisation, double logEvidence, int factorisations) {}
