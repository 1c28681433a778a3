package org.athanor.sims.sockets;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;

/**
 * What a client computed.
 *
 * @param energy in eV; with electronic structure whatever the client takes for its energy
 * @param forces in eV/Å, [n×3]
 * @param virial −∂E/∂strain in eV, [3×3]
 * @param text what else it said; often empty
 */
record Answer(double energy, Vectors forces, Matrix3 virial, String text) {
  boolean isFinite() {
    return Double.isFinite(energy) && forces.allFinite() && virial.allFinite();
  }
}
