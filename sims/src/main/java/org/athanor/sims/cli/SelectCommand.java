package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.selection.Pick;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.sims.fit.BasisSpec;
import org.athanor.sims.fit.CriterionWord;
import org.athanor.sims.fit.Dataset;
import org.athanor.sims.fit.SelectRun;
import org.athanor.sims.report.Table;
import org.athanor.sims.status.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code athanor select POOL.extxyz --from DATASET.extxyz --count N --by
 * entropy|uncertainty|maxvol|random}.
 */
@Command(
    name = "select",
    description = {
      "Picks the structures of a pool that are worth a label beside a dataset, one by one by what",
      "each adds to those already picked. Bases: " + BasisSpec.FORMS
    })
final class SelectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POOL.extxyz", description = "structures to pick from")
  private Path file;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATASET.extxyz",
      description = "structures in hand, with labels for --by uncertainty")
  private Path from;

  @Option(names = "--count", required = true, paramLabel = "N", description = "how many to pick")
  private int count;

  @Option(
      names = "--by",
      defaultValue = "entropy",
      paramLabel = "entropy|uncertainty|maxvol|random",
      description =
          "information gain of fingerprints, deviation of the forces under a fit to the dataset,"
              + " extrapolation grade, or chance; entropy unless given")
  private CriterionWord criterion;

  @Option(
      names = "--uncertainty",
      defaultValue = "posterior",
      paramLabel = "posterior|committee",
      description =
          "of --by uncertainty: the posterior of one fit to the dataset, or ten fits that each"
              + " leave out a group of labels; posterior unless given")
  private Source source;

  @Option(
      names = "--basis",
      defaultValue = "radial-angular:4.5",
      paramLabel = "SPEC",
      description = "for uncertainty and maxvol; radial-angular:4.5 unless given")
  private String basis;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "of chance; 1 unless given")
  private long seed;

  @Option(
      names = "--output",
      paramLabel = "OUT.extxyz",
      description = "writes the frames that were picked, in the order of picking")
  private Optional<Path> output;

  @Option(names = "--json", description = "print JSON, schema athanor/select")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new IllegalArgumentException("--count: expected at least 1, got " + count);
    }
    output.ifPresent(target -> Destination.file("--output", target));
    List<Frame> pool = Frames.of(file);
    List<Frame> dataset = Frames.of(from);
    SortedSet<Integer> elements = new Dataset(file.toString(), pool).elements();
    elements.addAll(new Dataset(from.toString(), dataset).elements());
    Basis functions = new BasisSpec(basis).of(elements);
    SelectRun run = new SelectRun(dataset, pool.stream().map(Frame::structure).toList(), functions);
    List<Pick> picks = run.pick(criterion, source, count, seed);
    if (output.isPresent()) {
      write(picks, pool, output.get());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      print(out, picks, pool.size());
    } else {
      table(picks).text().forEach(out::println);
      out.flush();
    }
    return 0;
  }

  private static void write(List<Pick> picks, List<Frame> pool, Path target) throws IOException {
    List<Frame> frames = picks.stream().map(pick -> pool.get(pick.index())).toList();
    WholeFile.write(target, part -> ExtxyzWriter.writeAll(part, frames));
  }

  private void print(PrintWriter out, List<Pick> picks, int pool) throws IOException {
    JsonGenerator document = Json.open(out, "athanor/select", 1);
    document.writeStringField("by", criterion.word());
    document.writeNumberField("pool", pool);
    document.writeArrayFieldStart("picks");
    for (Pick pick : picks) {
      document.writeStartObject();
      document.writeNumberField("frame", pick.index() + 1);
      if (Double.isFinite(pick.worth())) {
        document.writeNumberField("worth", pick.worth());
      } else {
        document.writeNullField("worth");
      }
      document.writeEndObject();
    }
    document.writeEndArray();
    document.writeStringField("unit", unit());
    Json.end(out, document);
  }

  private String unit() {
    return switch (criterion) {
      case ENTROPY, MAXVOL, RANDOM -> "1";
      case UNCERTAINTY -> "eV/Å";
    };
  }

  private Table table(List<Pick> picks) {
    String head =
        switch (criterion) {
          case ENTROPY -> "gain ΔH";
          case UNCERTAINTY -> "force deviation (eV/Å)";
          case MAXVOL -> "extrapolation grade";
          case RANDOM -> "chance";
        };
    List<List<String>> rows = new ArrayList<>();
    picks.forEach(
        pick -> rows.add(List.of("" + (pick.index() + 1), Format.figures(pick.worth(), 5))));
    return Table.of(0, List.of("frame", head), rows);
  }
}
