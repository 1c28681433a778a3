package org.athanor.potentials.embedding;

import org.athanor.potentials.ace.AtomInvariants;
import org.athanor.potentials.linear.DesignKernel;
import org.athanor.potentials.linear.DesignRows;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;

/** Fills rows of both densities, atom by atom and neighbour by neighbour. */
final class TangentDesign implements DesignKernel {
  private final AtomInvariants atom;
  private final Densities order;
  private final double[] second;
  private final int each;
  private final double[] value;
  private final double[][] slope;
  private final double[][] both;
  private final double[] vector = new double[3];

  /** F, F′ and F″ of the atom at hand. */
  private final double[] bend = new double[3];

  TangentDesign(AtomInvariants atom, Densities order, Scalars second) {
    this.atom = atom;
    this.order = order;
    this.second = second.toArray();
    this.each = order.each();
    this.value = new double[each];
    this.slope = new double[3][each];
    this.both = new double[3][2 * each];
  }

  @Override
  public void add(Neighbours neighbours, DesignRows rows) {
    for (int i = 0; i < neighbours.atoms(); i++) {
      int count = atom.gather(neighbours, i);
      int from = order.begin(atom.place(i));
      bend(i);
      for (int k = 0; k < each; k++) {
        rows.energy()[from + k] += value[k];
        rows.energy()[from + each + k] += bend[1] * value[k];
      }
      atom.differentiate();
      for (int c = 0; c < count; c++) {
        slopes(i, c);
        rows.addSlopes(i, atom.neighbour(c), vector, from, both);
      }
    }
  }

  /** The functions of every atom: [B | F′B]. */
  void atoms(Neighbours neighbours, double[] values, int width) {
    for (int i = 0; i < neighbours.atoms(); i++) {
      atom.gather(neighbours, i);
      bend(i);
      for (int k = 0; k < each; k++) {
        values[i * width + k] = value[k];
        values[i * width + each + k] = bend[1] * value[k];
      }
    }
  }

  private void bend(int i) {
    atom.values(value);
    EmbeddedPotential.ROOT.bend(1, along(i, value), bend);
  }

  /** Σ_k d_k x_k over the functions of the atom's element. */
  private double along(int i, double[] x) {
    int from = atom.place(i) * each;
    double sum = 0;
    for (int k = 0; k < each; k++) {
      sum += second[from + k] * x[k];
    }
    return sum;
  }

  private void slopes(int i, int c) {
    atom.slopes(c, slope[0], slope[1], slope[2]);
    for (int axis = 0; axis < 3; axis++) {
      vector[axis] = atom.vector(c, axis);
      double turn = bend[2] * along(i, slope[axis]);
      for (int k = 0; k < each; k++) {
        both[axis][k] = slope[axis][k];
        both[axis][each + k] = bend[1] * slope[axis][k] + turn * value[k];
      }
    }
  }
}
