package org.athanor.protocol.library;

import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;

/**
 * A candidate chosen to be labelled.
 *
 * @param candidate which
 * @param arm what for
 * @param phase the phase its walk started from
 * @param structure the structure
 */
public record Selection(CandidateId candidate, Arm arm, String phase, Structure structure) {}
