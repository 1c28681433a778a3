package org.athanor.sims.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.athanor.config.BadConfiguration;
import org.athanor.protocol.label.ReferenceIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceRecordTest {
  private static final ReferenceIdentity BEGAN =
      new ReferenceIdentity("a code 1", "code a\nversion 1\ncutoff 20\n");

  @TempDir Path folder;

  @Test
  void theSamePhysicsGoOn() throws IOException {
    ReferenceRecord.check(folder, false, BEGAN);
    ReferenceRecord.check(folder, true, new ReferenceIdentity("renamed", BEGAN.physics()));
    assertThat(Files.readString(folder.resolve("reference.txt"))).isEqualTo(BEGAN.physics());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void otherPhysicsAreRefusedOnceThereAreLabels() {
    ReferenceIdentity other = new ReferenceIdentity("a code 2", "code a\nversion 2\ncutoff 20\n");
    ReferenceIdentity less = new ReferenceIdentity("a code 1", "code a\nversion 1\n");
    ReferenceRecord.check(folder, false, BEGAN);
    assertThatThrownBy(() -> ReferenceRecord.check(folder, true, other))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("reference.txt:2")
        .hasMessageContaining("version 1")
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> ReferenceRecord.check(folder, true, less))
        .hasMessageContaining("no more lines");
    assertThatCode(() -> ReferenceRecord.check(folder, false, other)).doesNotThrowAnyException();
  }
}
