package org.athanor.potentials.potential;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;

/**
 * A number of a potential that may be tuned, and the coordinate θ in which it is.
 *
 * @param name as its source writes it
 * @param unit such as Å or eV; empty for a pure number
 * @param value p, in its unit
 * @param scale how θ follows from p
 */
public record Parameter(String name, String unit, double value, Scale scale) {
  /** How a coordinate follows from a parameter. */
  public enum Scale {
    /** θ = ln|p|: the sign of p is kept. */
    LOGARITHM,
    /** θ = p. */
    LINEAR
  }

  /**
   * Checks that there is a coordinate.
   *
   * @throws IllegalArgumentException if p is not finite, or zero on a logarithmic scale
   */
  public Parameter {
    if (!Double.isFinite(value) || (scale == Scale.LOGARITHM && value == 0)) {
      throw new IllegalArgumentException(
          "parameter "
              + name
              + ": expected a finite number"
              + (scale == Scale.LOGARITHM ? " other than 0" : "")
              + ", got "
              + value);
    }
  }

  /** θ. */
  public double theta() {
    return switch (scale) {
      case LOGARITHM -> StrictMath.log(Math.abs(value));
      case LINEAR -> value;
    };
  }

  /** The same parameter at another θ. */
  public Parameter at(double theta) {
    double moved =
        switch (scale) {
          case LOGARITHM -> Math.copySign(StrictMath.exp(theta), value);
          case LINEAR -> theta;
        };
    return new Parameter(name, unit, moved, scale);
  }

  /**
   * The values p of parameters at other coordinates.
   *
   * @param theta θ, [P]
   * @throws IllegalArgumentException unless there are P finite numbers
   */
  static List<Double> values(List<Parameter> parameters, Scalars theta) {
    if (theta.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "parameters: expected "
              + parameters.size()
              + " coordinates "
              + parameters.stream().map(Parameter::name).toList()
              + ", got "
              + theta.size());
    }
    List<Double> values = new ArrayList<>();
    for (int p = 0; p < theta.size(); p++) {
      values.add(parameters.get(p).at(theta.get(p)).value());
    }
    return values;
  }
}
