package org.athanor.sims.reference;

import org.athanor.potentials.structure.Structure;

/** One attempt at one structure: what an input is written for. */
record Occasion(Structure structure, Remedies remedies, InputFiles files) {}
