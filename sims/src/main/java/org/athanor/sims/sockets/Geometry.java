package org.athanor.sims.sockets;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;

/**
 * What the protocol knows of a structure: not its elements, and not along which rows it repeats.
 *
 * @param rows of the cell in Å
 * @param positions in Å, [n×3]
 */
record Geometry(Matrix3 rows, Vectors positions) {}
