package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels that should not be fitted. */
class FitScreeningTest {
  private static final String BASIS = "radial-angular:4.2:6,3,2,0,0";

  @TempDir Path folder;

  private Path dataset;

  @BeforeEach
  void name() {
    dataset = folder.resolve("dataset.extxyz");
  }

  private Shell fit(Object... more) {
    List<Object> all = new ArrayList<>(List.of("fit", dataset, "--basis", BASIS));
    all.addAll(List.of(more));
    return Shell.run(all.toArray());
  }

  @Test
  void badLabelsAreRefusedByNameAndDroppedOnRequest() throws IOException {
    List<Frame> frames = new ArrayList<>(SiliconFrames.of(80, 1));
    Frame third = frames.get(2);
    frames.set(
        2,
        Frame.of(
            third.structure(),
            new Labels(
                third.labels().orElseThrow().energy(),
                Vectors.zeros(third.structure().size()),
                Optional.empty())));
    frames.add(frames.get(10));
    ExtxyzWriter.writeAll(dataset, frames);
    Shell refused = fit();
    assertThat(refused.exitStatus()).isEqualTo(2);
    assertThat(refused.err())
        .hasLineCount(1)
        .contains("frame 3: zero-forces")
        .contains("frame 81: duplicate")
        .contains("--drop");
    Shell dropped = fit("--drop", "--json");
    assertThat(dropped.exitStatus()).isZero();
    assertThat(dropped.json().at("/dropped/1/frame").asInt()).isEqualTo(81);
    assertThat(dropped.json().get("labels").asInt()).isEqualTo(79);
  }

  @Test
  void framesWithoutLabelsAreRefused() {
    List<Frame> frames = new ArrayList<>(SiliconFrames.of(5, 1));
    frames.add(
        Frame.of(
            frames
                .getFirst()
                .structure()
                .withPositions(SiliconFrames.of(1, 9).getFirst().structure().positions())));
    ExtxyzWriter.writeAll(dataset, frames);
    Shell shell = fit();
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("REF_energy").contains("frame 6").hasLineCount(1);
  }

  /** Every one by the public command, with its word and what was expected and got. */
  @Test
  void everyFaultIsRefusedByItsName() throws IOException {
    refuses(6, labels -> with(labels, labels.energy() + 0.4), "contradiction", true);
    refuses(6, labels -> with(labels, labels.energy() - 1.3 * 8), "mixed-references", false);
    refuses(6, labels -> with(labels, labels.energy() + 1e5), "absurd", false);
    refuses(
        strained(),
        l -> new Labels(l.energy(), l.forces(), l.virial().map(v -> v.times(-1))),
        "wrong-sign-virial",
        false);
    refuses(
        strained(),
        l -> new Labels(l.energy(), l.forces(), l.virial().map(v -> v.times(1 / 160.2))),
        "wrong-unit-virial",
        false);
  }

  /** The frame with the largest virial, from 0. */
  private static int strained() {
    List<Frame> frames = SiliconFrames.of(80, 1);
    int found = 0;
    for (int k = 1; k < frames.size(); k++) {
      found = virial(frames.get(k)) > virial(frames.get(found)) ? k : found;
    }
    return found;
  }

  private static double virial(Frame frame) {
    return frame.labels().orElseThrow().virial().orElseThrow().largestAbsolute();
  }

  private static Labels with(Labels labels, double energy) {
    return new Labels(energy, labels.forces(), labels.virial());
  }

  /**
   * A frame's labels, changed, are refused, and left out on request.
   *
   * @param again whether the frame stands in the file unchanged as well
   */
  private void refuses(int place, UnaryOperator<Labels> change, String word, boolean again)
      throws IOException {
    List<Frame> frames = new ArrayList<>(SiliconFrames.of(80, 1));
    Frame frame = frames.get(place);
    Frame changed = Frame.of(frame.structure(), change.apply(frame.labels().orElseThrow()));
    int number = again ? frames.size() + 1 : place + 1;
    if (again) {
      frames.add(changed);
    } else {
      frames.set(place, changed);
    }
    ExtxyzWriter.writeAll(dataset, frames);
    Shell refused = fit();
    assertThat(refused.exitStatus()).as(word).isEqualTo(2);
    assertThat(refused.err())
        .hasLineCount(1)
        .contains("got 1 that cannot")
        .contains("frame " + number + ": " + word + ", expected ")
        .contains(", got ");
    JsonNode dropped = fit("--drop", "--json").json();
    assertThat(dropped.at("/dropped/0/frame").asInt()).isEqualTo(number);
    assertThat(dropped.at("/dropped/0/fault").asText()).isEqualTo(word);
  }
}
