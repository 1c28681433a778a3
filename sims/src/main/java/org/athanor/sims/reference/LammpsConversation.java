package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * LAMMPS as a client of a socket ({@code fix ipi}), with the user's input for a process.
 *
 * <p>It takes its cells turned, and fills one triangle of the virial. The list of neighbours is
 * made anew for each structure, and so is the splitting of a Coulomb sum: any cell will do.
 */
public final class LammpsConversation implements Conversation {
  /** What it says when charges do not equilibrate comes after its answer. */
  private static final Pattern EQUILIBRATES =
      Pattern.compile("^\\s*(fix\\s+\\S+\\s+\\S+\\s+(qeq|acks2)|pair_style\\s.*\\b(comb|smtbq))");

  private static final String TAIL =
      """

      # What follows is Athanor's.
      neigh_modify every 1 delay 0 check no
      thermo_style custom step pe
      thermo 0
      fix athanor_socket all ipi %s %d%s reset
      run 1000000000
      """;

  private final Program program;
  private final Lammps lammps;
  private final ReferenceIdentity identity;

  private LammpsConversation(Program program, Lammps lammps, ReferenceIdentity identity) {
    this.program = program;
    this.lammps = lammps;
    this.identity = identity;
  }

  /**
   * Opens it.
   *
   * @param elements in the order of LAMMPS's atom types, as pair_coeff names them
   * @param files that the template names, such as {@code Si.sw}
   * @throws IOException if the program, the template or a file is missing or will not do
   */
  public static LammpsConversation open(
      Program program, Path template, List<Element> elements, List<Path> files, Path scratch)
      throws IOException, InterruptedException {
    Lammps lammps = Lammps.read(template, elements, files);
    if (lammps.template().hasLine(EQUILIBRATES)) {
      throw new BadTemplateException(
          template
              + ": expected charges that are not equilibrated, since over a socket LAMMPS says too"
              + " late that they did not converge; take socket = false");
    }
    ReferenceIdentity identity =
        ProcessReference.open(lammps, program, lammps.files(), scratch).identity();
    return new LammpsConversation(program, lammps, identity);
  }

  @Override
  public ReferenceIdentity identity() {
    return identity;
  }

  @Override
  public Optional<String> missing(Structure structure, Path folder) throws IOException {
    return lammps.files().copy(structure.species().distinct(), folder);
  }

  @Override
  public Start prepare(Structure structure, List<Failure> earlier, Path folder, Meeting meeting)
      throws IOException {
    Occasion occasion = new Occasion(structure, Remedies.after(earlier), lammps.files());
    StringBuilder input = new StringBuilder();
    lammps
        .template()
        .text(occasion)
        .lines()
        .forEach(
            line ->
                input
                    .append(Lammps.READS.matcher(line).find() ? "atom_modify map yes\n" : "")
                    .append(line)
                    .append('\n'));
    input.append(TAIL.formatted(meeting.host(), meeting.port(), meeting.unix() ? " unix" : ""));
    lammps.writeData(structure, folder);
    Path file = folder.resolve("in.lammps").toAbsolutePath();
    Files.writeString(file, input);
    List<String> arguments = List.of("-log", "none", "-nocite", "-in", file.toString());
    return new Start(program.with(arguments, occasion.remedies()), program.environment());
  }

  /** Types of atoms stand in the data file. */
  @Override
  public boolean canTake(Structure first, Structure next) {
    Remedies none = Remedies.after(List.of());
    Template template = lammps.template();
    return first.species().equals(next.species())
        && template
            .frame(new Occasion(first, none, lammps.files()))
            .equals(template.frame(new Occasion(next, none, lammps.files())));
  }

  /** Inside the cell: over a socket an atom that is further out than one cell is lost. */
  @Override
  public Structure asked(Structure structure) {
    RestrictedCell cell = RestrictedCell.of(structure.cell());
    return new Structure(
        new Cell(cell.rows(), structure.cell().periodicity()),
        structure.species(),
        cell.inside(cell.there(structure.positions())));
  }

  @Override
  public Labels answered(Structure structure, Labels labels) {
    RestrictedCell cell = RestrictedCell.of(structure.cell());
    return new Labels(
        labels.energy(),
        cell.here(labels.forces()),
        labels.virial().map(virial -> cell.here(whole(virial))));
  }

  /** With both triangles, of which one is zero. */
  private static Matrix3 whole(Matrix3 half) {
    Matrix3 both = half.plus(half.transposed());
    return both.plus(Matrix3.diagonal(-half.get(0, 0), -half.get(1, 1), -half.get(2, 2)));
  }

  @Override
  public boolean hasStress() {
    return true;
  }

  @Override
  public Optional<Failure> doubt(double energy, String said, boolean first) {
    // It says its version when it starts, before anything that can be late.
    OutputText text = new OutputText(said);
    Optional<String> version = Lammps.version(text);
    return first && version.isPresent() && !("LAMMPS " + version.get()).equals(identity.name())
        ? Optional.of(
            new Failure.Unavailable(
                identity.name() + " as it was at the start; now it is " + version.get()))
        : Optional.empty();
  }

  @Override
  public Optional<Failure> givenUp(String said) {
    return Optional.empty();
  }
}
