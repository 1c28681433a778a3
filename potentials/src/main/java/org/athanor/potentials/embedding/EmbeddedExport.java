package org.athanor.potentials.embedding;

import org.athanor.potentials.ace.AtomInvariants;
import org.athanor.potentials.linear.PaceExport;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;

/**
 * An embedded potential in the form that LAMMPS reads, held against its functions one by one, which
 * are summed otherwise than the expansion is.
 */
public final class EmbeddedExport {
  private EmbeddedExport() {}

  /**
   * Writes a potential, reads it back, and compares.
   *
   * @param name of the file, for the commands
   * @throws IllegalStateException if what is read back is not the potential
   */
  public static PaceExport of(EmbeddedPotential potential, String name) {
    return PaceExport.of(
        potential.expansion(),
        potential.linear(),
        structure -> predict(potential, structure),
        name);
  }

  /** Energy and forces; of the virial only what the repulsion has. */
  static Prediction predict(EmbeddedPotential potential, Structure structure) {
    Neighbours list = Neighbours.of(structure, potential.cutoff());
    Tally tally = new Tally(structure.size());
    potential.linear().repulsion().kernel(structure.species()).add(list, tally);
    Scalars c = potential.linear().coefficients();
    Scalars d = potential.second();
    AtomInvariants atom = potential.functions().invariants(structure.species());
    int each = potential.functions().functionsEach();
    double[] value = new double[each];
    double[][] slope = new double[3][each];
    double[] bend = new double[3];
    for (int i = 0; i < structure.size(); i++) {
      int count = atom.gather(list, i);
      int from = atom.place(i) * each;
      atom.values(value);
      EmbeddedPotential.ROOT.bend(1, along(d, from, value), bend);
      tally.energies()[i] +=
          potential.references().get(structure.species().get(i)) + along(c, from, value) + bend[0];
      atom.differentiate();
      for (int neighbour = 0; neighbour < count; neighbour++) {
        atom.slopes(neighbour, slope[0], slope[1], slope[2]);
        for (int axis = 0; axis < 3; axis++) {
          double force = along(c, from, slope[axis]) + bend[1] * along(d, from, slope[axis]);
          tally.forces()[3 * i + axis] += force;
          tally.forces()[3 * atom.neighbour(neighbour) + axis] -= force;
        }
      }
    }
    return tally.prediction();
  }

  private static double along(Scalars c, int from, double[] x) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += c.get(from + k) * x[k];
    }
    return sum;
  }
}
