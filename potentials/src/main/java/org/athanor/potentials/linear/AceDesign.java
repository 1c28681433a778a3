package org.athanor.potentials.linear;

import org.athanor.potentials.ace.AtomInvariants;
import org.athanor.potentials.ace.ClusterBasis;
import org.athanor.potentials.structure.Neighbours;

/** Fills design rows, atom by atom and neighbour by neighbour. */
final class AceDesign implements DesignKernel {
  private final AtomInvariants atom;
  private final double[] value;
  private final double[][] slope;
  private final double[] vector = new double[3];

  AceDesign(ClusterBasis basis, AtomInvariants atom) {
    this.atom = atom;
    this.value = new double[basis.functionsEach()];
    this.slope = new double[3][basis.functionsEach()];
  }

  @Override
  public void add(Neighbours neighbours, DesignRows rows) {
    for (int i = 0; i < neighbours.atoms(); i++) {
      int count = atom.gather(neighbours, i);
      int from = atom.place(i) * value.length;
      atom.values(value);
      for (int k = 0; k < value.length; k++) {
        rows.energy()[from + k] += value[k];
      }
      atom.differentiate();
      for (int c = 0; c < count; c++) {
        atom.slopes(c, slope[0], slope[1], slope[2]);
        for (int axis = 0; axis < 3; axis++) {
          vector[axis] = atom.vector(c, axis);
        }
        rows.addSlopes(i, atom.neighbour(c), vector, from, slope);
      }
    }
  }
}
