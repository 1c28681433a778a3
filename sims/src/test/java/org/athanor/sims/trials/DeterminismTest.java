package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same file and seed give the same dataset, whoever does the work and how many of them. */
@Tag("trial")
class DeterminismTest {
  @TempDir static Path home;
  private static String expected;

  @BeforeAll
  static void runsOnce() throws IOException {
    expected = hash("one", "machines { explorers = 1, labelers = 1 }");
  }

  /** Runs the campaign in a directory of its own. */
  private static String hash(String name, String... lines) throws IOException {
    Path folder = home.resolve(name);
    folder.toFile().mkdir();
    Path directory = folder.resolve("run");
    Athanor.runHere(Tiny.file(folder, lines), directory).fine();
    assertThat(directory.resolve("potential/uncertainty.bin")).isNotEmptyFile();
    return new History(directory).read().hash();
  }

  @Test
  void otherCriteriaChooseOtherStructuresWhoeverDoesTheWork() throws IOException {
    for (String criterion : new String[] {"uncertainty", "maxvol", "random"}) {
      String choice = "select.criterion = " + criterion;
      String one = hash(criterion, choice, "machines { explorers = 1, labelers = 1 }");
      assertThat(one).as(criterion).isNotEqualTo(expected);
      assertThat(hash(criterion + "-3", choice, "machines.explorers = 3")).isEqualTo(one);
    }
  }

  @Test
  void explorersDoNotMatter() throws IOException {
    assertThat(hash("two", "machines.explorers = 2")).isEqualTo(expected);
    assertThat(hash("five", "machines.explorers = 5")).isEqualTo(expected);
  }

  @Test
  void labelersDoNotMatter() throws IOException {
    assertThat(hash("three", "machines { explorers = 2, labelers = 3 }")).isEqualTo(expected);
  }

  @Test
  void anotherProcessGetsTheSame() throws Exception {
    Path folder = home.resolve("process");
    folder.toFile().mkdir();
    try (Athanor athanor = Athanor.run(Tiny.file(folder), folder.resolve("run"))) {
      athanor.answer().fine();
    }
    assertThat(new History(folder.resolve("run")).read().hash()).isEqualTo(expected);
  }

  @Test
  void theSeedMatters() throws IOException {
    assertThat(hash("seed", "seed = 12")).isNotEqualTo(expected);
  }
}
