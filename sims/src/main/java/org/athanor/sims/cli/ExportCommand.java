package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.athanor.potentials.embedding.EmbeddedExport;
import org.athanor.potentials.linear.PaceExport;
import org.athanor.sims.potential.FittedPotential;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor export POTENTIAL --format yace --output FILE.yace [--json]}. */
@Command(
    name = "export",
    description = {
      "Writes a fitted potential for LAMMPS, and reads it back to see that it is the same: on 100",
      "structures energies and forces must agree, or there is no file."
    })
final class ExportCommand implements Callable<Integer> {
  private static final String YACE = "yace";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POTENTIAL", description = "a folder with potential.txt, or that file")
  private Path potential;

  @Option(
      names = "--format",
      defaultValue = YACE,
      paramLabel = "FORMAT",
      description = "yace, for pair style pace with pair style zbl over it; needs fit.basis = ace")
  private String format;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE.yace",
      description = "the file; beside it FILE.yace.lammps gets the pair_style and pair_coeff lines")
  private Path output;

  @Option(names = "--json", description = "print JSON, schema athanor/export")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!format.equals(YACE)) {
      throw new IllegalArgumentException("--format: expected yace, got \"" + format + "\"");
    }
    Path folder = output.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "--output " + output + ": expected a folder that exists, got none at " + folder);
    }
    Path text = Files.isDirectory(potential) ? potential.resolve("potential.txt") : potential;
    PaceExport export = export(read(text), output.getFileName().toString());
    Path commands = output.resolveSibling(output.getFileName() + ".lammps");
    replace(output, export.file());
    replace(commands, export.commands());
    print(export, commands);
    return 0;
  }

  private static PaceExport export(FittedPotential potential, String name) {
    return switch (potential) {
      case FittedPotential.Linear linear -> PaceExport.of(linear.potential(), name);
      case FittedPotential.Embedded embedded -> EmbeddedExport.of(embedded.potential(), name);
    };
  }

  private static FittedPotential read(Path text) throws IOException {
    try {
      return FittedPotential.read(Files.readString(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
    }
  }

  private static void replace(Path file, List<String> lines) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, lines);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void print(PaceExport export, Path commands) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PaceExport.Check check = export.check();
    if (json) {
      try (JsonGenerator document = Json.open(out, "athanor/export", 1)) {
        document.writeStringField("format", format);
        document.writeStringField("file", output.toString());
        document.writeStringField("commandsFile", commands.toString());
        document.writeArrayFieldStart("commands");
        for (String command : export.commands()) {
          document.writeString(command);
        }
        document.writeEndArray();
        document.writeObjectFieldStart("check");
        document.writeNumberField("structures", check.structures());
        document.writeNumberField("energyMaxEVPerAtom", check.energy());
        document.writeNumberField("forceMaxRelative", check.force());
        document.writeEndObject();
        document.writeEndObject();
      }
      return;
    }
    out.println(
        output
            + " written; read back, %d structures agree to %.1e eV/atom and %.1e of the largest force"
                .formatted(check.structures(), check.energy(), check.force()));
    export.commands().forEach(out::println);
    out.flush();
  }
}
