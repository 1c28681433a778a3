package org.athanor.sims.properties;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/**
 * The relaxed lattice and its energy.
 *
 * @param structure the relaxed cell
 * @param system its crystal system
 * @param energyPerAtom in eV, as the potential counts
 * @param cohesiveEnergy energy of the isolated atoms less that of the crystal, in eV per atom;
 *     empty where the potential has no isolated atoms (a sum over charges that must cancel)
 * @param stressGPa largest component of what is left of the stress
 */
public record GroundState(
    Structure structure,
    CrystalSystem system,
    double energyPerAtom,
    Optional<Double> cohesiveEnergy,
    double stressGPa)
    implements Result {

  static GroundState of(Crystal crystal) {
    Structure structure = crystal.structure();
    Prediction prediction = crystal.potential().predict(structure);
    return new GroundState(
        structure,
        CrystalSystem.of(structure),
        crystal.energyPerAtom(),
        isolated(crystal.potential(), structure.species())
            .map(energy -> energy - crystal.energyPerAtom()),
        prediction.stress(structure.cell()).largestAbsolute() * Units.GPA_PER_EV_PER_A3);
  }

  @Override
  public Property property() {
    return Property.LATTICE;
  }

  /** Length in Å of row {@code row} of the cell. */
  public double length(int row) {
    return Math.sqrt(product(row, row));
  }

  /** Angle in degrees between the two rows other than {@code row}. */
  public double angle(int row) {
    int p = (row + 1) % 3;
    int q = (row + 2) % 3;
    return StrictMath.toDegrees(StrictMath.acos(product(p, q) / (length(p) * length(q))));
  }

  /** In g/cm³. */
  public double density() {
    double mass = 0;
    for (int i = 0; i < structure.size(); i++) {
      mass += Element.of(structure.species().get(i)).mass();
    }
    return mass / structure.cell().volume() * Units.GRAM_PER_CM3_PER_AMU_PER_A3;
  }

  private double product(int p, int q) {
    Matrix3 rows = structure.cell().rows();
    return rows.get(p, 0) * rows.get(q, 0)
        + rows.get(p, 1) * rows.get(q, 1)
        + rows.get(p, 2) * rows.get(q, 2);
  }

  /** Mean energy of the atoms of a crystal, each alone, in eV. */
  private static Optional<Double> isolated(Potential potential, Species species) {
    SortedSet<Integer> distinct = species.distinct();
    TreeMap<Integer, Double> energies = new TreeMap<>();
    for (int z : distinct) {
      Optional<Double> energy = alone(potential, z);
      if (energy.isEmpty()) {
        return Optional.empty();
      }
      energies.put(z, energy.get());
    }
    double sum = 0;
    for (int i = 0; i < species.size(); i++) {
      sum += energies.get(species.get(i));
    }
    return Optional.of(sum / species.size());
  }

  private static Optional<Double> alone(Potential potential, int atomicNumber) {
    double edge = 4 * potential.cutoff();
    Cell room = new Cell(Matrix3.diagonal(edge, edge, edge), Cell.Periodicity.NONE);
    Structure atom = new Structure(room, Species.of(atomicNumber), Vectors.zeros(1));
    try {
      return Optional.of(potential.predict(atom).energy());
    } catch (IllegalArgumentException refused) {
      // Ewald's sum: a charge that does not cancel has no energy. The answer is then "unknown".
      return Optional.empty();
    }
  }
}
