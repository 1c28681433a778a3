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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.embedding.EmbeddedPotential;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.uncertainty.GradedPotential;
import org.athanor.sims.potential.PotentialSpec;
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

  @Test
  void dynamicsStopWhereForcesAreUncertainWhateverTheDeviationsAreDrawnFrom() throws IOException {
    for (String source : List.of("posterior", "committee")) {
      fit("--output", output, "--uncertainty", source);
      Path whole = folder.resolve("whole-" + source);
      JsonNode free = dynamics(whole, 60, "--guard-deviation", "1e9", "--json").json();
      double largest = free.at("/guard/largestForceDeviationEVPerAngstrom").asDouble();
      assertThat(free.at("/guard/largestGrade").isNull()).isTrue();
      List<String> readings = Files.readAllLines(whole.resolve("thermo.csv"));
      assertThat(readings.getFirst()).endsWith(",force_std_eV_per_A");
      double first = Double.parseDouble(readings.get(1).replaceAll(".*,", ""));
      assertThat(first).as(source).isPositive().isLessThan(largest);
      Path cut = folder.resolve("cut-" + source);
      Shell guarded = dynamics(cut, 60, "--guard-deviation", (first + largest) / 2);
      assertThat(guarded.exitStatus()).as(guarded.err()).isEqualTo(1);
      assertThat(guarded.out()).contains("by --guard-deviation", "deviation", "eV/Å");
      agreesWithEvaluate(ExtxyzReader.readAll(cut.resolve("guard.extxyz")).getFirst());
    }
    assertThat(dynamics(folder.resolve("no"), 60, "--guard", "9", "--guard-deviation", 1).err())
        .contains("--guard-deviation: expected it instead of --guard")
        .hasLineCount(1);
    Files.delete(output.resolve("uncertainty.bin"));
    assertThat(dynamics(folder.resolve("no"), 60, "--guard-deviation", "1").err())
        .contains("--guard-deviation: expected the folder of a fitted potential")
        .hasLineCount(1);
  }

  /** The largest deviation of a force is that of the components that are written there. */
  private void agreesWithEvaluate(Frame offered) throws IOException {
    Path one = folder.resolve("one.extxyz");
    Path out = folder.resolve("out.extxyz");
    ExtxyzWriter.writeAll(one, List.of(Frame.of(offered.structure())));
    Shell.run("evaluate", "--potential", output, one, "--output", out, "--uncertainty");
    double largest = 0;
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(1)).contains(":forces_std:R:3:grade:R:1");
    for (String line : lines.subList(2, lines.size())) {
      List<String> words = List.of(line.strip().split("\\s+", -1));
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double deviation = Double.parseDouble(words.get(words.size() - 4 + axis));
        square += deviation * deviation;
      }
      largest = Math.max(largest, Math.sqrt(square));
    }
    assertThat(Double.parseDouble(offered.info().get("force_std")))
        .isCloseTo(largest, within(1e-6 * largest));
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

  @Test
  void twoDensitiesAreRefinedEvaluatedAndExported() throws IOException {
    Object[] order = {
      "fit", dataset, "--basis", "ace:4.2:3,20,4,2", "--densities", "2", "--steps", "8"
    };
    List<Object> words = new ArrayList<>(List.of(order));
    words.addAll(List.of("--output", output, "--test", test, "--json"));
    Shell shell = Shell.run(words.toArray());
    assertThat(shell.err()).isEmpty();
    JsonNode json = shell.json();
    assertThat(json.get("densities").asInt()).isEqualTo(2);
    assertThat(json.at("/refinement/steps").asInt()).isBetween(3, 8);
    assertThat(json.at("/refinement/loss").asDouble())
        .isLessThan(json.at("/refinement/lossAtStart").asDouble());
    assertThat(json.at("/uncertainty/forceEVPerAngstrom/testCoverage/ninety").asDouble())
        .isBetween(0.8, 0.97);
    assertThat(output.resolve("refinement.bin")).doesNotExist();
    assertThat(Files.readString(output.resolve("fit.html"))).contains("Two densities");
    Path out = folder.resolve("out.extxyz");
    JsonNode own = evaluated(output.toString(), out);
    assertThat(own.at("/errors/forceMaeMeVPerAngstrom").asDouble())
        .isEqualTo(json.at("/testErrors/forceMaeMeVPerAngstrom").asDouble());
    assertThat(Files.readAllLines(out).get(1)).contains("grade=");
    Path yace = folder.resolve("si.yace");
    assertThat(Shell.run("export", output, "--output", yace).err()).isEmpty();
    Path plain = folder.resolve("plain.extxyz");
    JsonNode exported =
        Shell.run(
                "evaluate",
                "--potential",
                "ace:" + yace + ":Si+zbl:1.11,1.887:Si",
                test,
                "--output",
                plain,
                "--json")
            .json();
    assertThat(exported.at("/errors/forceMaeMeVPerAngstrom").asDouble())
        .isCloseTo(own.at("/errors/forceMaeMeVPerAngstrom").asDouble(), within(1e-7));
    twoDensitiesAreGuarded();
    assertThat(Shell.run("fit", test, "--from", output).err())
        .contains("two densities, whose refinement needs the labels themselves")
        .hasLineCount(1);
  }

  /** By the grades that {@code evaluate} says of the same atoms. */
  private void twoDensitiesAreGuarded() throws IOException {
    Path run = folder.resolve("guarded");
    Shell shell = dynamics(run, 400, "--guard", 2, "--json");
    assertThat(shell.json().at("/state").asText()).as(shell.err()).isEqualTo("guarded");
    // What walks of a campaign move on, and are guarded by.
    assertThat(new PotentialSpec(folder, "python3").gradedWherePossible("fitted"))
        .isInstanceOfSatisfying(
            GradedPotential.class,
            graded -> assertThat(graded.fitted()).isInstanceOf(EmbeddedPotential.class));
    Frame offered = ExtxyzReader.readAll(run.resolve("guard.extxyz")).getFirst();
    ExtxyzWriter.writeAll(test, List.of(offered));
    Path out = folder.resolve("offered.extxyz");
    Shell.run("evaluate", "--potential", output, test, "--output", out, "--uncertainty");
    double grade = Double.parseDouble(ExtxyzReader.readAll(out).getFirst().info().get("grade"));
    assertThat(Double.parseDouble(offered.info().get("grade")))
        .isCloseTo(grade, within(1e-6))
        .isGreaterThan(2);
  }

  private JsonNode evaluated(String potential, Path out) throws IOException {
    Shell shell =
        Shell.run(
            "evaluate", "--potential", potential, test, "--output", out, "--uncertainty", "--json");
    assertThat(shell.err()).isEmpty();
    return shell.json();
  }

  @Test
  void densitiesThatThereAreNotAreRefused() {
    assertThat(fit("--densities", "3").err()).contains("expected 1 or 2, got 3").hasLineCount(1);
    assertThat(fit("--densities", "2").err()).contains("--basis ace:CUTOFF").hasLineCount(1);
    assertThat(fit("--steps", "0").err()).contains("at least 1, got 0").hasLineCount(1);
  }

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
