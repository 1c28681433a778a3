package org.athanor.sims.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;

/** Rattled and strained silicon, labelled by Stillinger–Weber. */
final class SiliconFrames {
  private static final StillingerWeber REFERENCE = StillingerWeber.silicon();

  private SiliconFrames() {}

  static List<Frame> of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double[] strain = new double[9];
      for (int c = 0; c < 9; c++) {
        strain[c] = 0.12 * (random.nextDouble() - 0.5);
      }
      Structure crystal = SampleStructures.diamond(2.352, List.of(14)).strained(Matrix3.of(strain));
      double rattle = 0.02 + 0.15 * random.nextDouble();
      frames.add(labelled(SampleStructures.rattled(crystal, rattle, random.nextLong())));
    }
    return frames;
  }

  static Frame labelled(Structure structure) {
    Prediction said = REFERENCE.predict(structure);
    return Frame.of(
        structure, new Labels(said.energy(), said.forces(), Optional.of(said.virial())));
  }
}
