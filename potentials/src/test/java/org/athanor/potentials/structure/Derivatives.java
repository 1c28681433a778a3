package org.athanor.potentials.structure;

import java.util.function.ToDoubleFunction;

/** Finite differences of fourth order, [f(−2h) − 8f(−h) + 8f(h) − f(2h)]/(12h). */
public final class Derivatives {
  private Derivatives() {}

  /** ∂f/∂x for coordinate {@code axis} of atom {@code i}, with step {@code h} in Å. */
  public static double position(
      ToDoubleFunction<Structure> f, Structure structure, int i, int axis, double h) {
    return slope(s -> f.applyAsDouble(moved(structure, i, axis, s)), h);
  }

  /** ∂f/∂ε for strain component ({@code row}, {@code column}), with step {@code h}. */
  public static double strain(
      ToDoubleFunction<Structure> f, Structure structure, int row, int column, double h) {
    return slope(
        s -> {
          double[] strain = new double[9];
          strain[3 * row + column] = s;
          return f.applyAsDouble(structure.strained(Matrix3.of(strain)));
        },
        h);
  }

  /** df/dx at zero. */
  public static double slope(ToDoubleFunction<Double> f, double h) {
    double near = f.applyAsDouble(h) - f.applyAsDouble(-h);
    double far = f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h);
    return (8 * near - far) / (12 * h);
  }

  /** The structure with one coordinate moved by {@code step} Å. */
  public static Structure moved(Structure structure, int i, int axis, double step) {
    double[] positions = structure.positions().toArray();
    positions[3 * i + axis] += step;
    return structure.withPositions(Vectors.of(positions));
  }
}
