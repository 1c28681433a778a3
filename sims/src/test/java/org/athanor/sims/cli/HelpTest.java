package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every command says of itself. */
class HelpTest {
  /** The widest line of a terminal of 80 columns. */
  private static final int COLUMNS = 80;

  static List<String> commands() {
    return new ArrayList<>(Main.commandLine().getSubcommands().keySet());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void descriptionsFillTheirLines(String command) {
    List<String> lines = Shell.run(command, "--help").out().lines().toList();
    int begin = 1;
    while (lines.get(begin).startsWith(" ")) {
      begin++;
    }
    List<String> description = new ArrayList<>();
    for (String line : lines.subList(begin, lines.size())) {
      if (line.startsWith(" ")) {
        break;
      }
      description.add(line);
    }
    assertThat(description).isNotEmpty();
    for (int k = 0; k + 1 < description.size(); k++) {
      String next = description.get(k + 1);
      String word = next.split("[ :]", 2)[0];
      boolean paragraph = next.matches("[A-Z][a-z]+: .*");
      assertThat(paragraph || description.get(k).length() + 1 + word.length() >= COLUMNS)
          .as("%s: '%s' has room for '%s'", command, description.get(k), word)
          .isTrue();
    }
  }
}
