package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.matching.Environments;
import org.athanor.sims.matching.Environments.Centre;
import org.athanor.sims.status.Format;
import org.athanor.sims.strength.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code environments SOURCE… --count 100 --cutoff 5 --length 50 --output POOL.extxyz}. */
@Command(
    name = "environments",
    description = {
      "Cuts spheres around the atoms whose surroundings differ most, by farthest-point sampling of",
      "their fingerprints: a pool for tune and information with the label centre-force."
    })
final class EnvironmentsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = "files of structures, and folders of strength runs (the crystal at their end)")
  private List<Path> sources;

  @Option(
      names = "--count",
      required = true,
      paramLabel = "N",
      description = "how many environments")
  private int count;

  @Option(
      names = "--radius",
      paramLabel = "Å",
      defaultValue = "10",
      description = "of the spheres in Å (default ${DEFAULT-VALUE})")
  private double radius;

  @Mixin private FingerprintOptions fingerprint;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "POOL.extxyz",
      description = "the spheres, with their centres as first atoms")
  private Path output;

  @Option(names = "--json", description = "print JSON, schema athanor/environments")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (count < 1 || !(radius > 0 && Double.isFinite(radius))) {
      throw new IllegalArgumentException(
          "expected --count of 1 or more and a positive --radius in Å, got "
              + count
              + " and "
              + radius);
    }
    Destination.file("--output", output);
    if (sources.contains(output)) {
      throw new IllegalArgumentException(
          "--output: expected another file than " + output + ", from which environments are cut");
    }
    List<Structure> structures = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path source : sources) {
      List<Structure> own = structures(source);
      for (int k = 0; k < own.size(); k++) {
        names.add(source + (own.size() > 1 ? ", frame " + (k + 1) : ""));
      }
      structures.addAll(own);
    }
    List<Centre> centres = Environments.farthest(structures, fingerprint.settings(), count);
    List<Frame> frames = new ArrayList<>();
    for (Centre centre : centres) {
      Structure sphere =
          Environments.sphere(structures.get(centre.structure()), centre.atom(), radius);
      TreeMap<String, String> info = new TreeMap<>();
      info.put("source", names.get(centre.structure()) + ", atom " + (centre.atom() + 1));
      frames.add(new Frame(sphere, Optional.empty(), info));
    }
    WholeFile.write(output, part -> ExtxyzWriter.writeAll(part, frames));
    say(centres, structures);
    return 0;
  }

  private static List<Structure> structures(Path source) throws IOException {
    return Files.isDirectory(source)
        ? List.of(RunFolder.crystal(source))
        : Frames.of(source).stream().map(Frame::structure).toList();
  }

  private void say(List<Centre> centres, List<Structure> structures) throws IOException {
    int atoms = structures.stream().mapToInt(Structure::size).sum();
    double last = centres.getLast().distance();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonGenerator document = Json.open(out, "athanor/environments", 1);
      document.writeNumberField("atoms", atoms);
      document.writeNumberField("environments", centres.size());
      document.writeNumberField("lastDistance", last);
      document.writeStringField("output", output.toString());
      Json.end(out, document);
    } else {
      out.printf(
          "%d environments of %d atoms, all at least %s apart in fingerprint distance, in %s%n",
          centres.size(), atoms, Format.figures(last, 3), output);
      out.flush();
    }
  }
}
