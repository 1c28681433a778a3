package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * A crystal turned so that a lattice plane lies across z and its shortest vector along x, cut into
 * layers as thick as the plane's spacing.
 */
public final class Layers {
  /** Atoms closer than this along z, in Å, belong to one plane. */
  private static final double FLAT = 0.3;

  /**
   * A place where the crystal can be cut.
   *
   * @param at height of its middle in Å
   * @param width distance in Å of the atoms on both sides along z
   */
  public record Cut(double at, double width) {}

  private final Matrix3 frame;

  /** Two vectors in the plane and one that leads to the next layer, in the turned frame. */
  private final Matrix3 rows;

  private final Structure layer;

  private Layers(Matrix3 frame, Matrix3 rows, Structure layer) {
    this.frame = frame;
    this.rows = rows;
    this.layer = layer;
  }

  /** Parallel to the plane (hkl) of the cell as it is. */
  static Layers of(Structure structure, Miller plane) {
    double[] normal = normal(structure.cell(), plane);
    Structure primitive = PrimitiveCell.of(structure).structure();
    Matrix3 lattice = LatticePlane.rows(primitive.cell().rows(), normal);
    double[] x = row(lattice, 0);
    double[] across = scaled(normal, 1 / norm(normal));
    double[] along = scaled(x, 1 / norm(x));
    Matrix3 frame = Sublattices.rows(along, cross(across, along), across).transposed();
    return new Layers(frame, lattice.times(frame), turned(primitive, frame));
  }

  /** Thickness of a layer in Å. */
  double spacing() {
    return rows.get(2, 2);
  }

  /** The turn from the crystal's frame: x' = x · frame. */
  public Matrix3 frame() {
    return frame;
  }

  /** Area of the cell in the plane in Å². */
  public double area() {
    return Math.abs(rows.get(0, 0) * rows.get(1, 1) - rows.get(0, 1) * rows.get(1, 0));
  }

  /** Where the crystal can be cut within one layer, the widest first. */
  List<Cut> cuts() {
    double[] heights = new double[layer.size()];
    for (int i = 0; i < heights.length; i++) {
      double z = layer.positions().get(i, 2) / spacing();
      heights[i] = (z - Math.floor(z)) * spacing();
    }
    Arrays.sort(heights);
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      double next = i + 1 < heights.length ? heights[i + 1] : heights[0] + spacing();
      double width = next - heights[i];
      if (width > FLAT) {
        cuts.add(new Cut(heights[i] + 0.5 * width, width));
      }
    }
    // Rounded, so that cuts of equal width stay in the order of their heights.
    cuts.sort(Comparator.comparingDouble(cut -> -Math.rint(cut.width() * 1e4)));
    return cuts;
  }

  /** The vector [uvw]/parts of a cell, in the turned frame. */
  double[] vector(Cell cell, Miller direction, int parts) {
    double[] fraction = new double[3];
    for (int k = 0; k < 3; k++) {
      fraction[k] = (double) direction.get(k) / parts;
    }
    return Sublattices.product(Sublattices.product(fraction, cell.rows()), frame);
  }

  /**
   * So many layers from a cut on, and vacuum above them.
   *
   * @param vacuum in Å
   * @param slip by how much the upper half is moved, in the turned frame, in Å
   */
  Structure slab(int layers, Cut cut, double vacuum, double... slip) {
    int n = layer.size();
    double[] positions = new double[3 * n * layers];
    int[] species = new int[n * layers];
    for (int k = 0; k < layers; k++) {
      for (int i = 0; i < n; i++) {
        int atom = k * n + i;
        species[atom] = layer.species().get(i);
        double up = k + Math.ceil((cut.at() - layer.positions().get(i, 2)) / spacing());
        for (int x = 0; x < 3; x++) {
          positions[3 * atom + x] = layer.positions().get(i, x) + up * rows.get(2, x);
        }
        positions[3 * atom + 2] -= cut.at();
        for (int x = 0; x < slip.length && 2 * k >= layers; x++) {
          positions[3 * atom + x] += slip[x];
        }
      }
    }
    double height = layers * spacing() + vacuum;
    Cell cell =
        Cell.periodic(
            rows.get(0, 0), rows.get(0, 1), 0, rows.get(1, 0), rows.get(1, 1), 0, 0, 0, height);
    return new Structure(cell, Species.of(species), Vectors.of(positions));
  }

  /** The reciprocal vector h a* + k b* + l c*, without 2π. */
  private static double[] normal(Cell cell, Miller plane) {
    Matrix3 reciprocal = cell.rows().inverse().transposed();
    double[] indices = {plane.h(), plane.k(), plane.l()};
    return Sublattices.product(indices, reciprocal);
  }

  private static Structure turned(Structure structure, Matrix3 frame) {
    double[] positions = new double[3 * structure.size()];
    for (int i = 0; i < structure.size(); i++) {
      double[] p = Sublattices.fraction(structure, i, frame);
      System.arraycopy(p, 0, positions, 3 * i, 3);
    }
    return structure.withPositions(Vectors.of(positions));
  }

  private static double[] row(Matrix3 m, int row) {
    return new double[] {m.get(row, 0), m.get(row, 1), m.get(row, 2)};
  }

  private static double[] scaled(double[] v, double factor) {
    return new double[] {v[0] * factor, v[1] * factor, v[2] * factor};
  }

  /** The Euclidean length. */
  public static double norm(double... v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  private static double[] cross(double[] p, double[] q) {
    return new double[] {
      p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]
    };
  }
}
