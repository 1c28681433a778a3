package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.potentials.structure.Labels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of ours, read by LAMMPS; every parameter is of a size that can be felt. */
class LiveStillingerWeberTest {
  private static final List<String> BOTH = List.of("Si", "C");

  @TempDir Path folder;

  @BeforeAll
  static void isInstalled() {
    LiveLammps.assumeInstalled();
  }

  @Test
  void lammpsReadsInventedParametersOfTwoElements() throws Exception {
    StillingerWeber ours = StillingerWeber.of(StillingerWeberTest.invented());
    Files.writeString(folder.resolve("SiC.sw"), StillingerWeberFile.write(ours));
    List<String> commands = List.of("pair_style sw", "pair_coeff * * SiC.sw Si C");
    List<LabelledFrames.Frame> frames =
        LabelledFrames.read("/org/athanor/potentials/bondorder/sic-tersoff.extxyz");
    for (LabelledFrames.Frame frame : frames) {
      Labels theirs = new LiveLammps(folder, BOTH, commands).label(frame.structure());
      LammpsFrames.agree(ours.predict(frame.structure()), theirs, 1e-9);
    }
    assertThat(frames).hasSize(4);
  }
}
