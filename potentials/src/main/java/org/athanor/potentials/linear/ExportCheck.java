package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.SumOfPotentials;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;

/** Holds what LAMMPS would be given against the basis' own functions, structure by structure. */
final class ExportCheck {
  private static final double ALLOWED = 1e-9;

  private ExportCheck() {}

  /**
   * Checks it.
   *
   * @param read what stands in the files
   */
  static PaceExport.Check of(LinearPotential potential, Potential read, List<String> commands) {
    return of(structure -> byRows(potential, structure), read, commands);
  }

  /**
   * The same of any potential.
   *
   * @param wanted what a structure's energy and forces are, made another way
   */
  static PaceExport.Check of(
      Function<Structure, Prediction> wanted, Potential read, List<String> commands) {
    Potential exported =
        SumOfPotentials.of(
            read, ZieglerBiersackLittmark.of(switching(commands, List.copyOf(read.species()))));
    double worstEnergy = 0;
    double worstForce = 0;
    List<Structure> structures = ExportStructures.of(read.species());
    for (int number = 0; number < structures.size(); number++) {
      Structure structure = structures.get(number);
      Prediction expected = wanted.apply(structure);
      Prediction got = exported.predict(structure);
      double scale = Math.max(1, expected.forces().largestNorm());
      double energy = Math.abs(got.energy() - expected.energy()) / structure.size();
      double force = 0;
      for (int k = 0; k < 3 * structure.size(); k++) {
        double off = got.forces().get(k / 3, k % 3) - expected.forces().get(k / 3, k % 3);
        force = Math.max(force, Math.abs(off) / scale);
      }
      double each = Math.max(1, Math.abs(expected.energy()) / structure.size());
      if (!(energy <= ALLOWED * each) || !(force <= ALLOWED)) {
        throw new IllegalStateException(
            "export: expected the written file to give back energies and forces to 1e-9, got them"
                + " off by %s eV/atom and %s of the largest force in structure %d"
                    .formatted(energy, force, number + 1));
      }
      worstEnergy = Math.max(worstEnergy, energy);
      worstForce = Math.max(worstForce, force);
    }
    return new PaceExport.Check(structures.size(), worstEnergy, worstForce);
  }

  /** As LAMMPS would understand the commands: radii of each pair of atom types. */
  private static Map<SpeciesPair, Switching> switching(List<String> commands, List<Integer> types) {
    List<Switching> styles = new ArrayList<>();
    Map<SpeciesPair, Switching> found = new TreeMap<>();
    for (String command : commands) {
      List<String> words = List.of(command.split(" ", -1));
      if (words.getFirst().equals("pair_style")) {
        for (int k = 3; k < words.size(); k += 3) {
          styles.add(
              new Switching(
                  Double.parseDouble(words.get(k + 1)), Double.parseDouble(words.get(k + 2))));
        }
      } else if (words.get(3).equals("zbl")) {
        int which = styles.size() > 1 ? Integer.parseInt(words.get(4)) : 1;
        SpeciesPair pair =
            new SpeciesPair(
                types.get(Integer.parseInt(words.get(1)) - 1),
                types.get(Integer.parseInt(words.get(2)) - 1));
        found.put(pair, styles.get(which - 1));
      }
    }
    return found;
  }

  /**
   * Rows times coefficients, E0 and the repulsion: no sum is made as the exported form makes it.
   */
  static Prediction byRows(LinearPotential potential, Structure structure) {
    Neighbours list = Neighbours.of(structure, potential.cutoff());
    Tally tally = new Tally(structure.size());
    potential.repulsion().kernel(structure.species()).add(list, tally);
    int size = potential.basis().size();
    DesignRows rows = new DesignRows(structure.size(), size);
    potential.basis().design(structure.species()).add(list, rows);
    for (int k = 0; k < size; k++) {
      double c = potential.coefficients().get(k);
      tally.energies()[0] += c * rows.energy()[k];
      for (int row = 0; row < 3 * structure.size(); row++) {
        tally.forces()[row] += c * rows.forces()[row * size + k];
      }
    }
    for (int i = 0; i < structure.size(); i++) {
      tally.energies()[i] += potential.references().get(structure.species().get(i));
    }
    return tally.prediction();
  }
}
