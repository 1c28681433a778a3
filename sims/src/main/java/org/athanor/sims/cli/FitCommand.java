package org.athanor.sims.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.sims.fit.Absorbed;
import org.athanor.sims.fit.BasisSpec;
import org.athanor.sims.fit.Dataset;
import org.athanor.sims.fit.Digest;
import org.athanor.sims.fit.FitJson;
import org.athanor.sims.fit.FitPage;
import org.athanor.sims.fit.FitResult;
import org.athanor.sims.fit.FitRun;
import org.athanor.sims.fit.FitSpec;
import org.athanor.sims.fit.Progress;
import org.athanor.sims.fit.Resumption;
import org.athanor.sims.potential.FittedPotential;
import org.athanor.sims.properties.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor fit DATASET.extxyz [--basis SPEC] [--output DIR] [--test FILE] [--json]}. */
@Command(
    name = "fit",
    description = {
      "Fits a potential to energies, forces and stresses, with its uncertainty. Labels that should",
      "not be fitted are refused by name. Bases: " + BasisSpec.FORMS
    })
final class FitCommand implements Callable<Integer> {
  /** How often what was absorbed is kept. */
  private static final Duration APART = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATASET.extxyz",
      description = "frames with REF_energy, REF_forces and, where known, REF_stress")
  private Path file;

  @Option(
      names = "--basis",
      defaultValue = "radial-angular:4.5",
      paramLabel = "SPEC",
      description = "radial-angular:4.5 unless given")
  private String basis;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "writes potential.txt, uncertainty.bin, fit.json and fit.html there")
  private Optional<Path> output;

  @Option(
      names = "--test",
      paramLabel = "FILE.extxyz",
      description = "labels that are held out of the fit, for errors and coverage")
  private Optional<Path> test;

  @Option(
      names = "--weights",
      split = ",",
      defaultValue = "200,20,40",
      paramLabel = "W",
      description =
          "of energy per atom (1/eV), forces (Å/eV) and virial per atom (1/eV): one over the"
              + " deviation thought tolerable; 200,20,40 unless given. A frame's config_weight"
              + " multiplies its squares")
  private List<Double> weights;

  @Option(
      names = "--soft-force",
      paramLabel = "eV/Å",
      description =
          "labels with larger forces F (root mean square of their components) count less, by 1/(1 +"
              + " (F/this)²); all count alike unless given")
  private Optional<Double> softForce;

  @Option(
      names = "--prior",
      defaultValue = "ridge",
      paramLabel = "ridge|smooth|relevance",
      description =
          "the same for every function, rising with its degree, or each its own; ridge unless"
              + " given")
  private Prior prior;

  @Option(
      names = "--uncertainty",
      defaultValue = "posterior",
      paramLabel = "posterior|committee",
      description = "where deviations are drawn from; posterior unless given")
  private Source source;

  @Option(
      names = "--e0",
      defaultValue = "fitted",
      paramLabel = "fitted|isolated|Si=-0.8,…",
      description =
          "energies of isolated atoms: fitted along, from frames with a single atom, or given in"
              + " eV; fitted unless given")
  private String references;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description =
          "a potential that fit has made: its labels and those of the dataset are fitted, as it"
              + " was, at the cost of the new ones alone")
  private Optional<Path> from;

  @Option(
      names = "--drop",
      description = "leave labels out that should not be fitted, instead of refusing them")
  private boolean drop;

  @Option(
      names = "--densities",
      defaultValue = "1",
      paramLabel = "1|2",
      description =
          "2 adds the root of a second density, as metals need it, refined step by step from the"
              + " linear fit on; with --basis ace. 1 unless given")
  private int densities;

  @Option(
      names = "--steps",
      defaultValue = "200",
      paramLabel = "N",
      description = "most steps of the refinement of two densities; 200 unless given")
  private int steps;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "all cores unless given; the numbers do not depend on it")
  private Optional<Integer> threads;

  @Option(names = "--json", description = "print JSON, schema athanor/fit")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    output.ifPresent(folder -> Destination.folder("--output", folder));
    Dataset dataset = new Dataset(file.toString(), Frames.of(file));
    Optional<Dataset> held = test.map(path -> new Dataset(path.toString(), Frames.of(path)));
    Optional<Absorbed> before = before();
    FitSpec order =
        before.isPresent()
            ? before.get().spec().dropping(drop)
            : new FitSpec(
                new BasisSpec(basis),
                weights(),
                prior,
                source,
                references(dataset),
                densities,
                drop);
    Resumption resumption = resumption(order);
    FitResult result;
    try (Team team = Team.of(threads.orElse(Runtime.getRuntime().availableProcessors()))) {
      FitRun run = new FitRun(order, team, progress(resumption));
      result =
          before.isPresent()
              ? run.run(file.toString(), dataset, held, before.get())
              : run.run(file.toString(), dataset, held);
    }
    ObjectNode document = FitJson.of(file.toString(), order.basis().text(), result);
    document.put("output", output.map(Path::toString).orElse(null));
    if (output.isPresent()) {
      write(result, document, output.get());
    }
    resumption.clear();
    print(result, document);
    return 0;
  }

  /** What the folder of {@code --from} has, whose orders stand. */
  private Optional<Absorbed> before() throws IOException {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    for (String name :
        List.of("--basis", "--weights", "--prior", "--uncertainty", "--e0", "--densities")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
        throw new IllegalArgumentException(
            name + ": expected what " + from.get() + " was fitted with, which stands; got another");
      }
    }
    return Optional.of(Absorbed.of(from.get()));
  }

  private Resumption resumption(FitSpec order) throws IOException {
    String after =
        from.isPresent() ? Digest.of(from.get().resolve(Absorbed.NAME), "").hex() : "nothing";
    return new Resumption(Digest.of(file, order + " after " + after), output, APART);
  }

  private Progress progress(Resumption resumption) {
    if (steps < 1) {
      throw new IllegalArgumentException("--steps: expected at least 1, got " + steps);
    }
    PrintWriter err = spec.commandLine().getErr();
    Ticker each = StepLine.of(err, "refinement");
    return new Progress(
        StepLine.of(err, "fit"), values -> each.done(values.size() - 1, steps), steps, resumption);
  }

  private FitWeights weights() {
    if (weights.size() != 3) {
      throw new IllegalArgumentException(
          "--weights: expected three numbers, of energy, forces and virial, got " + weights);
    }
    return new FitWeights(
        weights.get(0), weights.get(1), weights.get(2), softForce.orElse(Double.POSITIVE_INFINITY));
  }

  private Optional<SortedMap<Integer, Double>> references(Dataset dataset) {
    return switch (references) {
      case "fitted" -> Optional.empty();
      case "isolated" -> Optional.of(isolated(dataset));
      default ->
          Optional.of(
              AtomEnergies.parse(
                  references, "fitted, isolated, or energies in eV such as Si=-0.8,C=-1.2"));
    };
  }

  private SortedMap<Integer, Double> isolated(Dataset dataset) {
    SortedMap<Integer, Double> found = dataset.isolatedAtoms();
    dataset.elements().stream()
        .filter(z -> !found.containsKey(z))
        .findFirst()
        .ifPresent(
            z -> {
              throw new IllegalArgumentException(
                  "--e0 isolated: expected a frame with a single atom of "
                      + Element.of(z).symbol()
                      + " in "
                      + file
                      + ", got none");
            });
    return found;
  }

  /** Each file is there whole or not at all; the potential comes last. */
  private void write(FitResult result, ObjectNode document, Path folder) throws IOException {
    Files.createDirectories(folder);
    StringWriter text = new StringWriter();
    Json.print(new PrintWriter(text), document);
    FittedPotential potential = result.potential();
    WholeFile.write(folder.resolve("fit.json"), utf8(text.toString()));
    WholeFile.write(folder.resolve("fit.html"), utf8(FitPage.of(file.toString(), result)));
    WholeFile.write(
        folder.resolve("uncertainty.bin"), potential.bytes(result.found().uncertainty()));
    if (densities == 1) {
      result.absorbed().write(folder);
    } else {
      Files.deleteIfExists(folder.resolve(Absorbed.NAME));
    }
    WholeFile.write(folder.resolve("potential.txt"), utf8(potential.text()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void print(FitResult result, ObjectNode document) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, document);
      return;
    }
    FitPage.text(result).forEach(out::println);
    result
        .dropped()
        .forEach(
            one ->
                out.println(
                    "left out: frame "
                        + (one.index() + 1)
                        + ", "
                        + one.fault().word()
                        + ": "
                        + one.words()));
    output.ifPresent(folder -> out.println("potential  " + folder));
    out.flush();
  }
}
