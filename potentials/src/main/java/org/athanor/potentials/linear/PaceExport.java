package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.athanor.potentials.ace.Expansion;
import org.athanor.potentials.ace.YaceFile;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.structure.Element;
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
        potential.repulsion(),
        structure -> ExportCheck.byRows(potential, structure),
        name);
  }

  /**
   * The same of any expansion with a repulsion over it.
   *
   * @param expected what a structure's energy and forces are, made another way
   * @param name of the file, for the commands
   * @throws IllegalStateException if what is read back is not the potential
   */
  public static PaceExport of(
      Expansion expansion,
      ZieglerBiersackLittmark repulsion,
      Function<Structure, Prediction> expected,
      String name) {
    List<String> file = YaceFile.write(expansion);
    List<String> commands = commands(repulsion, name);
    Map<String, Integer> names = new TreeMap<>();
    repulsion.species().forEach(z -> names.put(Element.of(z).symbol(), z));
    Check check =
        ExportCheck.of(
            List.copyOf(repulsion.species()), expected, YaceFile.read(file, names), commands);
    return new PaceExport(file, commands, check);
  }

  /** One pair style zbl for each pair of radii, since it takes but one. */
  private static List<String> commands(ZieglerBiersackLittmark repulsion, String name) {
    Map<SpeciesPair, Switching> all = repulsion.switching();
    List<Switching> different = all.values().stream().distinct().toList();
    List<Integer> types = List.copyOf(repulsion.species());
    StringBuilder style = new StringBuilder("pair_style hybrid/overlay pace");
    different.forEach(
        radii -> style.append(" zbl ").append(radii.inner()).append(' ').append(radii.outer()));
    List<String> lines = new ArrayList<>(List.of(style.toString()));
    lines.add(
        "pair_coeff * * pace "
            + name
            + " "
            + String.join(" ", types.stream().map(z -> Element.of(z).symbol()).toList()));
    all.forEach(
        (pair, radii) ->
            lines.add(
                "pair_coeff %d %d zbl %s%d %d"
                    .formatted(
                        types.indexOf(pair.low()) + 1,
                        types.indexOf(pair.high()) + 1,
                        different.size() > 1 ? different.indexOf(radii) + 1 + " " : "",
                        pair.low(),
                        pair.high())));
    return lines;
  }
}
