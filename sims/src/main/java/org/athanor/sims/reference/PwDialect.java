package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/** Quantum ESPRESSO's {@code pw.x}, whatever its input is made from. */
record PwDialect(InputFiles files, String physics, Function<Occasion, String> input)
    implements Dialect {
  private static final String INPUT = "pw.in";

  @Override
  public String code() {
    return "pw.x";
  }

  @Override
  public Greeting greeting() {
    return new Greeting.Spoken(List.of("-in", "/dev/null"), PwOutput.VERSION);
  }

  @Override
  public Call write(Occasion occasion, Path folder) throws IOException {
    Path file = folder.resolve(INPUT).toAbsolutePath();
    Files.writeString(file, input.apply(occasion));
    // The whole path, so that the command line tells whose calculation it is (see Orphans).
    return new Call(List.of("-in", file.toString()), Map.of());
  }

  @Override
  public OptionalInt unconverged(FinishedRun run) {
    return new PwOutput(run.output()).unconvergedSteps();
  }

  @Override
  public Labels labels(FinishedRun run, Structure structure) throws UnreadableOutputException {
    PwOutput output = new PwOutput(run.output());
    output.requirePseudopotentials(structure, files);
    return output.labels(structure);
  }
}
