package org.athanor.sims.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.athanor.config.BadConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputRecordTest {
  @TempDir private Path home;
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void begin() throws IOException {
    file = Files.writeString(home.resolve("Si.sw"), "one");
    check(false, "Si.sw");
  }

  private void check(boolean started, String name) {
    InputRecord.open(folder, started).check("explore.potential", name, file, "do, ");
  }

  @Test
  void theSameContentsGoOn() throws IOException {
    check(true, "Si.sw");
    check(true, "another name");
    assertThat(Files.readAllLines(folder.resolve("inputs.txt")))
        .hasSize(2)
        .first()
        .isEqualTo(
            // printf one | sha256sum
            "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
                + " explore.potential Si.sw");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void othersAreRefusedOnceItHasBegun() throws IOException {
    check(true, "first");
    Files.writeString(file, "two");
    assertThatThrownBy(() -> check(true, "first"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("explore.potential: ")
        .hasMessageContaining("other contents of first")
        .hasMessageContaining("inputs.txt:2")
        .hasMessageContaining("Take the change back, do, or begin another campaign");
    check(true, "a file of its own");
    check(false, "Si.sw");
    check(true, "Si.sw");
  }
}
