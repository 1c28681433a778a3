package org.athanor.actors.supervisor;

import org.athanor.potentials.structure.Structure;

/** A structure that walks start from, and the name of its phase. */
public record Start(String phase, Structure structure) {}
