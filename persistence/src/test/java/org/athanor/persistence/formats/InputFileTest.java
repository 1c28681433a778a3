package org.athanor.persistence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
  @TempDir Path folder;

  @Test
  void readsLines() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "Å\r\n2\n");
    assertThat(InputFile.lines(file, "a table")).containsExactly("Å", "2");
    assertThat(InputFile.bytes(file, "a table")).hasSize(6);
  }

  @Test
  void saysWhatIsThereInstead() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {(byte) 0xe9, '\n'});
    assertThatThrownBy(() -> InputFile.text(file, "a table"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(file + ": expected a table in UTF-8, got other bytes");
    assertThatThrownBy(() -> InputFile.text(folder, "a table"))
        .hasMessage(folder + ": expected a table, got a folder");
    assertThatThrownBy(() -> InputFile.bytes(folder.resolve("no"), "a table"))
        .hasMessage(folder.resolve("no") + ": expected a table, got no such file");
    assertThatThrownBy(() -> InputFile.of(Path.of("/dev/null"), "a table"))
        .hasMessage("/dev/null: expected a table, got a device");
  }
}
