package org.athanor.potentials.linear;

import java.util.Optional;
import org.athanor.potentials.linear.ErrorStatistics.Errors;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;

/** Sums of errors in the making; structures are added in the order of calls. */
public final class ErrorSums {
  private static final double MILLI = 1000;

  private final double energyOffset;
  private final Sum energy = new Sum();
  private final Sum force = new Sum();
  private final Sum stress = new Sum();

  private static final class Sum {
    private double absolute;
    private double square;
    private long count;

    void add(double error) {
      absolute += Math.abs(error);
      square += error * error;
      count++;
    }

    Errors errors() {
      return new Errors(absolute / count, Math.sqrt(square / count), count);
    }
  }

  /** Energies are compared as they are. */
  public ErrorSums() {
    this(0);
  }

  /**
   * Energies are compared without an offset.
   *
   * @param energyOffset in eV/atom, taken off predictions
   */
  public ErrorSums(double energyOffset) {
    this.energyOffset = energyOffset;
  }

  /** Predicts and compares. */
  public void add(Potential potential, Structure structure, Labels labels) {
    add(structure.cell(), potential.predict(structure), labels);
  }

  /**
   * Compares a prediction with labels.
   *
   * @throws IllegalArgumentException if they are of different numbers of atoms
   */
  public void add(Cell cell, Prediction prediction, Labels labels) {
    int n = labels.forces().size();
    if (prediction.forces().size() != n) {
      throw new IllegalArgumentException(
          "errors: expected forces on " + n + " atoms, got " + prediction.forces().size());
    }
    energy.add(MILLI * (prediction.energy() - labels.energy() - n * energyOffset) / n);
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        force.add(MILLI * (prediction.forces().get(i, axis) - labels.forces().get(i, axis)));
      }
    }
    labels.virial().ifPresent(virial -> addStress(cell, prediction.virial(), virial));
  }

  private void addStress(Cell cell, Matrix3 predicted, Matrix3 labelled) {
    Matrix3 difference =
        predicted
            .plus(labelled.times(-1))
            .symmetric()
            .times(-Units.GPA_PER_EV_PER_A3 / cell.volume());
    for (int row = 0; row < 3; row++) {
      for (int column = row; column < 3; column++) {
        stress.add(difference.get(row, column));
      }
    }
  }

  /** The statistics so far; empty before anything was added. */
  public Optional<ErrorStatistics> statistics() {
    if (energy.count == 0) {
      return Optional.empty();
    }
    Optional<Errors> ofStress = stress.count == 0 ? Optional.empty() : Optional.of(stress.errors());
    return Optional.of(
        new ErrorStatistics(
            Math.toIntExact(energy.count), energy.errors(), force.errors(), ofStress));
  }
}
