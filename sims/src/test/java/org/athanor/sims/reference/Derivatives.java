package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.LabelOutcome;

/**
 * Whether forces and virial of a live code are derivatives of its energy, along one direction of
 * all positions and one of all strains, neither with any symmetry.
 */
final class Derivatives {
  private static final Matrix3 STRAIN =
      Matrix3.of(0.7, 0.35, -0.25, 0.35, -0.3, 0.45, -0.25, 0.45, 0.5);

  private final Reference reference;
  private final Structure structure;
  private final Labels labels;

  Derivatives(Reference reference, Structure structure) throws InterruptedException {
    this.reference = reference;
    this.structure = structure;
    this.labels = label(reference, structure);
  }

  /** The label of a structure that must have one. */
  static Labels label(Reference reference, Structure structure) throws InterruptedException {
    LabelOutcome outcome = reference.label(structure, List.of());
    assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
    return ((LabelOutcome.Labeled) outcome).labels();
  }

  Labels labels() {
    return labels;
  }

  /** Forces against central differences with atoms moved by up to {@code h} Å. */
  Derivatives forces(double h, double tolerance) throws InterruptedException {
    double[] direction = new double[3 * structure.size()];
    double along = 0;
    for (int k = 0; k < direction.length; k++) {
      direction[k] = Math.cos(1.7 * k * k + 0.4);
      along += labels.forces().get(k / 3, k % 3) * direction[k];
    }
    double slope = (moved(direction, h) - moved(direction, -h)) / (2 * h);
    assertThat(Math.abs(along)).as("force along the direction").isGreaterThan(20 * tolerance);
    assertThat(along).as("force in eV/Å").isCloseTo(-slope, within(tolerance));
    return this;
  }

  /** The stress in GPa against central differences with strains of {@code h}. */
  Derivatives stress(double h, double toleranceGPa) throws InterruptedException {
    Matrix3 virial = labels.virial().orElseThrow();
    double along = 0;
    for (int k = 0; k < 9; k++) {
      along += virial.get(k / 3, k % 3) * STRAIN.get(k / 3, k % 3);
    }
    double slope = (strained(h) - strained(-h)) / (2 * h);
    double unit = structure.cell().volume() / Units.GPA_PER_EV_PER_A3;
    assertThat(Math.abs(along / unit)).as("stress").isGreaterThan(10 * toleranceGPa);
    assertThat(along / unit).as("stress in GPa").isCloseTo(-slope / unit, within(toleranceGPa));
    return this;
  }

  private double moved(double[] direction, double h) throws InterruptedException {
    double[] positions = structure.positions().toArray();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += h * direction[k];
    }
    return label(reference, structure.withPositions(Vectors.of(positions))).energy();
  }

  private double strained(double h) throws InterruptedException {
    return label(reference, structure.strained(STRAIN.times(h))).energy();
  }
}
