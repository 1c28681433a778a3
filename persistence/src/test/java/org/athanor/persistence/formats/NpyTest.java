package org.athanor.persistence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
  @TempDir Path folder;

  private Path written(double[]... rows) throws IOException {
    Path file = folder.resolve("rows.npy");
    try (NpyWriter writer = NpyWriter.create(file, rows[0].length)) {
      for (double[] row : rows) {
        writer.row(row);
      }
    }
    return file;
  }

  /** {@code numpy.save("x.npy", [[1.5, -2], [0, 3]])} begins like this. */
  @Test
  void theHeaderIsNumPys() throws IOException {
    byte[] bytes = Files.readAllBytes(written(new double[] {1.5, -2}, new double[] {0, 3}));
    assertThat(Arrays.copyOf(bytes, 10))
        .containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }")
        .endsWith(" \n");
    assertThat(bytes).hasSize(128 + 4 * 8);
  }

  @Test
  void rowsComeBackInTheirOrder() throws IOException {
    double[][] rows = new double[3000][50];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < 50; k++) {
        rows[i][k] = i + 0.01 * k;
      }
    }
    try (NpyReader reader = NpyReader.open(written(rows))) {
      assertThat(reader.rows()).isEqualTo(3000);
      assertThat(reader.columns()).isEqualTo(50);
      assertThat(reader.next(1)).containsExactly(rows[0]);
      double[] rest = reader.next(2999);
      assertThat(Arrays.copyOfRange(rest, 2998 * 50, 2999 * 50)).containsExactly(rows[2999]);
      assertThatThrownBy(() -> reader.next(1)).isInstanceOf(EOFException.class);
    }
  }

  /** Arrays that NumPy wrote: of single precision with three axes, and with one axis. */
  @Test
  void aRowIsAllThatHasTheSameFirstIndex() throws Exception {
    try (NpyReader reader = NpyReader.open(resource("f4.npy"))) {
      assertThat(reader.rows()).isEqualTo(2);
      assertThat(reader.columns()).isEqualTo(6);
      assertThat(reader.next(2)[11]).isEqualTo(11 / 3.0F);
    }
    try (NpyReader reader = NpyReader.open(resource("one.npy"))) {
      assertThat(reader.columns()).isOne();
      assertThat(reader.next(3)).containsExactly(1.5, -2, 0.25);
    }
    Path written = folder.resolve("again.npy");
    NpyWriter.write(written, new double[] {1.5, -2, 0.25});
    assertThat(written).hasSameBinaryContentAs(resource("one.npy"));
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(NpyTest.class.getResource(name).toURI());
  }

  @Test
  void otherFilesAreRefusedByName() throws IOException {
    Path text = folder.resolve("text.npy");
    Files.writeString(text, "nothing of the kind");
    assertThatThrownBy(() -> NpyReader.open(text))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("text.npy: expected a file of NumPy's");
    Path single = written(new double[] {1, 2});
    String bytes = new String(Files.readAllBytes(single), StandardCharsets.ISO_8859_1);
    Files.write(single, bytes.replace("<f8", "<i8").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> NpyReader.open(single))
        .hasMessageContaining("expected rows of floats");
    Files.write(single, bytes.replace("<f8", "<f4").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> NpyReader.open(single)).hasMessageContaining("(8 bytes), got 16");
    Files.write(single, bytes.substring(0, 140).getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> NpyReader.open(single)).hasMessageContaining("1 × 2 numbers");
  }
}
