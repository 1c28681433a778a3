package org.athanor.potentials.linear;

import java.util.List;
import java.util.function.Function;
import org.athanor.potentials.ace.ClusterExpansion;
import org.athanor.potentials.ace.Expansion;
import org.athanor.potentials.ace.YaceFile;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Structure;

/**
 * A fitted potential on an {@link AceBasis} in the form that LAMMPS reads: a {@code .yace} file for
 * its pair style pace, and the commands that lay pair style zbl over it.
 *
 * @param file the lines of the file
 * @param commands pair_style and pair_coeff, for atom types by rising atomic number
 * @param check what came out when it was read back
 */
public record PaceExport(List<String> file, List<String> commands, Check check) {
  /**
   * How far what was read back is from the potential, over structures of all its elements.
   *
   * @param structures how many
   * @param energy largest deviation in eV per atom
   * @param force largest deviation of a force's component in eV/Å, relative to the structure's
   *     largest force, at least 1 eV/Å
   */
  public record Check(int structures, double energy, double force) {}

  /** Copies the lists. */
  public PaceExport {
    file = List.copyOf(file);
    commands = List.copyOf(commands);
  }

  /**
   * Writes a potential, reads it back by the way that files of others take, and compares energies
   * and forces with the sums of the basis' functions, which are made another way.
   *
   * @param name of the file, for the commands
   * @throws IllegalArgumentException if the potential is on another basis
   * @throws IllegalStateException if what is read back is not the potential
   */
  public static PaceExport of(LinearPotential potential, String name) {
    if (!(potential.basis() instanceof AceBasis basis)) {
      throw new IllegalArgumentException(
          "export: expected a potential fitted with fit.basis = ace for the format yace, got"
              + " another basis");
    }
    return of(
        basis.expansion(potential.coefficients(), potential.references()),
        potential,
        structure -> ExportCheck.byRows(potential, structure),
        name);
  }

  /**
   * The same of any expansion.
   *
   * @param linear whose elements and repulsion it shares
   * @param expected what a structure's energy and forces are, made another way
   * @param name of the file, for the commands
   * @throws IllegalStateException if what is read back is not the potential
   */
  public static PaceExport of(
      Expansion expansion,
      LinearPotential linear,
      Function<Structure, Prediction> expected,
      String name) {
    List<String> file = YaceFile.write(expansion);
    List<String> commands = LammpsLines.of(linear, "pace", name);
    Potential exported = ClusterExpansion.of(YaceFile.read(file, LammpsLines.names(linear)));
    return new PaceExport(file, commands, ExportCheck.of(expected, exported, commands));
  }
}
