package org.athanor.persistence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void takesThePlaceOfAnOlderOne() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThat(WholeFile.write(file, "new")).isEqualTo(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesTheOlderOneWhereItCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    part -> {
                      Files.writeString(part, "ne");
                      throw new IOException("no room");
                    }))
        .hasMessage("no room");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesNothingBesideWhatIsInItsWay() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("file"));
    Files.createFile(taken.resolve("inside"));
    assertThatThrownBy(() -> WholeFile.write(taken, "new")).isInstanceOf(IOException.class);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }
}
