package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.athanor.potentials.ace.ClusterExpansion;
import org.athanor.potentials.ace.Expansion;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.SumOfPotentials;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Holds what LAMMPS would be given against the basis' own functions, structure by structure. */
final class ExportCheck {
  private static final int STRUCTURES = 100;
  private static final double ALLOWED = 1e-9;

  private ExportCheck() {}

  static PaceExport.Check of(
      List<Integer> species,
      Function<Structure, Prediction> wanted,
      Expansion read,
      List<String> commands) {
    Potential exported =
        SumOfPotentials.of(
            ClusterExpansion.of(read), ZieglerBiersackLittmark.of(switching(commands, species)));
    double worstEnergy = 0;
    double worstForce = 0;
    for (int number = 0; number < STRUCTURES; number++) {
      Structure structure = structure(species, number);
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
    return new PaceExport.Check(STRUCTURES, worstEnergy, worstForce);
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

  /**
   * A crooked cell with atoms of all elements at random, bonds from half to one and a half of their
   * length.
   */
  private static Structure structure(List<Integer> elements, int number) {
    SplittableRandom random = new SplittableRandom(number);
    int[] species = new int[2 + number % 5];
    double bond = 0;
    for (int i = 0; i < species.length; i++) {
      species[i] = elements.get((i + number) % elements.size());
      bond = Math.max(bond, 2 * Element.of(species[i]).covalentRadius());
    }
    double edge = bond * (0.5 + random.nextDouble());
    double[] rows = new double[9];
    for (int k = 0; k < 9; k++) {
      double length = k % 4 == 0 ? edge * (k == 0 ? species.length : 1) : 0;
      rows[k] = length + 0.15 * edge * (2 * random.nextDouble() - 1);
    }
    double[] positions = new double[3 * species.length];
    for (int k = 0; k < positions.length; k++) {
      int atom = k / 3;
      positions[k] = (k % 3 == 0 ? atom * edge : 0) + 0.2 * edge * random.nextDouble();
    }
    return new Structure(
        Cell.periodic(Matrix3.of(rows)), Species.of(species), Vectors.of(positions));
  }
}
