package org.athanor.persistence.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format has to keep: the crystal, and the labels as far as it has a place for them. */
class FormatContractTest {
  @TempDir Path folder;

  static List<FrameFormat> written() {
    return Formats.all().stream().filter(format -> !(format instanceof LammpsDump)).toList();
  }

  /** Crooked, of two elements in mixed order, strained and out of equilibrium. */
  static Frame crooked(double tilt) {
    Structure structure =
        new Structure(
            Cell.periodic(0.3, 4.9, 0.4, -4.1, tilt, 0.3, 0.6, -0.2, 5.1),
            Species.of(17, 11, 17, 11),
            Vectors.of(0.1, 0.2, 1e-17, 2.5, 9.1, -0.3, 1 / 3.0, -4, 2, 0.7, 0.8, 3.9));
    Labels labels =
        new Labels(
            -13.25 - tilt,
            Vectors.of(1e-5, -2, 3, 0.1, 0.2, -0.3, -1, 1, 1 / 7.0, 0.9, 0.8, -2.8),
            java.util.Optional.of(Matrix3.of(1.5, 0.1, -0.2, 0.1, -2.5, 0.3, -0.2, 0.3, 0.7)));
    return new Frame(structure, java.util.Optional.of(labels), new TreeMap<>());
  }

  @ParameterizedTest
  @MethodSource("written")
  void whatIsWrittenIsTheSameCrystalWithTheSameLabels(FrameFormat format) throws IOException {
    for (double tilt : new double[] {0.7, -3.6, 11}) {
      Frame frame = crooked(tilt);
      Path place = folder.resolve("place" + tilt);
      Kept kept = Conversion.write(format, place, List.of(frame));
      Frame back = format.read(place, List.of()).getFirst();
      assertThat(distances(back)).containsExactly(distances(frame), within(1e-10));
      assertThat(back.structure().cell().volume())
          .isCloseTo(frame.structure().cell().volume(), within(1e-10));
      assertThat(speciesOf(back)).containsExactly(speciesOf(frame));
      if (back.labels().isPresent()) {
        assertThat(kept.lost()).isEmpty();
        assertThat(pulls(back)).containsExactly(pulls(frame), within(1e-10));
        assertThat(back.labels().get().energy()).isEqualTo(frame.labels().orElseThrow().energy());
        assertThat(invariants(back)).containsExactly(invariants(frame), within(1e-10));
      } else {
        assertThat(kept.lost()).contains("the labels of 1 structure");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("written")
  void keysThatHaveNoPlaceAreNamed(FrameFormat format) throws IOException {
    Frame bare = crooked(0);
    TreeMap<String, String> info = new TreeMap<>();
    info.put("config_type", "control");
    info.put("phase", "b1");
    Frame told = new Frame(bare.structure(), bare.labels(), info);
    Kept kept = Conversion.write(format, folder.resolve("told"), List.of(told));
    Frame back = format.read(folder.resolve("told"), List.of()).getFirst();
    assertThat(back.info()).isEqualTo(kept.frames().getFirst().info());
    String lost = String.join("; ", kept.lost());
    info.forEach(
        (key, value) -> assertThat(back.info().containsKey(key)).isNotEqualTo(lost.contains(key)));
  }

  @ParameterizedTest
  @MethodSource("written")
  void somethingElseIsRefusedWithItsName(FrameFormat format) throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "nothing of the kind\nat all\n");
    assertThatThrownBy(() -> format.read(other, List.of()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("other")
        .hasMessageContaining("expected");
    assertThatThrownBy(() -> format.read(folder.resolve("nowhere"), List.of()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("nowhere");
    Path full = Files.createDirectory(folder.resolve("full"));
    assertThatThrownBy(() -> Conversion.write(format, full, List.of(crooked(0))))
        .hasMessageContaining("got a folder");
    assertThat(folder.resolve("full.part")).doesNotExist();
  }

  private static double[] distances(Frame frame) {
    Neighbours list = Neighbours.of(frame.structure(), 6);
    double[] all = Arrays.copyOf(list.distances(), list.first(frame.structure().size()));
    Arrays.sort(all);
    return all;
  }

  private static int[] speciesOf(Frame frame) {
    int[] all = frame.structure().species().toArray();
    Arrays.sort(all);
    return all;
  }

  /** Components of the forces along the cell's rows, and their lengths: the same however turned. */
  private static double[] pulls(Frame frame) {
    Vectors forces = frame.labels().orElseThrow().forces();
    double[] all = new double[4 * forces.size()];
    for (int i = 0; i < forces.size(); i++) {
      for (int row = 0; row < 3; row++) {
        for (int axis = 0; axis < 3; axis++) {
          all[4 * i + row] += forces.get(i, axis) * frame.structure().cell().rows().get(row, axis);
        }
        // A cell whose rows are all turned round is the same one.
        all[4 * i + row] = Math.abs(all[4 * i + row]);
        all[4 * i + 3] += forces.get(i, row) * forces.get(i, row);
      }
    }
    Arrays.sort(all);
    return all;
  }

  private static double[] invariants(Frame frame) {
    Matrix3 virial = frame.labels().orElseThrow().virial().orElseThrow();
    return new double[] {virial.trace(), virial.determinant(), virial.times(virial).trace()};
  }
}
