package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * CP2K as a client of a socket ({@code RUN_TYPE DRIVER}), with the user's input for a process.
 *
 * <p>It sends energies of fields that have not converged like any other: what it printed since the
 * question has to say once that the field converged, and the same energy.
 */
public final class Cp2kConversation implements Conversation {
  private static final double HARTREE = 2 * Units.EV_PER_RYDBERG;

  /** Printed energies have fifteen decimals, in Hartree; its Bohr is another in the last digits. */
  private static final double ROUNDING = 1e-9;

  private static final String CONVERGED = "SCF run converged";
  private static final Pattern RUN_TYPE =
      Pattern.compile("(?i)^\\s*RUN_TYPE\\s+(ENERGY|ENERGY_FORCE)\\s*$");
  private static final Pattern MOTION = Pattern.compile("(?i)^\\s*&MOTION\\b");
  private static final Pattern STRESS = Pattern.compile("(?i)^\\s*STRESS_TENSOR\\s+(?!NONE)\\S+");

  private final Program program;
  private final Template template;
  private final InputFiles files;
  private final ReferenceIdentity identity;

  private Cp2kConversation(
      Program program, Template template, InputFiles files, ReferenceIdentity identity) {
    this.program = program;
    this.template = template;
    this.files = files;
    this.identity = identity;
  }

  /**
   * Opens it.
   *
   * @param files basis sets and potentials that the template names; no others are found
   * @throws IOException if the program, the template or a file is missing or will not do
   */
  public static Cp2kConversation open(
      Program program, Path template, List<Path> files, Path scratch)
      throws IOException, InterruptedException {
    ReferenceIdentity identity = Cp2k.open(program, template, files, scratch).identity();
    Template input = Template.read(template, Placeholders.with());
    if (!input.hasLine(RUN_TYPE) || input.hasLine(MOTION)) {
      throw new BadTemplateException(
          template
              + ": expected a line \"RUN_TYPE ENERGY_FORCE\" and no section &MOTION, which are"
              + " Athanor's where a socket is asked for");
    }
    return new Cp2kConversation(program, input, InputFiles.always("CP2K", files), identity);
  }

  @Override
  public ReferenceIdentity identity() {
    return identity;
  }

  @Override
  public Optional<String> missing(Structure structure, Path folder) throws IOException {
    return files.copy(structure.species().distinct(), folder);
  }

  @Override
  public Start prepare(Structure structure, List<Failure> earlier, Path folder, Meeting meeting)
      throws IOException {
    Remedies remedies = Remedies.after(earlier);
    String text = template.text(new Occasion(structure, remedies, files));
    StringBuilder input = new StringBuilder();
    text.lines()
        .forEach(
            line ->
                input
                    .append(RUN_TYPE.matcher(line).find() ? "RUN_TYPE DRIVER" : line)
                    .append('\n'));
    input.append(driver(meeting));
    Path file = folder.resolve("cp2k.inp").toAbsolutePath();
    Files.writeString(file, input);
    Map<String, String> environment = new HashMap<>();
    environment.put("CP2K_DATA_DIR", folder.toAbsolutePath().toString());
    // What it says has to be there when its answer is judged.
    environment.put("GFORTRAN_UNBUFFERED_PRECONNECTED", "y");
    environment.putAll(program.environment());
    return new Start(program.with(List.of("-i", file.toString()), remedies), environment);
  }

  private static String driver(Meeting meeting) {
    return """
        &MOTION
          &DRIVER
            UNIX %s
            HOST %s
            PORT %d
          &END DRIVER
        &END MOTION
        """
        .formatted(meeting.unix() ? "T" : "F", meeting.host(), meeting.port());
  }

  /** With the same k-points: it makes its grids anew in another cell, but not its mesh. */
  @Override
  public boolean canTake(Structure first, Structure next) {
    Remedies none = Remedies.after(List.of());
    return first.species().equals(next.species())
        && template
            .frame(new Occasion(first, none, files))
            .equals(template.frame(new Occasion(next, none, files)));
  }

  @Override
  public Structure asked(Structure structure) {
    return structure;
  }

  @Override
  public Labels answered(Structure structure, Labels labels) {
    return labels;
  }

  @Override
  public boolean hasStress() {
    return template.hasLine(STRESS);
  }

  @Override
  public Optional<Failure> doubt(double energy, String said, boolean first) {
    OutputText text = new OutputText(said);
    Optional<Failure> givenUp = givenUp(said);
    if (givenUp.isPresent()) {
      return givenUp;
    }
    long converged = text.lines().stream().filter(line -> line.contains(CONVERGED)).count();
    List<String> energies =
        text.lines().stream()
            .map(Cp2k.ENERGY::matcher)
            .filter(match -> match.find())
            .map(match -> match.group(1))
            .toList();
    boolean same =
        energies.size() == 1
            && Math.abs(Double.parseDouble(energies.getFirst()) - energy / HARTREE) < ROUNDING;
    return converged == 1 && same
        ? otherVersion(text, first)
        : Optional.of(
            new Failure.Unreadable(
                "CP2K output: expected one converged field with "
                    + energy / HARTREE
                    + " Hartree since the question, got "
                    + converged
                    + " and "
                    + energies));
  }

  private Optional<Failure> otherVersion(OutputText text, boolean first) {
    String version = text.first(Cp2k.VERSION).map(match -> "CP2K " + match.group(1)).orElse("");
    return first && !version.equals(identity.name())
        ? Optional.of(
            new Failure.Unavailable(
                identity.name() + " as it was at the start; now it is " + version))
        : Optional.empty();
  }

  @Override
  public Optional<Failure> givenUp(String said) {
    OptionalInt steps = Cp2k.unconverged(new OutputText(said));
    return steps.isPresent()
        ? Optional.of(new Failure.NotConverged(steps.getAsInt()))
        : Optional.empty();
  }
}
