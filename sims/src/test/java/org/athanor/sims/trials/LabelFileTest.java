package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code label}: a file of structures, a reference, and a file of labels. */
@Tag("trial")
class LabelFileTest {
  @TempDir Path home;
  private Path input;
  private Path output;
  private Path reference;

  @BeforeEach
  void layOut() throws IOException {
    input = home.resolve("in.extxyz");
    output = home.resolve("out.extxyz");
    reference = Files.writeString(home.resolve("reference.conf"), "label.largest-force = 90\n");
  }

  /** Two silicon atoms in a skewed cell, somewhere else for every number. */
  static Structure structure(int number) {
    return rattled(
        new Structure(
            Cell.periodic(0, 2.72, 2.72, 2.71, 0.02, 2.7, 2.7, 2.73, -0.01),
            Species.of(14, 14),
            Vectors.of(0, 0, 0, 1.36, 1.36, 1.36)),
        number);
  }

  /** All atoms moved by some hundredths of an Å. */
  static Structure rattled(Structure structure, int number) {
    Random random = new Random(number);
    double[] x = structure.positions().toArray();
    for (int k = 0; k < x.length; k++) {
      x[k] += 0.05 * random.nextGaussian();
    }
    return structure.withPositions(Vectors.of(x));
  }

  static Frame frame(int number) {
    return new Frame(
        structure(number),
        Optional.empty(),
        new TreeMap<>(Map.of("config_type", "number-" + number)));
  }

  private void frames(int... numbers) {
    List<Frame> frames = new ArrayList<>();
    for (int number : numbers) {
      frames.add(frame(number));
    }
    ExtxyzWriter.writeAll(input, frames);
  }

  private Answer label(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("label", input.toString(), "--reference", reference.toString()));
    arguments.addAll(List.of("--output", output.toString()));
    arguments.addAll(List.of(more));
    return Athanor.here(arguments.toArray(String[]::new));
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.output());
  }

  @Test
  void theOutputHasTheOrderOfTheInputAndTheReferencesNumbers() throws IOException {
    frames(3, 1, 2, 1);
    JsonNode json = json(label("--workers", "2", "--json").fine());
    assertThat(json.get("schema").asText()).isEqualTo("athanor/label");
    assertThat(json.get("labelled").asInt()).isEqualTo(4);
    assertThat(json.get("computed").asInt()).as("the same structure once").isEqualTo(3);
    List<Frame> labeled = ExtxyzReader.readAll(output);
    assertThat(labeled)
        .extracting(one -> one.info().get("config_type"))
        .containsExactly("number-3", "number-1", "number-2", "number-1");
    for (Frame one : labeled) {
      Prediction expected = StillingerWeber.silicon().predict(one.structure());
      assertThat(one.labels().orElseThrow().energy()).isEqualTo(expected.energy());
      assertThat(one.labels().orElseThrow().forces()).isEqualTo(expected.forces());
      assertThat(one.labels().orElseThrow().virial().orElseThrow().get(0, 1))
          .isCloseTo(expected.virial().get(0, 1), within(1e-9));
    }
  }

  @Test
  void onlyWhatIsNewIsComputedAndTheCacheIsShared() throws IOException {
    String cache = home.resolve("cache").toString();
    frames(1, 2);
    label("--cache", cache).fine();
    frames(2, 3, 1);
    JsonNode again = json(label("--cache", cache, "--json").fine());
    assertThat(again.get("computed").asInt()).isEqualTo(3);
    output = home.resolve("other.extxyz");
    frames(3, 4);
    JsonNode other = json(label("--cache", cache, "--json").fine());
    assertThat(other.get("recalled").asInt()).isEqualTo(1);
    assertThat(other.get("computed").asInt()).isEqualTo(1);
    assertThat(ExtxyzReader.readAll(output)).hasSize(2);
  }

  @Test
  void whatFailsIsLeftOutCountedAndListed() throws IOException {
    Structure crowded = structure(1).withPositions(Vectors.of(0, 0, 0, 0.3, 0.3, 0.3));
    ExtxyzWriter.writeAll(input, List.of(frame(1), Frame.of(crowded), frame(2)));
    Answer answer = label().clean();
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.output())
        .contains("2 of 3 structures labelled by Stillinger-Weber")
        .contains("frame 2 has no label after 1 try: unphysical: a force of")
        .contains("1 unphysical");
    assertThat(ExtxyzReader.readAll(output)).hasSize(2);
    JsonNode json = json(label("--json"));
    assertThat(json.get("failures").get(0).get("frame").asInt()).isEqualTo(2);
    assertThat(json.get("failures").get(0).get("cause").asText()).isEqualTo("unphysical");
    assertThat(json.get("computed").asInt()).as("nothing is tried again").isEqualTo(3);
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsComputed() throws IOException {
    frames(1);
    output = home.resolve("nowhere/out.extxyz");
    label().refused(2, "expected a folder that exists");
    output = home.resolve("out.extxyz");
    label("--workers", "0").refused(2, "--workers");
    Files.writeString(reference, "label.referense.kind = stillinger-weber");
    label().refused(2, "label.reference");
    Files.writeString(
        reference, "label.reference { kind = quantum-espresso, quantum-espresso.executable = no }");
    label().refused(2, "pseudopotentials", "Si");
  }

  @Test
  void aReferenceThatIsGoneEndsItAndTheSameCommandGoesOn() throws IOException {
    frames(1, 2);
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "rm -f -- \"$0\"");
    Files.writeString(
        reference, program.settings() + "label.retries { pause = 100 ms, longest-pause = 1 s }\n");
    label().refused(1, "the reference is not there", "pw.x");
    program.install("");
    label().fine();
    assertThat(ExtxyzReader.readAll(output)).hasSize(2);
  }
}
