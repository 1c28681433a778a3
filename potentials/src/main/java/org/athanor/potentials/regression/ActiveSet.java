package org.athanor.potentials.regression;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.structure.Scalars;

/**
 * K of many rows whose determinant is as large as exchanges of single rows can make it, and by them
 * the extrapolation grade of any row: γ(b) = max_j |(b A⁻¹)_j|, A the K rows, [K×K].
 *
 * <p>Rows with γ ≤ 1 are combinations of those in the set with coefficients of at most 1; where γ
 * is far above 1 the set knows nothing. Rows are offered one by one and forgotten if they are not
 * taken, so the set's cost does not grow. It begins with a small multiple of unit rows, which are
 * the first to be exchanged; a direction that no row has entered keeps its unit row, and then any
 * entry into it has a large grade. Source: S. A. Goreinov et al., in Matrix Methods (2010), 247
 * (MaxVol); E. V. Podryabinkin and A. V. Shapeev, Comput. Mater. Sci. 140, 171 (2017).
 *
 * <p>Serves one thread.
 */
public final class ActiveSet {
  /** A row is taken if it makes the volume larger by this factor. */
  public static final double THRESHOLD = 1.01;

  /** Unit rows at the start, in units of what is usual for their column. */
  private static final double FLOOR = 1e-5;

  /** Columns that are far below the others count as no smaller than this share of their mean. */
  private static final double LEAST = 1e-3;

  /** After so many exchanges the inverse is corrected for rounding. */
  private static final int EXCHANGES = 256;

  private final int size;
  private final int stride;
  private final double[] rowsOfSet;
  private final double[] inverse;
  private final Rows rows = Rows.of(Lanes.fastest());
  private final double[] row;
  private final double[] coefficients;
  private final double[] column;
  private int exchanges;

  private ActiveSet(int size) {
    this.size = size;
    stride = Rows.padded(size);
    rowsOfSet = new double[size * stride];
    inverse = new double[size * stride];
    row = new double[size];
    coefficients = new double[stride];
    column = new double[size];
  }

  /**
   * Unit rows, of a size that some rows suggest.
   *
   * @param values row-major, [count × width], of which the first {@code size} numbers of each row
   *     count
   */
  public static ActiveSet start(int size, double[] values, int count, int width) {
    ActiveSet set = new ActiveSet(size);
    double[] largest = new double[size];
    double mean = 0;
    for (int k = 0; k < size; k++) {
      for (int r = 0; r < count; r++) {
        largest[k] = Math.max(largest[k], Math.abs(values[r * width + k]));
      }
      mean += largest[k] / size;
    }
    for (int k = 0; k < size; k++) {
      double unit = FLOOR * Math.max(largest[k], mean > 0 ? LEAST * mean : 1);
      set.rowsOfSet[k * set.stride + k] = unit;
      set.inverse[k * set.stride + k] = 1 / unit;
    }
    return set;
  }

  /** A set that goes its own way from here. */
  public ActiveSet copy() {
    ActiveSet copy = new ActiveSet(size);
    System.arraycopy(rowsOfSet, 0, copy.rowsOfSet, 0, rowsOfSet.length);
    System.arraycopy(inverse, 0, copy.inverse, 0, inverse.length);
    copy.exchanges = exchanges;
    return copy;
  }

  /** Writes all numbers, to go on with them elsewhere to the same bits. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeInt(exchanges);
    for (int k = 0; k < size * stride; k++) {
      out.writeDouble(rowsOfSet[k]);
      out.writeDouble(inverse[k]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ActiveSet read(DataInput in) throws IOException {
    ActiveSet set = new ActiveSet(in.readInt());
    set.exchanges = in.readInt();
    for (int k = 0; k < set.size * set.stride; k++) {
      set.rowsOfSet[k] = in.readDouble();
      set.inverse[k] = in.readDouble();
    }
    return set;
  }

  /** K. */
  public int size() {
    return size;
  }

  /** How many exchanges there were. */
  public int exchanges() {
    return exchanges;
  }

  /** The extrapolation grade of the row that begins at {@code at}. */
  public double grade(double[] values, int at) {
    return Math.abs(coefficients[largest(values, at)]);
  }

  /** Takes the row in if the volume gains by it, and returns its grade before that. */
  public double offer(double[] values, int at) {
    int place = largest(values, at);
    double grade = Math.abs(coefficients[place]);
    if (grade > THRESHOLD) {
      exchange(place);
    }
    return grade;
  }

  /** The place of the largest coefficient of a row in terms of the set's. */
  private int largest(double[] values, int at) {
    System.arraycopy(values, at, row, 0, size);
    rows.combine(new Rows.Block(inverse, 0, stride), size, row, coefficients, 0, stride);
    int place = 0;
    for (int j = 1; j < size; j++) {
      if (Math.abs(coefficients[j]) > Math.abs(coefficients[place])) {
        place = j;
      }
    }
    return place;
  }

  /** A⁻¹ ← A⁻¹ − A⁻¹e_j (c − e_j)ᵀ/c_j for row j ← row, c = row · A⁻¹ (Sherman and Morrison). */
  private void exchange(int j) {
    double pivot = coefficients[j];
    for (int k = 0; k < size; k++) {
      column[k] = -inverse[k * stride + j] / pivot;
    }
    coefficients[j] -= 1;
    rows.addOuter(new Rows.Block(inverse, 0, stride), size, column, coefficients, stride);
    System.arraycopy(row, 0, rowsOfSet, j * stride, size);
    exchanges++;
    if (exchanges % EXCHANGES == 0) {
      correct();
    }
  }

  /** One step of Newton and Schulz: X ← X + X(1 − A X). */
  private void correct() {
    double[] defect = new double[size * stride];
    double[] product = new double[stride];
    for (int k = 0; k < size; k++) {
      double[] own = Arrays.copyOfRange(rowsOfSet, k * stride, k * stride + size);
      rows.combine(new Rows.Block(inverse, 0, stride), size, own, product, 0, stride);
      for (int l = 0; l < size; l++) {
        defect[k * stride + l] = (k == l ? 1 : 0) - product[l];
      }
    }
    for (int k = 0; k < size; k++) {
      double[] own = Arrays.copyOfRange(inverse, k * stride, k * stride + size);
      rows.combine(new Rows.Block(defect, 0, stride), size, own, product, 0, stride);
      for (int l = 0; l < size; l++) {
        inverse[k * stride + l] += product[l];
      }
    }
  }

  /** A, row by row, [K×K]. */
  public Scalars rows() {
    double[] all = new double[size * size];
    for (int k = 0; k < size; k++) {
      System.arraycopy(rowsOfSet, k * stride, all, k * size, size);
    }
    return Scalars.of(all);
  }

  /** The grade by the set as it is now, for others to use. */
  public ExtrapolationGrade grade() {
    return ExtrapolationGrade.padded(size, inverse.clone());
  }
}
