package org.athanor.potentials.embedding;

import org.athanor.potentials.ace.AtomInvariants;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.QuantityRows;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;

/**
 * Half the weighted sum of squares that a label adds to a fit's loss, and its gradient by the
 * unknowns.
 *
 * <p>The gradient takes no rows of forces. With residuals e, f, v of energy, forces and virial,
 * times their weights' squares, it is that of S = e E + Σ f·F + Σ v V, and −Σ f·F − Σ v V is the
 * change of the energy when atom i moves by f_i and the cell strains by v; so
 *
 * <pre>
 * ∂S/∂c_k = Σ_i [e B_k − DB_k],   ∂S/∂d_k = Σ_i [(e F′ − F″ Dρ2) B_k − F′ DB_k]
 * </pre>
 *
 * with the change DB_k = Σ_j ∂B_k/∂r_ij · δr_ij, δr_ij = f_j − f_i + vᵀ r_ij, and Dρ2 = Σ_k d_k
 * DB_k: one pass forward an atom.
 */
final class LabelLoss {
  private final EmbeddedPotential potential;
  private final Densities order;
  private final int each;
  private final double[] second;
  private final double[] value;
  private final double[] change;
  private final double[] bend = new double[3];
  private double[] shifts = new double[0];

  /** Serves one thread. */
  LabelLoss(EmbeddedPotential potential) {
    this.potential = potential;
    this.order = Densities.of(potential.functions());
    this.each = order.each();
    this.second = potential.second().toArray();
    this.value = new double[each];
    this.change = new double[each];
  }

  /**
   * The loss.
   *
   * @param gradient out, [2K and the elements' reference energies]; those of the energies count
   *     only if there is room for them
   */
  double of(Structure structure, Labels label, FitWeights weights, double[] gradient) {
    Prediction said = potential.predict(structure);
    int n = structure.size();
    double energy = (said.energy() - label.energy()) * weights.energyPerAtom() / n;
    double sum = energy * energy;
    double[] forces = said.forces().toArray();
    for (int k = 0; k < forces.length; k++) {
      double left = (forces[k] - label.forces().get(k / 3, k % 3)) * weights.force();
      sum += left * left;
      forces[k] = left * weights.force();
    }
    double[] virial = new double[9];
    if (label.virial().isPresent()) {
      double weight = weights.virialPerAtom() / n;
      Matrix3 left = said.virial().plus(label.virial().get().symmetric().times(-1)).times(weight);
      for (int v = 0; v < 6; v++) {
        int place = QuantityRows.place(v);
        double one = left.get(place / 3, place % 3);
        sum += one * one;
        virial[place] = one * weight;
      }
    }
    slope(structure, energy * weights.energyPerAtom() / n, forces, virial, gradient);
    return 0.5 * sum;
  }

  private void slope(
      Structure structure, double energy, double[] forces, double[] virial, double[] gradient) {
    Neighbours list = Neighbours.of(structure, potential.functions().cutoff());
    AtomInvariants atom = potential.functions().invariants(structure.species());
    for (int i = 0; i < structure.size(); i++) {
      int count = atom.gather(list, i);
      shift(atom, i, count, forces, virial);
      atom.values(value);
      atom.differentiate();
      atom.changes(shifts, change);
      add(atom.place(i), energy, gradient);
      if (gradient.length > order.size()) {
        gradient[order.size() + atom.place(i)] += energy;
      }
    }
  }

  private void shift(AtomInvariants atom, int i, int count, double[] forces, double[] virial) {
    if (shifts.length < 3 * count) {
      shifts = new double[3 * count + 30];
    }
    for (int c = 0; c < count; c++) {
      int j = atom.neighbour(c);
      for (int b = 0; b < 3; b++) {
        double strained = 0;
        for (int a = 0; a < 3; a++) {
          strained += virial[3 * a + b] * atom.vector(c, a);
        }
        shifts[3 * c + b] = forces[3 * j + b] - forces[3 * i + b] + strained;
      }
    }
  }

  private void add(int place, double energy, double[] gradient) {
    double rho = 0;
    double moved = 0;
    for (int k = 0; k < each; k++) {
      rho += second[place * each + k] * value[k];
      moved += second[place * each + k] * change[k];
    }
    EmbeddedPotential.ROOT.bend(1, rho, bend);
    double ofValue = energy * bend[1] - bend[2] * moved;
    int from = order.begin(place);
    for (int k = 0; k < each; k++) {
      gradient[from + k] += energy * value[k] - change[k];
      gradient[from + each + k] += ofValue * value[k] - bend[1] * change[k];
    }
  }
}
