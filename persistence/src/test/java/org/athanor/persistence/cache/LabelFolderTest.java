package org.athanor.persistence.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.athanor.persistence.codec.UnreadableEventException;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.LabelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFolderTest {
  private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
  private static final LabelId ONE = new LabelId("1f".repeat(32));
  private static final LabelId OTHER = new LabelId("2e".repeat(32));
  private static final Labels LABELS =
      new Labels(-8.1, Vectors.of(0.1, -0.2, 1e-300), Optional.of(Matrix3.diagonal(1, 2, 3)));

  @TempDir Path home;

  @Test
  void aKeptLabelIsFoundByAnyoneWhoSharesTheFolder() throws IOException {
    Path folder = home.resolve("labels");
    assertThat(new LabelFolder(folder).find(ONE)).isEmpty();
    new LabelFolder(folder).keep(ONE, LABELS, AT);
    new LabelFolder(folder).keep(ONE, LABELS, AT.plusSeconds(1));
    assertThat(new LabelFolder(folder).find(ONE)).contains(LABELS);
    assertThat(new LabelFolder(folder).find(OTHER)).isEmpty();
    assertThat(files(folder)).hasSize(1);
  }

  @Test
  void aDamagedOrMisplacedFileIsNoLabel() throws IOException {
    LabelFolder labels = new LabelFolder(home);
    labels.keep(ONE, LABELS, AT);
    Path file = files(home).getFirst();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
    assertThatThrownBy(() -> labels.find(ONE)).isInstanceOf(UnreadableEventException.class);
    Path wrong = home.resolve("2e").resolve(OTHER.digest() + ".label");
    Files.createDirectories(wrong.getParent());
    Files.write(wrong, bytes);
    assertThatThrownBy(() -> labels.find(OTHER))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining(OTHER.brief());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
