package org.athanor.persistence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {
  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("file"), "there");
  }

  @Test
  void takesNewFilesAndThoseThatAreThere() {
    Path fresh = folder.resolve("new");
    assertThat(Destination.file("--output", fresh)).isEqualTo(fresh).doesNotExist();
    assertThat(Destination.file("--output", file)).isEqualTo(file).hasContent("there");
    assertThat(Destination.file("--output", Path.of("bare"))).isEqualTo(Path.of("bare"));
  }

  @Test
  void takesNewFoldersOfAnyDepthAndThoseThatAreThere() {
    Path fresh = folder.resolve("new/deep");
    assertThat(Destination.folder("--directory", fresh)).isEqualTo(fresh).doesNotExist();
    assertThat(Destination.folder("--directory", folder)).isEqualTo(folder);
  }

  @Test
  void saysWhatIsInTheWayOfAFile() {
    assertThatThrownBy(() -> Destination.file("--output", folder))
        .hasMessage("--output " + folder + ": expected a file, or none yet, got a folder");
    assertThatThrownBy(() -> Destination.file("--output", folder.resolve("no/x")))
        .hasMessageEndingWith("expected a folder that exists, got none at " + folder.resolve("no"));
    assertThatThrownBy(() -> Destination.file("--output", file.resolve("x")))
        .hasMessageEndingWith("expected a folder that exists, got a file at " + file);
    assertThatThrownBy(() -> Destination.file("--output", Path.of("/dev/null")))
        .hasMessageEndingWith("expected a file, or none yet, got a device");
  }

  @Test
  void saysWhatIsInTheWayOfAFolder() {
    assertThatThrownBy(() -> Destination.folder("--directory", file))
        .hasMessage("--directory " + file + ": expected a folder, or none yet, got a file");
    assertThatThrownBy(() -> Destination.folder("--directory", file.resolve("x/y")))
        .hasMessageEndingWith("expected a folder, or none yet, got a file at " + file);
  }
}
