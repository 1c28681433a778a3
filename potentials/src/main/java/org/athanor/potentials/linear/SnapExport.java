package org.athanor.potentials.linear;

import java.util.List;
import org.athanor.potentials.linear.PaceExport.Check;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.snap.Snap;
import org.athanor.potentials.snap.SnapFile;

/**
 * A fitted potential on a {@link SnapBasis} in the form that LAMMPS reads: the two files of its
 * pair style snap, and the commands that lay pair style zbl over it.
 *
 * @param coefficients the lines of the {@code .snapcoeff} file
 * @param parameters the lines of the {@code .snapparam} file
 * @param commands pair_style and pair_coeff, for atom types by rising atomic number
 * @param check what came out when they were read back
 */
public record SnapExport(
    List<String> coefficients, List<String> parameters, List<String> commands, Check check) {
  /** Copies the lists. */
  public SnapExport {
    coefficients = List.copyOf(coefficients);
    parameters = List.copyOf(parameters);
    commands = List.copyOf(commands);
  }

  /**
   * Writes a potential, reads it back by the way that files of others take, and compares energies
   * and forces with the sums of the basis' functions, which are made another way.
   *
   * @param coefficientFile the name of the coefficients' file, for the commands
   * @param parameterFile the name of the parameters' file
   * @throws IllegalArgumentException if the potential is on another basis
   * @throws IllegalStateException if what is read back is not the potential
   */
  public static SnapExport of(
      LinearPotential potential, String coefficientFile, String parameterFile) {
    if (!(potential.basis() instanceof SnapBasis basis)) {
      throw new IllegalArgumentException(
          "export: expected a potential fitted with fit.basis = snap or snap-quadratic for the"
              + " format snap, got another basis");
    }
    Snap own = basis.potential(potential.coefficients(), potential.references());
    List<String> coefficients = SnapFile.coefficients(own);
    List<String> parameters = SnapFile.parameters(own);
    List<String> commands =
        LammpsLines.of(potential, "snap", coefficientFile + " " + parameterFile);
    Potential exported = SnapFile.read(coefficients, parameters, LammpsLines.names(potential));
    return new SnapExport(
        coefficients, parameters, commands, ExportCheck.of(potential, exported, commands));
  }
}
