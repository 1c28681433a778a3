package org.athanor.protocol.walk;

import org.athanor.potentials.structure.Structure;

/**
 * A structure that a walk proposes.
 *
 * @param index its number in the walk, from 0
 * @param step of dynamics at which it was taken; 0 where there is no dynamics
 * @param structure the structure
 */
public record Candidate(int index, int step, Structure structure) {}
