package org.athanor.sims.potential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFilesTest {
  @TempDir private Path folder;

  @Test
  void everyFileOfASpecIsFound() throws Exception {
    assertThat(SpecFiles.of(folder, "sw:Si.sw:Si")).containsExactly("Si.sw");
    assertThat(SpecFiles.of(folder, "snap:Ta.snapcoeff,Ta.snapparam:Ta+zbl:4,4.8:Ta"))
        .containsExactly("Ta.snapcoeff", "Ta.snapparam");
    assertThat(SpecFiles.of(folder, "ase:model.py:Si,C")).containsExactly("model.py");
    assertThat(SpecFiles.of(folder, "lj:0.3,2.2,4:Si")).isEmpty();
    assertThat(SpecFiles.of(folder, "zhou:Ta")).isEmpty();
    Files.createDirectory(folder.resolve("fitted"));
    assertThat(SpecFiles.of(folder, "fitted")).containsExactly("fitted/potential.txt");
    assertThat(SpecFiles.of(folder, "fitted+zbl:1,2:Si")).containsExactly("fitted/potential.txt");
    Files.writeString(folder.resolve("a:b+c.txt"), "");
    assertThat(SpecFiles.of(folder, "a:b+c.txt"))
        .as("a name as it is")
        .containsExactly("a:b+c.txt");
  }
}
