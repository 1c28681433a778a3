package org.athanor.potentials.regression;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Panels;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;

/**
 * The sums of weighted least squares, G = Σ xxᵀ [K×K], h = Σ x y [K], Σ y² and the number of rows.
 *
 * <p>Their size does not depend on how many rows were added. Each block of rows is summed by
 * itself, and blocks are summed with twice the digits, so that a hundred thousand rows lose no more
 * than a hundred do. Every sum has a fixed order: the same blocks in the same order give the same
 * bits, whatever the number of threads.
 */
public final class NormalEquations {
  private static final int W = Panels.WIDTH;

  private final int size;
  private final int panels;
  private final int stride;

  /** [x | y]ᵀ[x | y], upper triangle of tiles, as two numbers each. */
  private final double[] high;

  private final double[] low;
  private final Panels kernel;
  private long rows;

  /** No rows yet, of {@code size} unknowns. */
  public NormalEquations(int size) {
    this(size, Lanes.fastest());
  }

  /** The same with these lanes; the results have the same bits. */
  NormalEquations(int size, Lanes lanes) {
    this.size = size;
    panels = (size + W) / W;
    stride = panels * W;
    high = new double[stride * stride];
    low = new double[stride * stride];
    kernel = Panels.of(lanes);
  }

  /** The same sums, which go their own way from here. */
  public NormalEquations copy() {
    NormalEquations copy = new NormalEquations(size);
    System.arraycopy(high, 0, copy.high, 0, high.length);
    System.arraycopy(low, 0, copy.low, 0, low.length);
    copy.rows = rows;
    return copy;
  }

  /** Writes all sums, to go on with them elsewhere to the same bits. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeLong(rows);
    for (int k = 0; k <= size; k++) {
      for (int place = k * stride + k / W * W; place <= k * stride + size; place++) {
        out.writeDouble(high[place]);
        out.writeDouble(low[place]);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static NormalEquations read(DataInput in) throws IOException {
    NormalEquations sums = new NormalEquations(in.readInt());
    sums.rows = in.readLong();
    for (int k = 0; k <= sums.size; k++) {
      int begin = k * sums.stride + k / W * W;
      for (int place = begin; place <= k * sums.stride + sums.size; place++) {
        sums.high[place] = in.readDouble();
        sums.low[place] = in.readDouble();
      }
    }
    return sums;
  }

  /** The number of unknowns, K. */
  public int size() {
    return size;
  }

  /** How many rows were added. */
  public long rows() {
    return rows;
  }

  /** Numbers that are kept, whatever was added. */
  public int numbers() {
    return 2 * high.length + 1;
  }

  /** Adds rows. */
  public void add(RowBlock block) {
    add(block, Team.alone());
  }

  /**
   * Adds rows; a team shares the tiles, each of which is summed by one thread.
   *
   * @throws IllegalArgumentException if they are of another number of unknowns
   */
  public void add(RowBlock block, Team team) {
    check(block.size());
    double[][] tiles = new double[team.size()][W * W];
    team.run(
        Order.free(Parts.each(panels), 1),
        (member, p) -> {
          for (int q = p; q < panels; q++) {
            kernel.products(
                block.values(), block.panel(p), block.panel(q), block.rows(), tiles[member]);
            addTile(tiles[member], p, q);
          }
        });
    rows += block.rows();
  }

  private void addTile(double[] tile, int p, int q) {
    for (int a = 0; a < W; a++) {
      int at = (W * p + a) * stride + W * q;
      for (int b = 0; b < W; b++) {
        addAt(at + b, tile[W * a + b]);
      }
    }
  }

  private void addAt(int place, double x) {
    double before = high[place];
    double sum = before + x;
    double part = sum - before;
    low[place] += (before - (sum - part)) + (x - part);
    high[place] = sum;
  }

  /**
   * Adds the rows of other sums.
   *
   * @throws IllegalArgumentException if they are of another number of unknowns
   */
  public void add(NormalEquations other) {
    check(other.size);
    for (int place = 0; place < high.length; place++) {
      addAt(place, other.high[place]);
      low[place] += other.low[place];
    }
    rows += other.rows;
  }

  /**
   * Takes the rows of other sums away again.
   *
   * @throws IllegalArgumentException if they are of another number of unknowns
   */
  public void subtract(NormalEquations other) {
    check(other.size);
    for (int place = 0; place < high.length; place++) {
      addAt(place, -other.high[place]);
      low[place] -= other.low[place];
    }
    rows -= other.rows;
  }

  private void check(int other) {
    if (other != size) {
      throw new IllegalArgumentException(
          "normal equations: expected rows of " + size + " unknowns, got " + other);
    }
  }

  /** G_kl. */
  public double gram(int k, int l) {
    return value(Math.min(k, l), Math.max(k, l));
  }

  /** h_k. */
  public double projection(int k) {
    return value(k, size);
  }

  /** Σ y². */
  public double square() {
    return value(size, size);
  }

  private double value(int k, int l) {
    return high[k * stride + l] + low[k * stride + l];
  }

  /** h − G c − diagonal ∘ c with all digits, [K]. */
  double[] residual(double[] c, double[] diagonal) {
    DoubleSum[] sums = new DoubleSum[size];
    Arrays.setAll(sums, k -> new DoubleSum());
    for (int k = 0; k < size; k++) {
      addSigned(sums[k], k * stride + size, 1);
      sums[k].addProduct(-diagonal[k], c[k]);
      addSigned(sums[k], k * stride + k, -c[k]);
      for (int l = k + 1; l < size; l++) {
        addSigned(sums[k], k * stride + l, -c[l]);
        addSigned(sums[l], k * stride + l, -c[k]);
      }
    }
    return Arrays.stream(sums).mapToDouble(DoubleSum::value).toArray();
  }

  private void addSigned(DoubleSum sum, int place, double factor) {
    sum.addProduct(factor, high[place]);
    sum.add(factor * low[place]);
  }

  /** Σ (y − xᵀc)² + Σ_k diagonal_k c_k², given what {@link #residual} says. */
  double rest(double[] c, double[] residual) {
    DoubleSum sum = new DoubleSum();
    addSigned(sum, size * stride + size, 1);
    for (int k = 0; k < size; k++) {
      addSigned(sum, k * stride + size, -c[k]);
      sum.addProduct(-residual[k], c[k]);
    }
    return sum.value();
  }
}
