package org.athanor.persistence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoscarTest {
  private static final String CELL = "2 0 0\n1 3 0\n0 0.5 4\n";

  @TempDir Path directory;

  @Test
  void directPositionsAndSelectiveDynamics() throws IOException {
    Structure structure =
        read(
            "SiC\n2.0\n"
                + CELL
                + "Si C\n1 2\nSelective dynamics\nDirect\n0.5 0.25 0.75 T T F\n0 0 0 F F F Si1\n"
                + "0.1 0.2 0.3\n");
    assertThat(structure.species().toArray()).containsExactly(14, 6, 6);
    assertThat(structure.cell().rows().toArray()).containsExactly(4, 0, 0, 2, 6, 0, 0, 1, 8);
    // 0.5 a + 0.25 b + 0.75 c by hand.
    assertThat(structure.positions().get(0, 0)).isEqualTo(2.5);
    assertThat(structure.positions().get(0, 1)).isEqualTo(2.25);
    assertThat(structure.positions().get(0, 2)).isEqualTo(6);
  }

  @Test
  void cartesianPositionsAreScaled() throws IOException {
    Structure structure = read("x\n0.5\n" + CELL + "Si\n1\nKartesisch\n1 2 3\n");
    assertThat(structure.positions().toArray()).containsExactly(0.5, 1, 1.5);
  }

  @Test
  void aNegativeScaleIsTheVolume() throws IOException {
    Structure structure = read("x\n-192\n" + CELL + "Si\n1\nC\n1 2 3\n");
    assertThat(structure.cell().volume()).isCloseTo(192, within(1e-10));
    assertThat(structure.positions().get(0, 2)).isCloseTo(6, within(1e-12));
  }

  @Test
  void errorsNameTheLine() {
    refused("x\n1\n2 0\n", "line 3: a row of the cell in Å: expected 3 numbers, got 2");
    refused("x\n0\n" + CELL, "scale factor: expected another number than 0");
    refused(
        "x\n1\n" + CELL + "2\nDirect\n", "line 7: expected a line of chemical symbols (VASP 5)");
    refused("x\n1\n" + CELL + "Si C\n2\n", "line 7: expected 2 numbers of atoms, got 1");
    refused("x\n1\n" + CELL + "Si\n1\nRelative\n", "line 8: expected Direct or Cartesian");
    refused("x\n1\n" + CELL + "Si\n1\nDirect\n", "line 9: expected position 1 of 1, got the end");
    refused(
        "x\n1\n" + CELL + "Si\n1\nDirect\n0 0 z\n", "expected a finite decimal number, got \"z\"");
  }

  private void refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("POSCAR")
        .hasMessageContaining(message);
  }

  private Structure read(String text) throws IOException {
    return PoscarReader.read(Files.writeString(directory.resolve("POSCAR"), text));
  }
}
