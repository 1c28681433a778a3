package org.athanor.actors.matcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.athanor.actors.engine.TargetProperties;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.matching.LabelAccuracy;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;

/** A target that needs no relaxation: energies per atom of silicon at three volumes and sheared. */
public final class CellEnergies implements TargetProperties {
  /** What of a label counts in these tests. */
  public static final LabelAccuracy ACCURACY =
      new LabelAccuracy(new TreeMap<>(Map.of(LabelKind.ENERGY, 0.001, LabelKind.FORCES, 0.01)));

  private final double wanted;

  /** With one wanted deviation in eV per atom. */
  public CellEnergies(double wanted) {
    this.wanted = wanted;
  }

  /** Silicon with parameters that are some percent wrong. */
  public static ParametricPotential start() {
    ParametricPotential silicon = TunableStillingerWeber.of(StillingerWeber.silicon());
    double[] theta = silicon.theta().toArray();
    for (int p = 0; p < theta.length; p++) {
      theta[p] += p % 2 == 0 ? 0.05 : -0.08;
    }
    return silicon.with(Scalars.of(theta));
  }

  /** Settings that begin there. */
  public static TargetSettings settings(int poolRounds, int burnIn) {
    return new TargetSettings(
        PotentialText.write(start()),
        ACCURACY,
        true,
        new TargetSettings.Pace(poolRounds, burnIn, 1e-3));
  }

  @Override
  public List<TargetReading> read(ParametricPotential at) {
    List<TargetReading> readings = new ArrayList<>();
    for (double strain : new double[] {-0.03, 0, 0.04}) {
      readings.add(reading("scaled " + strain, at, Matrix3.diagonal(strain, strain, strain)));
    }
    readings.add(reading("sheared", at, Matrix3.of(0, 0.05, 0, 0.05, 0, 0, 0, 0, 0)));
    return readings;
  }

  private TargetReading reading(String name, ParametricPotential at, Matrix3 strain) {
    Structure cell = Crystals.diamond().strained(strain);
    double[] slopes = at.sensitivity(cell).energy().toArray();
    for (int p = 0; p < slopes.length; p++) {
      slopes[p] /= cell.size();
    }
    double value = at.predict(cell).energy() / cell.size();
    return new TargetReading(name, "eV/atom", value, wanted, Scalars.of(slopes));
  }

  /** Rattled cells as a librarian would offer them after a round. */
  public static List<Selection> pool(int round, int count) {
    List<Selection> pool = new ArrayList<>();
    Random random = new Random(100 + round);
    for (int k = 0; k < count; k++) {
      double scale = 0.1 * (random.nextDouble() - 0.5);
      Structure cell = Crystals.diamond().strained(Matrix3.diagonal(scale, scale, 0.5 * scale));
      double[] positions = cell.positions().toArray();
      for (int x = 0; x < positions.length; x++) {
        positions[x] += 0.3 * (random.nextDouble() - 0.5);
      }
      pool.add(
          new Selection(
              new CandidateId(new WalkId(round, k), 1),
              Arm.ENTROPY,
              "diamond",
              cell.withPositions(Vectors.of(positions))));
    }
    return pool;
  }
}
