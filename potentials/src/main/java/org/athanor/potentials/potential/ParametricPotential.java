package org.athanor.potentials.potential;

import java.util.List;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;

/**
 * A potential with parameters to tune, and exact derivatives by them.
 *
 * <p>The cutoff is none of them: it stays where it is, so that no neighbour comes or goes. Every
 * implementation passes {@code ParametricContract}, published in this module's test-jar.
 */
public interface ParametricPotential extends Potential {
  /** The parameters at their values, in the order of all derivatives, [P]. */
  List<Parameter> parameters();

  /**
   * The same potential at other coordinates.
   *
   * @param theta θ of {@link #parameters()}, [P]
   * @throws IllegalArgumentException if there are not P finite numbers, or the potential does not
   *     take their values
   */
  ParametricPotential with(Scalars theta);

  /**
   * Derivatives of energy, forces and virial by θ at a fixed structure.
   *
   * @throws IllegalArgumentException if a species is not known to the potential
   */
  Sensitivity sensitivity(Structure structure);

  /** θ of all parameters, [P]. */
  default Scalars theta() {
    return Scalars.of(parameters().stream().mapToDouble(Parameter::theta).toArray());
  }
}
