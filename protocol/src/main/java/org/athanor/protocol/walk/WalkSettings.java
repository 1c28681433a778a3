package org.athanor.protocol.walk;

import org.athanor.potentials.fingerprint.FingerprintSettings;

/**
 * How all walks of a campaign are run.
 *
 * @param steps of dynamics
 * @param every steps between two candidates
 * @param timestep in fs
 * @param friction of the Langevin thermostat in 1/fs
 * @param guards where to stop
 * @param fingerprint by which the bias compares atoms
 */
public record WalkSettings(
    int steps,
    int every,
    double timestep,
    double friction,
    Guards guards,
    FingerprintSettings fingerprint) {}
