package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/** Strained and hot silicon of three phases, labelled by Stillinger–Weber. */
public final class SiliconLabels {
  private static final double MASS = 28.085;
  private static final StillingerWeber REFERENCE = StillingerWeber.silicon();

  private SiliconLabels() {}

  /** What Stillinger–Weber says. */
  public static Labels of(Structure structure) {
    Prediction prediction = REFERENCE.predict(structure);
    return new Labels(prediction.energy(), prediction.forces(), Optional.of(prediction.virial()));
  }

  /** Diamond, β-tin and simple hexagonal, at 300, 1000 and 3000 K, six snapshots of each. */
  public static List<Structure> hot(long seed) {
    List<Structure> all = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (double temperature : new double[] {300, 1000, 3000}) {
      for (Structure phase : phases()) {
        for (double strain : new double[] {0.03, 0.1}) {
          all.addAll(walk(strained(phase, strain, random), temperature, random.split(), 6));
        }
      }
    }
    return all;
  }

  private static List<Structure> phases() {
    double a = 4.81;
    double c = 2.65;
    Structure tin =
        new Structure(
            Cell.periodic(a, 0, 0, 0, a, 0, 0, 0, c),
            Species.repeated(14, 4),
            Vectors.of(0, 0, 0, a / 2, a / 2, c / 2, 0, a / 2, c / 4, a / 2, 0, 3 * c / 4));
    Structure hexagonal =
        new Structure(
            Cell.periodic(2.64, 0, 0, -1.32, 1.32 * Math.sqrt(3), 0, 0, 0, 2.48),
            Species.of(14),
            Vectors.zeros(1));
    return List.of(
        SampleStructures.diamond(2.352, List.of(14)),
        tin.repeated(2, 2, 2),
        hexagonal.repeated(3, 3, 2));
  }

  /** Every component of the strain at random up to {@code most}, atoms off by 0.05 Å. */
  public static Structure strained(Structure phase, double most, SplittableRandom random) {
    double[] strain = new double[9];
    for (int k = 0; k < 9; k++) {
      strain[k] = most * (2 * random.nextDouble() - 1);
    }
    return SampleStructures.rattled(phase.strained(Matrix3.of(strain)), 0.05, random.nextLong());
  }

  /**
   * Snapshots of Stillinger–Weber's dynamics, one every 60 fs; a crude thermostat is enough here:
   * velocity Verlet with kicks.
   */
  public static List<Structure> walk(
      Structure start, double temperature, SplittableRandom random, int snapshots) {
    double[] x = start.positions().toArray();
    double[] v = new double[x.length];
    double thermal = Math.sqrt(Units.BOLTZMANN * temperature / MASS * Units.ACCELERATION);
    Kernel kernel = REFERENCE.kernel(start.species());
    Neighbours list = new Neighbours(REFERENCE.cutoff(), 0.5);
    Tally tally = new Tally(start.size());
    List<Structure> all = new ArrayList<>();
    for (int step = 0; step < 60 * snapshots; step++) {
      tally.clear();
      list.update(start.cell(), x);
      kernel.add(list, tally);
      for (int k = 0; k < x.length; k++) {
        v[k] += Units.ACCELERATION * tally.forces()[k] / MASS;
        v[k] = 0.98 * v[k] + Math.sqrt(1 - 0.98 * 0.98) * thermal * random.nextGaussian();
        x[k] += v[k];
      }
      if (step % 60 == 59) {
        all.add(start.withPositions(Vectors.of(x)));
      }
    }
    return all;
  }
}
