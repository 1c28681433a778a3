package org.athanor.potentials.ace;

import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.structure.Neighbours;

/**
 * All functions of a {@link ClusterBasis} for one atom after another, and their slopes with respect
 * to its neighbours; one thread's.
 *
 * <p>Each function feels few channels (species, n, l): its slopes with respect to their moments are
 * made once an atom, and contracted with the moments' slopes for each neighbour. It shares radial
 * functions and harmonics with the evaluator of sums, but not the way products are formed.
 */
public final class AtomInvariants {
  private final List<ClusterFunction> functions;
  private final int[] species;
  private final ClusterTable table;
  private final InvariantProgram program;
  private final ShellSums sums;
  private final Shell shell;
  private final NeighbourMoments moments;
  private final double[] all;
  private final double[] re;
  private final double[] im;
  private final double[] slopes;
  private final double[] moved;
  private final double[] restRe = new double[InvariantProgram.MOST + 1];
  private final double[] restIm = new double[InvariantProgram.MOST + 1];

  AtomInvariants(
      List<ClusterFunction> functions,
      ClusterTable table,
      InvariantProgram program,
      int[] species) {
    this.functions = functions;
    this.species = species;
    this.table = table;
    this.program = program;
    this.sums = ShellSums.of(Lanes.fastest(), table);
    this.shell = new Shell(table);
    this.moments = new NeighbourMoments(table);
    this.all = new double[table.moments()];
    this.re = new double[program.real.length];
    this.im = new double[program.real.length];
    this.slopes = new double[program.slopes];
    this.moved = new double[table.species() * moments.alongX.length];
  }

  /** Takes atom {@code i}; returns how many neighbours it has. */
  public int gather(Neighbours list, int i) {
    shell.gather(list, i, species);
    sums.interpolate(shell, species[i]);
    sums.expand(shell, all);
    for (int f = 0; f < re.length; f++) {
      re[f] = program.realSign[f] * all[program.real[f]];
      im[f] = program.imaginarySign[f] * all[program.imaginary[f]];
    }
    return shell.count();
  }

  /** The atom's place of element among the basis'. */
  public int place(int i) {
    return species[i];
  }

  /** The functions of the atom, [functionsEach]. */
  public void values(double[] out) {
    for (int k = 0; k < functions.size(); k++) {
      double sum = 0;
      for (int t = program.term[k]; t < program.term[k + 1]; t++) {
        int at = InvariantProgram.MOST * t;
        double a = re[program.factor[at]];
        double b = im[program.factor[at]];
        for (int m = 1; m < program.rank[t]; m++) {
          int f = program.factor[at + m];
          double next = a * re[f] - b * im[f];
          b = a * im[f] + b * re[f];
          a = next;
        }
        sum += program.coefficient[t] * a;
      }
      out[k] = functions.get(k).rank() == 1 ? pair(functions.get(k)) : sum;
    }
  }

  private double pair(ClusterFunction f) {
    int s = f.species().getFirst();
    int place = table.layout().pair() + f.radial().getFirst() - 1;
    double sum = 0;
    for (int k = shell.first(s); k < shell.first(s + 1); k++) {
      sum += shell.value[k * table.layout().width() + place];
    }
    return sum;
  }

  /** Makes what all neighbours' slopes have in common. */
  public void differentiate() {
    Arrays.fill(slopes, 0);
    for (int t = 0; t < program.rank.length; t++) {
      differentiate(t);
    }
  }

  /** Products of all factors but one: those behind it kept, those before it grown on the way. */
  private void differentiate(int t) {
    int at = InvariantProgram.MOST * t;
    int rank = program.rank[t];
    restRe[rank] = program.coefficient[t];
    restIm[rank] = 0;
    for (int k = rank - 1; k > 0; k--) {
      int f = program.factor[at + k];
      restRe[k] = restRe[k + 1] * re[f] - restIm[k + 1] * im[f];
      restIm[k] = restRe[k + 1] * im[f] + restIm[k + 1] * re[f];
    }
    double a = 1;
    double b = 0;
    for (int k = 0; k < rank; k++) {
      int f = program.factor[at + k];
      slopes[program.realSlope[at + k]] +=
          program.realSign[f] * (a * restRe[k + 1] - b * restIm[k + 1]);
      if (program.imaginarySlope[at + k] >= 0) {
        slopes[program.imaginarySlope[at + k]] -=
            program.imaginarySign[f] * (a * restIm[k + 1] + b * restRe[k + 1]);
      }
      double next = a * re[f] - b * im[f];
      b = a * im[f] + b * re[f];
      a = next;
    }
  }

