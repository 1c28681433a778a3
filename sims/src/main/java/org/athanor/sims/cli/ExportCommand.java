package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.InputFile;
import org.athanor.potentials.linear.PaceExport;
import org.athanor.sims.potential.FittedPotential;
import org.athanor.sims.reference.LammpsWitness;
import org.athanor.sims.reference.LammpsWitness.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor export POTENTIAL --format yace|snap --output FILE [--lammps lmp] [--json]}. */
@Command(
    name = "export",
    description = {
      "Writes a fitted potential for LAMMPS, and reads it back to see that it is the same: on 100",
      "structures energies and forces must agree, or there is no file. An lmp that has the pair",
      "style is asked too."
    })
final class ExportCommand implements Callable<Integer> {
  private static final String NOBODY = "none";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POTENTIAL", description = "a folder with potential.txt, or that file")
  private Path potential;

  @Option(
      names = "--format",
      defaultValue = "yace",
      paramLabel = "FORMAT",
      description = {
        "yace, for pair style pace, of fit.basis = ace; or snap, for pair style snap, of fit.basis",
        "= snap or snap-quadratic; with pair style zbl over it"
      })
  private String format;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = {
        "the file, of snap the .snapcoeff, beside which .snapparam is written; FILE.lammps gets"
            + " the",
        "pair_style and pair_coeff lines"
      })
  private Path output;

  @Option(
      names = "--lammps",
      defaultValue = "${env:ATHANOR_LMP:-lmp}",
      paramLabel = "PROGRAM",
      description =
          "that is asked where it has the pair style: $ATHANOR_LMP or else lmp unless given; none"
              + " asks nobody")
  private String lammps;

  @Option(names = "--json", description = "print JSON, schema athanor/export")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Destination.file("--output", output).toAbsolutePath().getParent();
    Path text = Files.isDirectory(potential) ? potential.resolve("potential.txt") : potential;
    FittedPotential fitted = read(text);
    Exported export = Exported.of(fitted, format, output.getFileName().toString());
    Path trial = Files.createTempDirectory(folder, ".export");
    Answer answer;
    try {
      for (var file : export.files().entrySet()) {
        Files.write(trial.resolve(file.getKey()), file.getValue());
      }
      answer = ask(fitted, export, trial);
      for (String name : export.files().keySet()) {
        replace(trial.resolve(name), folder.resolve(name));
      }
      Path commands = Files.write(trial.resolve("commands"), export.commands());
      replace(commands, commandsFile());
    } finally {
      remove(trial);
    }
    print(export, answer);
    return 0;
  }

  private Path commandsFile() {
    return output.resolveSibling(output.getFileName() + ".lammps");
  }

  private Answer ask(FittedPotential fitted, Exported export, Path trial)
      throws IOException, InterruptedException {
    return lammps.equals(NOBODY)
        ? new Answer.Unasked("--lammps " + NOBODY)
        : new LammpsWitness(lammps, trial)
            .ask(export.style(), export.commands(), fitted.potential());
  }

  private static FittedPotential read(Path text) throws IOException {
    try {
      return FittedPotential.read(InputFile.text(text, "a fitted potential"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void print(Exported export, Answer answer) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      document(out, export, answer);
      return;
    }
    PaceExport.Check check = export.check();
    String all = String.join(" and ", export.files().keySet());
    out.println(
        output.resolveSibling(all)
            + " written; read back, %d structures agree to %.1e eV/atom and %.1e of the largest force"
                .formatted(check.structures(), check.energy(), check.force()));
    out.println(
        switch (answer) {
          case Answer.Agreed agreed ->
              "LAMMPS (%s) agrees to %.1e eV/atom and %.1e of the largest force"
                  .formatted(agreed.version(), agreed.energy(), agreed.force());
          case Answer.Unasked unasked -> "LAMMPS was not asked: " + unasked.reason();
        });
    export.commands().forEach(out::println);
    out.flush();
  }

  private void document(PrintWriter out, Exported export, Answer answer) throws IOException {
    JsonGenerator document = Json.open(out, "athanor/export", 1);
    document.writeStringField("format", format);
    document.writeStringField("file", output.toString());
    document.writeArrayFieldStart("files");
    for (String name : export.files().keySet()) {
      document.writeString(output.resolveSibling(name).toString());
    }
    document.writeEndArray();
    document.writeStringField("commandsFile", commandsFile().toString());
    document.writeArrayFieldStart("commands");
    for (String command : export.commands()) {
      document.writeString(command);
    }
    document.writeEndArray();
    PaceExport.Check check = export.check();
    document.writeObjectFieldStart("check");
    deviations(document, check.structures(), check.energy(), check.force());
    document.writeObjectFieldStart("lammps");
    switch (answer) {
      case Answer.Agreed agreed -> {
        document.writeStringField("version", agreed.version());
        deviations(document, agreed.structures(), agreed.energy(), agreed.force());
      }
      case Answer.Unasked unasked -> {
        document.writeStringField("unasked", unasked.reason());
        document.writeEndObject();
      }
    }
    Json.end(out, document);
  }

  private static void deviations(
      JsonGenerator document, int structures, double energy, double force) throws IOException {
    document.writeNumberField("structures", structures);
    document.writeNumberField("energyMaxEVPerAtom", energy);
    document.writeNumberField("forceMaxRelative", force);
    document.writeEndObject();
  }
}
