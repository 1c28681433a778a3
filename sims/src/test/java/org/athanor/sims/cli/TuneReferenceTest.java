package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.matching.Cells;
import org.athanor.sims.phases.StructureSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tune} with labels by a reference, and its standard deviations against a bootstrap. */
class TuneReferenceTest {
  private static final String PARAMETERS =
      "Si Si Si %s 2.0951 1.80 %s 1.20 -0.333333333333 7.049556277 0.6022245584 4 0 0\n";

  @TempDir Path folder;

  private Path pool;
  private Path reference;

  @BeforeEach
  void layOut() throws IOException {
    Structure diamond = StructureSpec.parse("diamond:Si@5.431").structure();
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      frames.add(Frame.of(new Cells(0.02, 0.05, 0, Optional.empty()).of(diamond, 4, k)));
    }
    pool = folder.resolve("pool.extxyz");
    ExtxyzWriter.writeAll(pool, frames);
    Files.writeString(folder.resolve("Si.sw"), PARAMETERS.formatted("2.1683", "21.0"));
    Files.writeString(folder.resolve("start.sw"), PARAMETERS.formatted("2.0", "25.0"));
    reference =
        Files.writeString(
            folder.resolve("reference.conf"),
            "label.reference { kind = stillinger-weber, stillinger-weber.file = Si.sw }\n");
  }

  private JsonNode tune(String... more) throws IOException {
    List<Object> line =
        new ArrayList<>(
            List.of(
                "tune",
                pool,
                "--potential",
                "sw:" + folder.resolve("start.sw") + ":Si",
                "--structure",
                "diamond:Si",
                "--target",
                "a=0.2%,cohesive-energy=1%,C11=3%,C12=3%,C44=3%",
                "--per-target",
                "--json"));
    line.addAll(List.of(more));
    Shell shell = Shell.run(line.toArray());
    assertThat(shell.exitStatus()).as(shell.err()).isZero();
    return shell.json();
  }

  private JsonNode bought(Path directory) throws IOException {
    return tune("--reference", reference.toString(), "--directory", directory.toString());
  }

  private static long files(Path directory, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(ending)).count();
    }
  }

  /** The labels are those of the potential itself, and each is paid for once, ever. */
  @Test
  void aReferenceLabelsWhatIsChosenAndNothingTwice() throws IOException {
    Path directory = folder.resolve("runs");
    JsonNode first = bought(directory);
    JsonNode direct = tune("--truth", "sw:" + folder.resolve("Si.sw") + ":Si");
    assertThat(first.get("weights")).isEqualTo(direct.get("weights"));
    assertThat(first.get("parameters")).isEqualTo(direct.get("parameters"));
    long structures = first.get("structures").asLong();
    assertThat(structures).isLessThan(12);
    assertThat(files(directory, ".label")).isEqualTo(structures);
    long journals = files(directory, "journal.db");
    assertThat(bought(directory)).isEqualTo(first);
    assertThat(files(directory, "journal.db")).as("nothing was computed").isEqualTo(journals);
  }

  /** What the reference refuses is replaced by others, and said. */
  @Test
  void labelsThatCannotBeHadAreReplaced() throws IOException {
    double all = bought(folder.resolve("a")).get("structures").asDouble();
    Files.writeString(reference, Files.readString(reference) + "label.largest-force = 2.2 eV/Å\n");
    JsonNode answer = bought(folder.resolve("b"));
    assertThat(answer.get("missing").asInt()).isPositive();
    assertThat(answer.get("structures").asDouble()).isBetween(1.0, all + 6);
    assertThat(answer.at("/properties/2/value").asDouble()).isCloseTo(151.42, within(0.1));
  }

  /** Five deviations, each within three of its standard errors of 9 %. */
  @Test
  void propagatedDeviationsAreThoseOfABootstrap() throws IOException {
    JsonNode answer = tune("--truth", "sw:" + folder.resolve("Si.sw") + ":Si", "--bootstrap", "60");
    assertThat(answer.at("/bootstrap/draws").asInt()).isEqualTo(60);
    for (int q = 0; q < 5; q++) {
      double propagated = answer.at("/properties/" + q + "/standardDeviation").asDouble();
      double drawn = answer.at("/bootstrap/standardDeviations/" + q).asDouble();
      assertThat(drawn / propagated).isBetween(1 - 3 * 0.092, 1 + 3 * 0.092);
    }
  }
}