  /** The atom that is neighbour {@code c}. */
  public int neighbour(int c) {
    return shell.nearby().atoms()[shell.place(c)];
  }

  /** Component {@code axis} of the vector to neighbour {@code c} in Å. */
  public double vector(int c, int axis) {
    int k = shell.place(c);
    return switch (axis) {
      case 0 -> shell.nearby().dx()[k];
      case 1 -> shell.nearby().dy()[k];
      case 2 -> shell.nearby().dz()[k];
      default ->
          throw new IllegalArgumentException("cluster basis: expected axis 0, 1 or 2, got " + axis);
    };
  }

  /** Slopes of all functions with respect to neighbour {@code c}, in 1/Å, [functionsEach] each. */
  public void slopes(int c, double[] x, double[] y, double[] z) {
    int s = shell.species(c);
    moments.differentiate(shell, c);
    int width = table.layout().width();
    double[] mx = moments.alongX;
    double[] my = moments.alongY;
    double[] mz = moments.alongZ;
    for (int k = 0; k < functions.size(); k++) {
      double gx = 0;
      double gy = 0;
      double gz = 0;
      for (int slot = program.slot[k]; slot < program.slot[k + 1]; slot++) {
        if (program.slotSpecies[slot] != s) {
          continue;
        }
        int from = program.slotFirst[slot];
        int at = program.slotSlopes[slot];
        for (int m = 0; m < program.slotLength[slot]; m++) {
          double d = slopes[at + m];
          gx += d * mx[from + m];
          gy += d * my[from + m];
          gz += d * mz[from + m];
        }
      }
      x[k] = gx;
      y[k] = gy;
      z[k] = gz;
    }
    for (int k = 0; k < functions.size() && functions.get(k).rank() == 1; k++) {
      ClusterFunction f = functions.get(k);
      int place = table.layout().pair() + f.radial().getFirst() - 1;
      double radial = f.species().getFirst() == s ? shell.slope[c * width + place] : 0;
      x[k] = radial * shell.x[c];
      y[k] = radial * shell.y[c];
      z[k] = radial * shell.z[c];
    }
  }

  /**
   * How all functions change when the vectors to the neighbours do: Σ_j ∂B/∂r_ij · δr_ij; after
   * {@link #differentiate}.
   *
   * @param shifts δr_ij of neighbour c at 3c, in Å times anything
   * @param out the changes, [functionsEach]
   */
  public void changes(double[] shifts, double[] out) {
    Arrays.fill(moved, 0);
    int length = moments.alongX.length;
    for (int c = 0; c < shell.count(); c++) {
      moments.differentiate(shell, c);
      int from = shell.species(c) * length;
      double x = shifts[3 * c];
      double y = shifts[3 * c + 1];
      double z = shifts[3 * c + 2];
      for (int m = 0; m < length; m++) {
        moved[from + m] += moments.alongX[m] * x + moments.alongY[m] * y + moments.alongZ[m] * z;
      }
    }
    for (int k = 0; k < functions.size(); k++) {
      out[k] = functions.get(k).rank() == 1 ? pairChange(functions.get(k), shifts) : change(k);
    }
  }

  private double change(int k) {
    int length = moments.alongX.length;
    double sum = 0;
    for (int slot = program.slot[k]; slot < program.slot[k + 1]; slot++) {
      int from = program.slotSpecies[slot] * length + program.slotFirst[slot];
      int at = program.slotSlopes[slot];
      for (int m = 0; m < program.slotLength[slot]; m++) {
        sum += slopes[at + m] * moved[from + m];
      }
    }
    return sum;
  }

  private double pairChange(ClusterFunction f, double[] shifts) {
    int s = f.species().getFirst();
    int place = table.layout().pair() + f.radial().getFirst() - 1;
    double sum = 0;
    for (int c = shell.first(s); c < shell.first(s + 1); c++) {
      double along =
          shell.x[c] * shifts[3 * c]
              + shell.y[c] * shifts[3 * c + 1]
              + shell.z[c] * shifts[3 * c + 2];
      sum += shell.slope[c * table.layout().width() + place] * along;
    }
    return sum;
  }
}
