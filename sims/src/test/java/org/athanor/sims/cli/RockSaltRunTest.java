package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dynamics of rock salt by a mesh. */
class RockSaltRunTest {
  @TempDir Path folder;

  private Path parameters;

  @BeforeEach
  void write() throws IOException {
    try (InputStream stream = RockSaltRunTest.class.getResourceAsStream("NaCl.born")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      parameters = folder.resolve("NaCl.born");
      Files.writeString(parameters, text.replace("ewald 1e-9", "ewald 1e-5 mesh"));
    }
  }

  /**
   * The row of 27.9 Å has 18 points of the mesh, and would have 20 if the run began with it at 28
   * Å, where it is cut here: the run must go on with the mesh that it began with.
   */
  @Test
  void aRunWhoseCellGrowsGoesOnToTheSameBits() throws IOException {
    assertThat(deform("whole", 80).err()).isEmpty();
    deform("cut", 40);
    assertThat(deform("cut", 80, "--threads", "2").err()).isEmpty();
    for (String name : new String[] {"thermo.csv", "final.extxyz", "state.bin"}) {
      assertThat(folder.resolve("cut").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
    }
  }

  private Shell deform(String directory, int steps, Object... more) {
    Object[] options = {
      "dynamics",
      "--potential",
      "born-ewald:" + parameters + ":Na,Cl",
      "--structure",
      "rocksalt:Na,Cl@5.58",
      "--supercell",
      "5x1x1",
      "--ensemble",
      "deform",
      "--x",
      "engineering:1e11",
      "--temperature",
      "600",
      "--steps",
      steps,
      "--thermo",
      "5",
      "--directory",
      folder.resolve(directory)
    };
    Object[] all = Arrays.copyOf(options, options.length + more.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    return Shell.run(all);
  }
}
