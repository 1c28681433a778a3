package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.config.Spelling;
import org.athanor.persistence.exchange.Conversion;
import org.athanor.persistence.exchange.Formats;
import org.athanor.persistence.exchange.FrameFormat;
import org.athanor.persistence.exchange.Kept;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Element;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convert runs/silicon/dataset.extxyz silicon.cfg}. */
@Command(
    name = "convert",
    description = {
      "Brings structures and labels from one program's files into another's.",
      "What is written is read back and compared before it is put in its place."
    })
final class ConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "INPUT", description = "a file, or a folder of files")
  private Path input;

  @Parameters(index = "1", paramLabel = "OUTPUT", description = "the file or folder to be made")
  private Path output;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "extxyz, poscar, lammps-data, lammps-dump, mlip, deepmd or fitsnap")
  private Optional<String> from;

  @Option(names = "--to", paramLabel = "FORMAT", description = "the same, but lammps-dump")
  private Optional<String> to;

  @Option(
      names = "--elements",
      split = ",",
      paramLabel = "Na,Cl",
      description = "of the atom types in their order, where the input does not say")
  private List<String> elements = List.of();

  @Option(names = "--json", description = "print JSON, schema athanor/convert")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    FrameFormat reading = format("--from", from, input);
    FrameFormat writing = format("--to", to, output);
    Destination.file("OUTPUT", output);
    if (Files.exists(output) && Files.isSameFile(input, output)) {
      throw new IllegalArgumentException(output + ": expected another place than the input's");
    }
    List<Frame> frames = reading.read(input, elements.stream().map(Element::of).toList());
    if (frames.isEmpty()) {
      throw new IllegalArgumentException(input + ": expected at least one structure, got none");
    }
    print(reading, writing, Conversion.write(writing, output, frames));
    return 0;
  }

  private static FrameFormat format(String option, Optional<String> name, Path place) {
    List<String> known = Formats.all().stream().map(FrameFormat::name).toList();
    if (name.isPresent()) {
      return Formats.named(name.get())
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      option
                          + ": expected one of "
                          + String.join(", ", known)
                          + ", got "
                          + name.get()
                          + "; the nearest is "
                          + Spelling.nearest(name.get(), known)));
    }
    return Formats.of(place)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    place
                        + ": its name says no format; expected "
                        + option
                        + " with one of "
                        + String.join(", ", known)));
  }

  private void print(FrameFormat reading, FrameFormat writing, Kept kept) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    long labelled = kept.frames().stream().filter(frame -> frame.labels().isPresent()).count();
    if (json) {
      JsonGenerator document = Json.open(out, "athanor/convert", 1);
      document.writeStringField("from", reading.name());
      document.writeStringField("to", writing.name());
      document.writeStringField("output", output.toString());
      document.writeNumberField("structures", kept.frames().size());
      document.writeNumberField("labelled", labelled);
      document.writeArrayFieldStart("lost");
      for (String lost : kept.lost()) {
        document.writeString(lost);
      }
      document.writeEndArray();
      Json.end(out, document);
      return;
    }
    out.println(
        kept.frames().size()
            + (kept.frames().size() == 1 ? " structure, " : " structures, ")
            + labelled
            + " of them with labels, in "
            + output
            + " ("
            + writing.title()
            + ")");
    kept.lost().forEach(lost -> out.println("not kept by " + writing.name() + ": " + lost));
    out.flush();
  }
}
