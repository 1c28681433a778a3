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

  /** SHA-256 of "one" and "two" by sha256sum. */
  @Test
  void contentsStandForNamesAndFolders() throws Exception {
    String one = "sha256-7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
    String two = "sha256-3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3";
    Files.writeString(folder.resolve("Ta"), "one");
    Files.writeString(folder.resolve("b"), "two");
    Files.createDirectory(folder.resolve("fitted"));
    Files.writeString(folder.resolve("fitted/potential.txt"), "one");
    assertThat(SpecFiles.contents(folder, "snap:Ta,b:Ta+zbl:4,4.8:Ta"))
        .isEqualTo("snap:" + one + "," + two + ":Ta+zbl:4,4.8:Ta");
    assertThat(SpecFiles.contents(folder, "sw:" + folder.resolve("b") + ":Ta"))
        .isEqualTo("sw:" + two + ":Ta");
    assertThat(SpecFiles.contents(folder, "fitted+zhou:Ta")).isEqualTo(one + "+zhou:Ta");
    assertThat(SpecFiles.contents(folder, "fitted")).isEqualTo(one);
  }
}
