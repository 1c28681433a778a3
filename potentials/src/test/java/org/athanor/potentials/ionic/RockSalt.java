package org.athanor.potentials.ionic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.athanor.potentials.ionic.BornMayerHuggins.Parameters;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** NaCl: its parameters, and structures of it that are neutral and repeat along all three rows. */
final class RockSalt {
  private RockSalt() {}

  static List<String> lines() {
    try (InputStream stream = RockSalt.class.getResourceAsStream("NaCl.born")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("NaCl.born", e);
    }
  }

  static BornMayerHuggins read() {
    return BornMayerHugginsFile.read(lines(), List.of(11, 17));
  }

  static BornMayerHuggins with(Electrostatics electrostatics, double cutoff) {
    BornMayerHuggins read = read();
    return BornMayerHuggins.of(read.parameters(), read.charges(), electrostatics, cutoff);
  }

  /** Its charges without any other force between them. */
  static BornMayerHuggins chargesAlone(Electrostatics electrostatics, double cutoff) {
    Parameters nothing = new Parameters(0, 1, 0, 0, 0);
    return BornMayerHuggins.of(
        Map.of(
            new SpeciesPair(11, 11), nothing,
            new SpeciesPair(11, 17), nothing,
            new SpeciesPair(17, 17), nothing),
        read().charges(),
        electrostatics,
        cutoff);
  }

  /** The cubic cell of eight ions with this edge in Å. */
  static Structure cubic(double edge) {
    double[] positions = new double[24];
    int[] species = new int[8];
    for (int i = 0; i < 8; i++) {
      species[i] = Integer.bitCount(i) % 2 == 0 ? 11 : 17;
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = (i >> axis & 1) * edge / 2;
      }
    }
    return new Structure(Cell.cubic(edge), Species.of(species), Vectors.of(positions));
  }

  static List<Sample> samples() {
    Matrix3 strain = Matrix3.of(0.04, 0.05, -0.03, -0.02, -0.03, 0.06, 0.07, 0.01, 0.02);
    Structure rattled = SampleStructures.rattled(cubic(5.64), 0.2, 1);
    SplittableRandom random = new SplittableRandom(7);
    double[] tiny = {0.1, -0.2, 0.3, 2.9 + 0.2 * random.nextDouble(), 0.4, 0.2};
    Cell skewed = Cell.periodic(5.1, 0, 0.3, 2.7, 3.9, 0, -2.1, 1.3, -3.3);
    return List.of(
        new Sample("rattled", rattled),
        new Sample("triclinic", SampleStructures.rattled(cubic(5.3).strained(strain), 0.15, 2)),
        new Sample(
            "two ions, skewed, left-handed",
            new Structure(skewed, Species.of(17, 11), Vectors.of(tiny))));
  }
}
