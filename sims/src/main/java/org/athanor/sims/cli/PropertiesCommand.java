package org.athanor.sims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.potential.Potential;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.Crystal;
import org.athanor.sims.properties.Measurements;
import org.athanor.sims.properties.Miller;
import org.athanor.sims.properties.PropertiesReport;
import org.athanor.sims.properties.Property;
import org.athanor.sims.properties.PropertySettings;
import org.athanor.sims.properties.Result;
import org.athanor.sims.properties.ShortRun;
import org.athanor.sims.properties.Slip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code athanor properties --potential SPEC --structure diamond:Si|FILE [--only elastic,phonons]
 * [--output DIR] [--json]}.
 */
@Command(
    name = "properties",
    description = {
      "Computes what a potential says about a crystal: lattice, elasticity, defects, vibrations.",
      "Potentials: " + PotentialSpec.FORMS,
      "Structures: " + StructureSpec.FORMS
    })
final class PropertiesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--potential",
      required = true,
      paramLabel = "SPEC",
      description = "which potential")
  private String potential;

  @Option(
      names = "--structure",
      required = true,
      paramLabel = "SPEC",
      description = "which crystal")
  private String structure;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PROPERTY",
      description =
          "some of lattice, elastic, eos, vacancy, surfaces, faults, phonons, expansion, rdf; all unless given")
  private List<String> only;

  @Option(
      names = "--surfaces",
      split = ",",
      paramLabel = "PLANE",
      description =
          "planes such as 111,1-10 (0001,10-10 for hexagonal cells); usual ones unless given")
  private List<String> surfaces;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "PLANE:DIRECTION/PARTS",
      description =
          "slips such as 1-10:111/2, or 111:11-2/6:narrow between the closest layers; usual ones"
              + " unless given")
  private List<String> slips;

  @Option(
      names = "--temperature",
      defaultValue = "300",
      paramLabel = "K",
      description = "of molecular dynamics (expansion, rdf); 300 unless given")
  private double temperature;

  @Option(
      names = "--steps",
      defaultValue = "3000",
      paramLabel = "N",
      description = "of molecular dynamics, a third of them to warm up; 3000 unless given")
  private int steps;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "writes properties.json and properties.html there after every property")
  private Optional<Path> output;

  @Option(names = "--json", description = "print JSON, schema athanor/properties")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    output.ifPresent(folder -> Destination.folder("--output", folder));
    Potential resolved = PotentialSpec.resolve(potential);
    StructureSpec start = StructureSpec.parse(structure);
    PropertySettings settings = settings(start);
    List<Property> wanted = wanted(settings);
    Measurements measurements = new Measurements(Crystal.relaxed(resolved, start), settings);
    PropertiesReport report = new PropertiesReport(potential, structure, List.of());
    PrintWriter out = spec.commandLine().getOut();
    for (Property property : wanted) {
      Result result =
          measurements.measure(property, StepLine.of(spec.commandLine().getErr(), property.word()));
      report = report.and(result);
      if (!json) {
        PropertiesReport.text(result).forEach(out::println);
        out.flush();
      }
      if (output.isPresent()) {
        write(report, output.get());
      }
    }
    if (json) {
      Json.print(out, report.json());
    }
    return report.complete() ? 0 : 1;
  }

  private PropertySettings settings(StructureSpec start) {
    ShortRun run = new ShortRun(temperature, steps);
    PropertySettings usual = PropertySettings.usual(start.phase(), run);
    return new PropertySettings(
        surfaces == null ? usual.surfaces() : surfaces.stream().map(Miller::plane).toList(),
        slips == null ? usual.slips() : slips.stream().map(Slip::parse).toList(),
        run);
  }

  private List<Property> wanted(PropertySettings settings) {
    if (only == null) {
      return Arrays.stream(Property.values())
          .filter(property -> property != Property.FAULTS || !settings.slips().isEmpty())
          .toList();
    }
    List<Property> named = only.stream().map(Property::of).toList();
    return Arrays.stream(Property.values()).filter(named::contains).toList();
  }

  /** Each file is there whole or not at all. */
  private static void write(PropertiesReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    StringWriter text = new StringWriter();
    Json.print(new PrintWriter(text), report.json());
    WholeFile.write(folder.resolve("properties.json"), text.toString());
    WholeFile.write(folder.resolve("properties.html"), report.html());
  }
}
