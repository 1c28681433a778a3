package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
  private static final String BASIS = "radial-angular:4.2:6,3,2,0,0";

  @TempDir Path folder;

  private Path dataset;
  private Path test;
  private Path output;

  @BeforeEach
  void write() {
    dataset = folder.resolve("dataset.extxyz");
    test = folder.resolve("test.extxyz");
    output = folder.resolve("fitted");
    ExtxyzWriter.writeAll(dataset, SiliconFrames.of(80, 1));
    ExtxyzWriter.writeAll(test, SiliconFrames.of(60, 2));
  }

  private Shell fit(Object... more) {
    List<Object> all = new ArrayList<>(List.of("fit", dataset, "--basis", BASIS));
    all.addAll(List.of(more));
    return Shell.run(all.toArray());
  }

  @Test
  void fitsAndSaysHowFarToTrustIt() throws IOException {
    Shell shell = fit("--test", test, "--output", output, "--json");
    assertThat(shell.err()).isEmpty();
    JsonNode json = shell.json();
    assertThat(json.get("schema").asText()).isEqualTo("athanor/fit");
    assertThat(json.get("version").asInt()).isEqualTo(1);
    assertThat(json.get("labels").asInt()).isEqualTo(80);
    assertThat(json.at("/testErrors/labels").asInt()).isEqualTo(60);
    assertThat(json.at("/testErrors/forceMaeMeVPerAngstrom").asDouble()).isBetween(1.0, 120.0);
    assertThat(json.at("/uncertainty/source").asText()).isEqualTo("posterior");
    assertThat(json.at("/uncertainty/forceEVPerAngstrom/testCoverage/ninety").asDouble())
        .isBetween(0.85, 0.95);
    assertThat(json.at("/uncertainty/forceEVPerAngstrom/coverage/errors").asInt())
        .isEqualTo(80 * 12);
    assertThat(json.get("dropped")).isEmpty();
    assertThat(output).isDirectoryContaining("glob:**/fit.html");
    assertThat(Files.readString(output.resolve("fit.html")))
        .contains("Parity")
        .contains("Coverage")
        .contains("What remains: force component");
    assertThat(Files.readString(output.resolve("fit.json"))).contains("athanor/fit");
  }

  @Test
  void whatIsFittedIsEvaluatedWithItsUncertainty() throws IOException {
    assertThat(fit("--output", output).exitStatus()).isZero();
    Path out = folder.resolve("out.extxyz");
    Shell shell =
        Shell.run(
            "evaluate", "--potential", output, test, "--output", out, "--uncertainty", "--json");
    assertThat(shell.err()).isEmpty();
    assertThat(shell.json().at("/errors/forceMaeMeVPerAngstrom").asDouble()).isLessThan(120);
    JsonNode coverage = shell.json().get("coverage");
    JsonNode fitted = fit("--test", test, "--json").json().get("uncertainty");
    for (String quantity : List.of("energyPerAtomEV", "forceEVPerAngstrom", "virialPerAtomEV")) {
      assertThat(coverage.get(quantity).get("errors").asInt()).as(quantity).isPositive();
      assertThat(coverage.get(quantity)).isEqualTo(fitted.at("/" + quantity + "/testCoverage"));
    }
    assertThat(
            Shell.run("evaluate", "--potential", output, test, "--output", out, "--uncertainty")
                .out())
        .contains("in 50 %")
        .contains("in 95 %")
        .contains("force component");
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(1))
        .contains("forces_std:R:3:grade:R:1")
        .contains(" energy_std=")
        .contains(" stress_std=")
        .contains(" grade=");
    assertThat(lines.get(2).split(" ", -1)).hasSize(1 + 3 + 3 + 3 + 3 + 1);
    Files.delete(output.resolve("uncertainty.bin"));
    Shell without =
        Shell.run("evaluate", "--potential", output, test, "--output", out, "--uncertainty");
    assertThat(without.exitStatus()).isEqualTo(2);
    assertThat(without.err()).contains("uncertainty.bin").hasLineCount(1);
  }

  @Test
  void dynamicsStopWhereAnAtomIsFarFromWhatWasFitted() throws IOException {
    fit("--output", output);
    Path whole = folder.resolve("whole");
    Shell free = dynamics(whole, 60, "--guard", "1e9", "--json");
    assertThat(free.exitStatus()).as(free.err()).isZero();
    assertThat(free.json().at("/state").asText()).isEqualTo("done");
    double largest = free.json().at("/guard/largestGrade").asDouble();
    List<String> readings = Files.readAllLines(whole.resolve("thermo.csv"));
    assertThat(readings.getFirst()).endsWith(",grade");
    List<Double> grades =
        readings.stream()
            .skip(1)
            .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
            .toList();
    assertThat(grades).hasSize(13).allMatch(grade -> grade > 0 && grade <= largest);
    // At a look every 10 steps stops the first of them that is above the limit.
    double limit = (grades.getFirst() + largest) / 2;
    int first = 0;
    while (grades.get(2 * first) <= limit) {
      first++;
    }
    Path cut = folder.resolve("cut");
    Shell guarded = dynamics(cut, 60, "--guard", limit, "--json");
    assertThat(guarded.exitStatus()).isEqualTo(1);
    assertThat(guarded.json().at("/state").asText()).isEqualTo("guarded");
    assertThat(guarded.json().at("/steps").asInt()).isEqualTo(10 * first).isPositive();
    Frame offered = ExtxyzReader.readAll(cut.resolve("guard.extxyz")).getFirst();
    assertThat(offered.info().get("step")).isEqualTo("" + 10 * first);
    assertThat(Double.parseDouble(offered.info().get("grade")))
        .isEqualTo(grades.get(2 * first))
        .isGreaterThan(limit);
    assertThat(Files.readAllLines(cut.resolve("guard.extxyz")).get(1)).contains("grade:R:1");
    // The same command stops there again; with a higher limit it goes on, with the same bytes.
    assertThat(dynamics(cut, 60, "--guard", limit).out()).contains("by --guard").contains("grade");
    assertThat(dynamics(cut, 60, "--guard", "1e9").exitStatus()).isZero();
    assertThat(cut.resolve("thermo.csv")).hasSameBinaryContentAs(whole.resolve("thermo.csv"));
    Files.delete(output.resolve("uncertainty.bin"));
    assertThat(dynamics(folder.resolve("no"), 60, "--guard", "10").err())
        .contains("--guard: expected the folder of a fitted potential")
        .hasLineCount(1);
  }

  private Shell dynamics(Path directory, int steps, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("dynamics", "--potential", output, "--structure", "diamond:Si@5.431"));
    words.addAll(List.of("--ensemble", "langevin", "--temperature", 2500, "--steps", steps));
    words.addAll(List.of("--thermo", 5, "--dump", 0, "--directory", directory));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  @Test
  void theSameCommandGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
    Path other = folder.resolve("other");
    fit("--output", output, "--threads", "1");
    fit("--output", other, "--threads", "2");
    for (String name : List.of("potential.txt", "uncertainty.bin")) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(output.resolve(name));
    }
  }

  @Test
  void referenceEnergiesComeFromIsolatedAtomsIfAsked() throws IOException {
    assertThat(fit("--e0", "isolated").err()).contains("single atom of Si").hasLineCount(1);
    List<Frame> frames = new ArrayList<>(SiliconFrames.of(40, 1));
    Structure atom =
        new Structure(
            Cell.periodic(20, 0, 0, 0, 20, 0, 0, 0, 20), Species.of(14), Vectors.zeros(1));
    frames.add(Frame.of(atom, new Labels(-0.75, Vectors.zeros(1), Optional.empty())));
    ExtxyzWriter.writeAll(dataset, frames);
    JsonNode json = fit("--e0", "isolated", "--json").json();
    assertThat(json.at("/referenceEnergiesEV/Si").asDouble()).isEqualTo(-0.75);
    assertThat(fit("--e0", "Si=-1.5", "--json").json().at("/referenceEnergiesEV/Si").asDouble())
        .isEqualTo(-1.5);
    assertThat(fit("--e0", "Si").exitStatus()).isEqualTo(2);
  }

  @Test
  void framesCarryWeightsOfTheirOwn() throws IOException {
    double plain = fit("--json").json().get("logEvidence").asDouble();
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : SiliconFrames.of(80, 1)) {
      TreeMap<String, String> info = new TreeMap<>();
      info.put("config_weight", "4");
      frames.add(new Frame(frame.structure(), frame.labels(), info));
    }
    ExtxyzWriter.writeAll(dataset, frames);
    JsonNode doubled = fit("--json", "--weights", "100,10,20").json();
    assertThat(doubled.get("logEvidence").asDouble()).isEqualTo(plain);
    frames.set(
        0, new Frame(frames.getFirst().structure(), frames.getFirst().labels(), badWeight()));
    ExtxyzWriter.writeAll(dataset, frames);
    assertThat(fit().err()).contains("frame 1").contains("config_weight").contains("-1");
  }

  private static SortedMap<String, String> badWeight() {
    TreeMap<String, String> info = new TreeMap<>();
    info.put("config_weight", "-1");
    return info;
  }

  @Test
  void theAtomicClusterExpansionIsABasisToo() throws IOException {
    Shell shell =
        Shell.run(
            "fit",
            dataset,
            "--basis",
            "ace:4.2:3,30,4,3",
            "--output",
            output,
            "--test",
            test,
            "--json");
    assertThat(shell.err()).isEmpty();
    assertThat(shell.json().at("/testErrors/forceMaeMeVPerAngstrom").asDouble())
        .isBetween(1.0, 150.0);
    Path out = folder.resolve("out.extxyz");
    Shell evaluated =
        Shell.run("evaluate", "--potential", output, test, "--output", out, "--uncertainty");
    assertThat(evaluated.exitStatus()).isZero();
  }

  @Test
  void priorsAndCommitteesAreChosenByName() throws IOException {
    double ridge = fit("--json").json().get("logEvidence").asDouble();
    double smooth = fit("--json", "--prior", "smooth").json().get("logEvidence").asDouble();
    double own = fit("--json", "--prior", "relevance").json().get("logEvidence").asDouble();
    assertThat(smooth).isGreaterThanOrEqualTo(ridge);
    assertThat(own).isGreaterThan(smooth);
    JsonNode committee = fit("--json", "--uncertainty", "committee", "--test", test).json();
    assertThat(committee.at("/uncertainty/source").asText()).isEqualTo("committee");
    assertThat(committee.at("/uncertainty/forceEVPerAngstrom/testCoverage/ninety").asDouble())
        .isBetween(0.8, 0.97);
    Shell wrong = Shell.run("fit", dataset, "--basis", "radial:4.5");
    assertThat(wrong.exitStatus()).isEqualTo(2);
    assertThat(wrong.err()).contains("radial-angular:CUTOFF").contains("radial:4.5");
    assertThat(fit("--weights", "1,2").err()).contains("three numbers");
  }

  /** Every one by the public command, with its word and what was expected and got. */
  @Test
  void moreLabelsAreFittedWithThoseOfBeforeToTheSameBytes() throws IOException {
    List<Frame> frames = SiliconFrames.of(80, 1);
    assertThat(fit("--output", output, "--e0", "Si=-0.5").exitStatus()).isZero();
    Path few = folder.resolve("few.extxyz");
    Path more = folder.resolve("more.extxyz");
    ExtxyzWriter.writeAll(few, frames.subList(0, 57));
    ExtxyzWriter.writeAll(more, frames.subList(57, 80));
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Shell.run("fit", few, "--basis", BASIS, "--e0", "Si=-0.5", "--output", first);
    Shell added = Shell.run("fit", more, "--from", first, "--output", second, "--json");
    assertThat(added.err()).isEmpty();
    assertThat(added.json().get("labels").asInt()).isEqualTo(23);
    assertThat(added.json().get("labelsInAll").asInt()).isEqualTo(80);
    assertThat(added.json().get("basis").asText()).isEqualTo(BASIS);
    for (String name : List.of("potential.txt", "uncertainty.bin", "sums.bin")) {
      assertThat(second.resolve(name)).hasSameBinaryContentAs(output.resolve(name));
    }
    assertThat(second.resolve("absorbing.bin")).doesNotExist();
  }

  @Test
  void whatCannotBeAddedToIsRefused() throws IOException {
    assertThat(Shell.run("fit", dataset, "--from", folder).err())
        .contains("sums.bin")
        .hasLineCount(1);
    fit("--output", output);
    assertThat(fit("--from", output).err()).contains("--basis: expected what").hasLineCount(1);
    List<Frame> carbon = new ArrayList<>();
    for (Frame frame : SiliconFrames.of(3, 5)) {
      Structure s = frame.structure();
      Structure other = new Structure(s.cell(), Species.repeated(6, s.size()), s.positions());
      carbon.add(Frame.of(other, frame.labels().orElseThrow()));
    }
    ExtxyzWriter.writeAll(test, carbon);
    assertThat(Shell.run("fit", test, "--from", output).err()).contains("got C").hasLineCount(1);
    Path sums = output.resolve("sums.bin");
    byte[] bytes = Files.readAllBytes(sums);
    bytes[bytes.length / 2] ^= 1;
    Files.write(sums, bytes);
    assertThat(Shell.run("fit", dataset, "--from", output).err())
        .contains("expected whole sums of a fit")
        .hasLineCount(1);
  }
}
