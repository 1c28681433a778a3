package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * What it takes to keep {@code pw.x} alive between labels: its input, and a judgement of each
 * answer by what it printed meanwhile. The physics is that of a process for each label.
 */
public final class PwConversation {
  private static final String INPUT = "pw.in";
  private static final Pattern ENERGY = Pattern.compile("^!\\s+total energy\\s+=\\s+(\\S+) Ry");
  private static final String CONVERGED = "convergence has been achieved";

  /** Printed energies have eight decimals, in Ry. */
  private static final double ROUNDING = 1.5e-8;

  private final QuantumEspressoSettings settings;
  private final InputFiles files;
  private final ReferenceIdentity identity;

  private PwConversation(
      QuantumEspressoSettings settings, InputFiles files, ReferenceIdentity identity) {
    this.settings = settings;
    this.files = files;
    this.identity = identity;
  }

  /**
   * Asks the program for its version and reads the pseudopotentials.
   *
   * @throws IOException if the program or a pseudopotential is missing, with the path
   */
  public static PwConversation open(QuantumEspressoSettings settings, Path scratch)
      throws IOException, InterruptedException {
    InputFiles files = InputFiles.ofElements("pw.x", settings.pseudopotentials());
    return new PwConversation(settings, files, QuantumEspresso.open(settings, scratch).identity());
  }

  /** The same as that of {@link QuantumEspresso}. */
  public ReferenceIdentity identity() {
    return identity;
  }

  /** How long a label may take at the first try. */
  public QuantumEspressoSettings.Program program() {
    return settings.program();
  }

  /** Copies the files for a structure; says what is missing or has changed, if anything. */
  public Optional<String> missing(Structure structure, Path folder) throws IOException {
    return files.copy(structure.species().distinct(), folder);
  }

  /** Writes the input; the command that reads it. */
  public List<String> prepare(Structure structure, List<Failure> earlier, Path folder)
      throws IOException {
    Path input = folder.resolve(INPUT).toAbsolutePath();
    Files.writeString(input, new PwInput(settings, files).text(structure, Remedies.after(earlier)));
    String executable = settings.program().executable();
    String found =
        executable.contains("/") ? Path.of(executable).toAbsolutePath().toString() : executable;
    return List.of(found, "-in", input.toString());
  }

  /**
   * Why the first answer of a program may be of other physics: another version, or other
   * pseudopotentials.
   */
  public Optional<Failure> doubt(Structure structure, String said) {
    PwOutput output = new PwOutput(said);
    String version = "pw.x " + output.version().orElse("of no version");
    if (!version.equals(identity.name())) {
      return Optional.of(
          new Failure.Unavailable(
              identity.name() + " as it was when the campaign began, got " + version));
    }
    try {
      output.requirePseudopotentials(structure, files);
      return Optional.empty();
    } catch (UnreadableOutputException e) {
      return Optional.of(new Failure.Unreadable("pw.x output: " + e.getMessage()));
    }
  }

  /**
   * Why an answer is not that of a converged field, if so: since the question it has to say once,
   * and only once, that convergence was achieved, and print this energy as its final one.
   *
   * @param energy of the answer in eV
   * @param said what it printed since the question
   */
  public static Optional<Failure> unconverged(double energy, String said) {
    Optional<Failure> givenUp = givenUp(said);
    if (givenUp.isPresent()) {
      return givenUp;
    }
    OutputText text = new OutputText(said);
    long converged = text.lines().stream().filter(line -> line.contains(CONVERGED)).count();
    List<String> energies =
        text.lines().stream()
            .map(ENERGY::matcher)
            .filter(match -> match.find())
            .map(match -> match.group(1))
            .toList();
    boolean same =
        energies.size() == 1
            && Math.abs(Double.parseDouble(energies.getFirst()) - energy / Units.EV_PER_RYDBERG)
                < ROUNDING;
    return converged == 1 && same
        ? Optional.empty()
        : Optional.of(
            new Failure.Unreadable(
                "pw.x output: expected one converged field with "
                    + energy / Units.EV_PER_RYDBERG
                    + " Ry since the question, got "
                    + converged
                    + " and "
                    + energies));
  }

  /** That the field was given up, if it was. */
  public static Optional<Failure> givenUp(String said) {
    OptionalInt steps = new PwOutput(said).unconvergedSteps();
    return steps.isPresent()
        ? Optional.of(new Failure.NotConverged(steps.getAsInt()))
        : Optional.empty();
  }
}
