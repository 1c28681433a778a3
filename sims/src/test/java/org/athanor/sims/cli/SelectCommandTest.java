package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.SampleStructures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectCommandTest {
  private static final String BASIS = "radial-angular:4.2:5,2,2,0,0";

  @TempDir Path folder;

  private Path pool;
  private Path dataset;
  private List<Frame> candidates;

  @BeforeEach
  void write() {
    pool = folder.resolve("pool.extxyz");
    dataset = folder.resolve("dataset.extxyz");
    ExtxyzWriter.writeAll(dataset, SiliconFrames.of(20, 1));
    // More of the same, and one that is like nothing before.
    candidates = new ArrayList<>(SiliconFrames.of(14, 2));
    candidates.add(
        8,
        SiliconFrames.labelled(
            SampleStructures.rattled(SampleStructures.diamond(2.0, List.of(14)), 0.2, 5)));
    ExtxyzWriter.writeAll(pool, candidates);
  }

  private Shell select(String by, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of("select", pool, "--from", dataset, "--count", 4, "--by", by, "--basis", BASIS));
    all.addAll(List.of(more));
    return Shell.run(all.toArray());
  }

  private static List<Integer> frames(JsonNode json) {
    List<Integer> frames = new ArrayList<>();
    json.get("picks").forEach(pick -> frames.add(pick.get("frame").asInt()));
    return frames;
  }

  @Test
  void everyCriterionButChanceFindsTheStranger() throws IOException {
    for (String by : List.of("entropy", "uncertainty", "maxvol")) {
      Shell shell = select(by, "--json");
      assertThat(shell.err()).isEmpty();
      JsonNode json = shell.json();
      assertThat(json.get("schema").asText()).isEqualTo("athanor/select");
      assertThat(json.get("by").asText()).isEqualTo(by);
      assertThat(json.get("pool").asInt()).isEqualTo(15);
      assertThat(frames(json)).as(by).hasSize(4).doesNotHaveDuplicates().startsWith(9);
      assertThat(select(by, "--json").out()).isEqualTo(shell.out());
    }
  }

  @Test
  void aCommitteeFindsTheStrangerToo() throws IOException {
    Shell shell = select("uncertainty", "--uncertainty", "committee", "--json");
    assertThat(shell.err()).isEmpty();
    assertThat(frames(shell.json())).hasSize(4).doesNotHaveDuplicates().startsWith(9);
    assertThat(shell.out()).isNotEqualTo(select("uncertainty", "--json").out());
    ExtxyzWriter.writeAll(dataset, SiliconFrames.of(6, 1));
    assertThat(select("uncertainty", "--uncertainty", "committee").err())
        .contains("a group of 6, got 6")
        .hasLineCount(1);
  }

  @Test
  void chanceHangsOnTheSeedAlone() throws IOException {
    List<Integer> first = frames(select("random", "--json", "--seed", 3).json());
    assertThat(frames(select("random", "--json", "--seed", 3).json())).isEqualTo(first);
    assertThat(frames(select("random", "--json", "--seed", 4).json())).isNotEqualTo(first);
  }

  @Test
  void thePicksAreWrittenInTheirOrder() throws IOException {
    Path output = folder.resolve("picked.extxyz");
    List<Integer> frames = frames(select("uncertainty", "--json", "--output", output).json());
    List<Frame> written = ExtxyzReader.readAll(output);
    assertThat(written).hasSize(4);
    for (int k = 0; k < 4; k++) {
      assertThat(written.get(k).structure())
          .isEqualTo(candidates.get(frames.get(k) - 1).structure());
    }
    assertThat(select("maxvol").out()).contains("extrapolation grade");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(Shell.run("select", pool, "--from", dataset, "--count", 0).err())
        .contains("--count")
        .hasLineCount(1);
    ExtxyzWriter.writeAll(dataset, List.of(Frame.of(candidates.getFirst().structure())));
    assertThat(select("uncertainty").err()).contains("frame 1").hasLineCount(1);
    Shell wrong = select("vibes");
    assertThat(wrong.exitStatus()).isEqualTo(2);
    assertThat(wrong.err()).contains("vibes");
  }
}
