package org.athanor.sims.report;

import java.util.Optional;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.protocol.campaign.Errors;

/**
 * Sums up how far predictions are from labels: mean absolute and root mean square errors of the
 * energy per atom (over structures), of the force components (over 3n each) and of the six
 * independent stress components.
 */
public final class ErrorSums {
  private static final double MILLI = 1e3;

  private int structures;
  private double energy;
  private double energySquared;
  private long components;
  private double force;
  private double forceSquared;
  private long stresses;
  private double stress;

  /** Adds one structure. */
  public void add(Structure structure, Labels labels, Prediction prediction) {
    double e = Math.abs(prediction.energy() - labels.energy()) / structure.size();
    structures++;
    energy += e;
    energySquared += e * e;
    for (int i = 0; i < structure.size(); i++) {
      for (int x = 0; x < 3; x++) {
        double f = Math.abs(prediction.forces().get(i, x) - labels.forces().get(i, x));
        components++;
        force += f;
        forceSquared += f * f;
      }
    }
    labels
        .virial()
        .ifPresent(virial -> addStress(prediction.virial(), virial, structure.cell().volume()));
  }

  /** The errors so far; empty before the first structure. */
  public Optional<Errors> errors() {
    return structures == 0
        ? Optional.empty()
        : Optional.of(
            new Errors(
                structures,
                MILLI * energy / structures,
                MILLI * Math.sqrt(energySquared / structures),
                MILLI * force / components,
                MILLI * Math.sqrt(forceSquared / components),
                stresses == 0
                    ? Optional.empty()
                    : Optional.of(Units.GPA_PER_EV_PER_A3 * stress / stresses)));
  }

  private void addStress(Matrix3 predicted, Matrix3 labeled, double volume) {
    for (int a = 0; a < 3; a++) {
      for (int b = a; b < 3; b++) {
        stress += Math.abs(predicted.get(a, b) - labeled.get(a, b)) / volume;
        stresses++;
      }
    }
  }
}
