package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.matching.Cells;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.phases.Supercell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code pool --structure bcc:Ta@3.3 --count 50 --strain 0.02 --rattle 0.1 --output POOL.extxyz}.
 */
@Command(
    name = "pool",
    description = {
      "Makes cells that may be labelled: strained and rattled at random, with vacancies, with a",
      "surface. Files of several calls may be put one behind the other."
    })
final class PoolCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--structure",
      required = true,
      paramLabel = "SPEC",
      description = "the perfect crystal: " + StructureSpec.FORMS)
  private String structure;

  @Option(
      names = "--supercell",
      defaultValue = "1",
      paramLabel = "N or NxNxN",
      description = "copies along the edges (default ${DEFAULT-VALUE})")
  private String supercell;

  @Option(names = "--count", required = true, paramLabel = "N", description = "how many cells")
  private int count;

  @Option(
      names = "--strain",
      defaultValue = "0.02",
      paramLabel = "S",
      description = "standard deviation of each of six components (default ${DEFAULT-VALUE})")
  private double strain;

  @Option(
      names = "--rattle",
      defaultValue = "0.1",
      paramLabel = "Å",
      description = "standard deviation of each displacement in Å (default ${DEFAULT-VALUE})")
  private double rattle;

  @Option(
      names = "--vacancies",
      defaultValue = "0",
      paramLabel = "N",
      description = "atoms taken out of each cell (default ${DEFAULT-VALUE})")
  private int vacancies;

  @Option(
      names = "--gap",
      paramLabel = "Å",
      description = "empty space in Å along the third edge, for a surface; none unless given")
  private Optional<Double> gap;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "of all that is random (default ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "POOL.extxyz",
      description = "where they go")
  private Path output;

  @Option(names = "--json", description = "print JSON, schema athanor/pool")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new IllegalArgumentException("--count: expected 1 or more, got " + count);
    }
    Destination.file("--output", output);
    Structure perfect = Supercell.parse(supercell).of(StructureSpec.parse(structure).structure());
    Cells cells = new Cells(strain, rattle, vacancies, gap);
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      frames.add(Frame.of(cells.of(perfect, seed, k)));
    }
    WholeFile.write(output, part -> ExtxyzWriter.writeAll(part, frames));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonGenerator document = Json.open(out, "athanor/pool", 1);
      document.writeNumberField("structures", count);
      document.writeNumberField("atoms", frames.getFirst().structure().size());
      document.writeStringField("output", output.toString());
      Json.end(out, document);
    } else {
      out.printf(
          "%d cells of %d atoms in %s%n", count, frames.getFirst().structure().size(), output);
      out.flush();
    }
    return 0;
  }
}
