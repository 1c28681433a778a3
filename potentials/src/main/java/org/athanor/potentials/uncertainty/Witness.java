package org.athanor.potentials.uncertainty;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.athanor.potentials.linear.LabelRows;
import org.athanor.potentials.linear.QuantityRows;
import org.athanor.potentials.regression.Spread;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;

/**
 * Some rows of a label, kept to be predicted by fits that leave it out: the energy, the virial, and
 * the forces on up to four atoms.
 */
final class Witness {
  /** Atoms whose forces are kept. */
  private static final int ATOMS = 4;

  /** Rows of a witness at most. */
  static final int MOST_ROWS = 1 + 6 + 3 * ATOMS;

  private final int group;
  private final int size;
  private final Map<Quantity, double[]> rows = new EnumMap<>(Quantity.class);
  private final Map<Quantity, double[]> left = new EnumMap<>(Quantity.class);

  private Witness(int group, int size) {
    this.group = group;
    this.size = size;
  }

  /** Of a label that belongs to a group; energies and virials per atom. */
  static Witness of(LabelRows label, int group) {
    QuantityRows rows = label.rows();
    int n = rows.atoms();
    Witness witness = new Witness(group, rows.size());
    witness.rows.put(Quantity.ENERGY, over(rows.energy(), n));
    witness.left.put(Quantity.ENERGY, new double[] {label.energy() / n});
    witness.keepForces(label);
    label.virial().ifPresent(virial -> witness.keepVirial(rows, virial));
    return witness;
  }

  private void keepForces(LabelRows label) {
    int n = label.rows().atoms();
    int kept = Math.min(n, ATOMS);
    double[] all = new double[3 * kept * size];
    double[] wanted = new double[3 * kept];
    for (int k = 0; k < 3 * kept; k++) {
      int component = 3 * (k / 3 * n / kept) + k % 3;
      System.arraycopy(label.rows().force(component), 0, all, k * size, size);
      wanted[k] = label.forces().get(component);
    }
    rows.put(Quantity.FORCE, all);
    left.put(Quantity.FORCE, wanted);
  }

  private void keepVirial(QuantityRows of, Matrix3 virial) {
    int n = of.atoms();
    double[] all = new double[6 * size];
    double[] wanted = new double[6];
    for (int v = 0; v < 6; v++) {
      System.arraycopy(over(of.virial(v), n), 0, all, v * size, size);
      wanted[v] = virial.get(QuantityRows.place(v) / 3, QuantityRows.place(v) % 3) / n;
    }
    rows.put(Quantity.VIRIAL, all);
    left.put(Quantity.VIRIAL, wanted);
  }

  private static double[] over(double[] row, int n) {
    return Arrays.stream(row).map(x -> x / n).toArray();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(group);
    out.writeInt(size);
    for (Quantity quantity : Quantity.values()) {
      double[] wanted = left.getOrDefault(quantity, new double[0]);
      out.writeInt(wanted.length);
      for (double x : wanted) {
        out.writeDouble(x);
      }
      for (double x : rows.getOrDefault(quantity, new double[0])) {
        out.writeDouble(x);
      }
    }
  }

  static Witness read(DataInput in) throws IOException {
    Witness witness = new Witness(in.readInt(), in.readInt());
    for (Quantity quantity : Quantity.values()) {
      int count = in.readInt();
      if (count > 0) {
        witness.left.put(quantity, numbers(in, count));
        witness.rows.put(quantity, numbers(in, count * witness.size));
      }
    }
    return witness;
  }

  private static double[] numbers(DataInput in, int count) throws IOException {
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = in.readDouble();
    }
    return numbers;
  }

  int group() {
    return group;
  }

  /** Adds prediction less label of each row, by unknowns that were found without it. */
  void testify(Scalars unknowns, Spread spread, Map<Quantity, HeldOutErrors> held) {
    double[] c = unknowns.toArray();
    rows.forEach(
        (quantity, x) -> {
          double[] wanted = left.get(quantity);
          double[] variances = spread.variances(x, size, wanted.length);
          for (int r = 0; r < wanted.length; r++) {
            double error = -wanted[r];
            for (int k = 0; k < size; k++) {
              error += x[r * size + k] * c[k];
            }
            held.get(quantity).add(variances[r], error, group);
          }
        });
  }
}
