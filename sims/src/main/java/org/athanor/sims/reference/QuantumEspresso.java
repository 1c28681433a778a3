package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.reference.ExternalProgram.End;

/**
 * Quantum ESPRESSO's {@code pw.x} (Giannozzi et al., J. Phys.: Condens. Matter 29, 465901 (2017)),
 * one process for each label, each in a folder of its own that is gone afterwards.
 *
 * <p>Energies are the smearing free energy. Safe to be used by several threads at once.
 */
public final class QuantumEspresso implements Reference {
  private static final Duration LONGEST_GREETING = Duration.ofSeconds(60);

  private final QuantumEspressoSettings settings;
  private final Path scratch;
  private final Pseudopotentials pseudopotentials;
  private final String version;

  private QuantumEspresso(
      QuantumEspressoSettings settings,
      Path scratch,
      Pseudopotentials pseudopotentials,
      String version) {
    this.settings = settings;
    this.scratch = scratch;
    this.pseudopotentials = pseudopotentials;
    this.version = version;
  }

  /**
   * Asks the program for its version and reads the pseudopotentials.
   *
   * @param settings of the calculations
   * @param scratch where folders are made; it is created if it is missing
   * @throws IOException if the program or a pseudopotential is missing, with the path
   */
  public static QuantumEspresso open(QuantumEspressoSettings settings, Path scratch)
      throws IOException, InterruptedException {
    Files.createDirectories(scratch);
    Orphans.clear(scratch);
    Pseudopotentials pseudopotentials = Pseudopotentials.read(settings.pseudopotentials());
    return new QuantumEspresso(settings, scratch, pseudopotentials, greeting(settings, scratch));
  }

  @Override
  public ReferenceIdentity identity() {
    return new ReferenceIdentity("pw.x " + version, physics());
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier)
      throws InterruptedException {
    if (!structure.cell().periodicity().equals(Cell.Periodicity.FULL)) {
      return failed(
          new Failure.GeometryRefused(
              "pw.x: expected a structure that repeats along a, b and c, got "
                  + structure.cell().periodicity()));
    }
    try {
      Path folder = Owner.self().folder(scratch);
      try {
        return label(structure, earlier, folder);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      return failed(new Failure.Unavailable("room for files in " + scratch + ": " + e));
    }
  }

  private LabelOutcome label(Structure structure, List<Failure> earlier, Path folder)
      throws IOException, InterruptedException {
    Optional<String> missing = pseudopotentials.copy(structure.species().distinct(), folder);
    if (missing.isPresent()) {
      return failed(new Failure.Unavailable(missing.get()));
    }
    String input = new PwInput(settings, pseudopotentials).text(structure, earlier);
    Files.writeString(folder.resolve("pw.in"), input);
    QuantumEspressoSettings.Program program = settings.program();
    End end =
        new ExternalProgram(program.environment(), Remedies.after(earlier).limit(program.limit()))
            .run(folder, command(program, folder));
    return switch (end) {
      case End.NotStarted not -> failed(new Failure.Unavailable(not.reason()));
      case End.Stopped stopped -> failed(new Failure.OutOfTime(stopped.limit()));
      case End.Exited exited -> read(structure, exited);
    };
  }

  private LabelOutcome read(Structure structure, End.Exited exited) {
    PwOutput output = new PwOutput(exited.output());
    OptionalInt unconverged = output.unconvergedSteps();
    if (unconverged.isPresent()) {
      return failed(new Failure.NotConverged(unconverged.getAsInt()));
    }
    if (exited.status() != 0) {
      return failed(Autopsy.of(exited));
    }
    Optional<String> doubt = doubt(output, structure);
    if (doubt.isPresent()) {
      return failed(new Failure.Unreadable(doubt.get()));
    }
    try {
      Labels labels = output.labels(structure);
      return new LabelOutcome.Labeled(labels);
    } catch (UnreadableOutputException e) {
      return failed(new Failure.Unreadable("pw.x output: " + e.getMessage()));
    }
  }

  /** Why the output may be of another calculation than the one asked for. */
  private Optional<String> doubt(PwOutput output, Structure structure) {
    if (!output.version().equals(Optional.of(version))) {
      return Optional.of(
          "pw.x output: expected version " + version + ", got " + output.version().orElse("none"));
    }
    return structure.species().distinct().stream()
        .map(z -> pseudopotentials.entries().get(Element.of(z).symbol()))
        .filter(entry -> !output.read(entry.md5()))
        .map(entry -> "pw.x output: it did not read the pseudopotential " + entry.file())
        .findFirst();
  }

  private String physics() {
    return "code pw.x\n"
        + ("version " + version + "\n")
        + ("ecutwfc " + settings.cutoffs().waves() + " Ry\n")
        + ("ecutrho " + settings.cutoffs().density() + " Ry\n")
        + ("k-point spacing " + settings.kPoints().spacing() + " 1/Å")
        + (settings.kPoints().shifted() ? " shifted\n" : " centred\n")
        + settings
            .smearing()
            .map(s -> "smearing " + s.kind() + " " + s.width() + " Ry\n")
            .orElse("occupations fixed\n")
        + ("conv_thr " + settings.scf().threshold() + " Ry\n")
        + "nosym\n"
        + pseudopotentials.entries().entrySet().stream()
            .map(e -> "pseudopotential " + e.getKey() + " sha256 " + e.getValue().sha256() + "\n")
            .collect(Collectors.joining())
        + settings.extra().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue() + "\n")
            .collect(Collectors.joining());
  }

  /** The version that the program says when it is started with an empty input. */
  private static String greeting(QuantumEspressoSettings settings, Path scratch)
      throws IOException, InterruptedException {
    Path folder = Owner.self().folder(scratch);
    try {
      Files.createFile(folder.resolve("pw.in"));
      QuantumEspressoSettings.Program program = settings.program();
      End end =
          new ExternalProgram(program.environment(), LONGEST_GREETING)
              .run(folder, command(program, folder));
      return switch (end) {
        case End.NotStarted not -> throw new IOException("pw.x cannot be started: " + not.reason());
        case End.Stopped stopped ->
            throw new IOException(
                program.executable() + " did not say its version in " + stopped.limit());
        case End.Exited exited ->
            new PwOutput(exited.output())
                .version()
                .orElseThrow(
                    () ->
                        new IOException(
                            program.executable()
                                + ": expected \"Program PWSCF v.\" in its output, got:\n"
                                + LastLines.of(exited.output())
                                + LastLines.of(exited.errors())));
      };
    } finally {
      Folders.delete(folder);
    }
  }

  /** A relative path is seen from here, not from the folder of the calculation. */
  private static List<String> command(QuantumEspressoSettings.Program program, Path folder) {
    String executable = program.executable();
    String found =
        executable.contains("/") ? Path.of(executable).toAbsolutePath().toString() : executable;
    // The whole path, so that the command line tells whose calculation it is (see Orphans).
    return List.of(found, "-in", folder.resolve("pw.in").toAbsolutePath().toString());
  }

  private static LabelOutcome failed(Failure failure) {
    return new LabelOutcome.Failed(failure);
  }
}
