package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * Quantum ESPRESSO's {@code pw.x} (Giannozzi et al., J. Phys.: Condens. Matter 29, 465901 (2017)),
 * one process for each label, its input made from a few settings.
 *
 * <p>Energies are the smearing free energy. Safe to be used by several threads at once.
 */
public final class QuantumEspresso implements Reference {
  private final ProcessReference process;

  private QuantumEspresso(ProcessReference process) {
    this.process = process;
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
    return open(settings, new Here(), scratch);
  }

  /** One whose calculations run at a place. */
  public static QuantumEspresso open(QuantumEspressoSettings settings, Place place, Path scratch)
      throws IOException, InterruptedException {
    InputFiles files = InputFiles.ofElements("pw.x", settings.pseudopotentials());
    PwInput input = new PwInput(settings, files);
    PwDialect dialect =
        new PwDialect(
            files,
            physics(settings, files),
            occasion -> input.text(occasion.structure(), occasion.remedies()));
    QuantumEspressoSettings.Program program = settings.program();
    return new QuantumEspresso(
        ProcessReference.open(
            dialect,
            new Program(
                List.of(program.executable()), program.environment(), program.limit(), 1, place),
            files,
            scratch));
  }

  @Override
  public ReferenceIdentity identity() {
    return process.identity();
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier)
      throws InterruptedException {
    return process.label(structure, earlier);
  }

  @Override
  public void stored(Structure structure) {
    process.stored(structure);
  }

  private static String physics(QuantumEspressoSettings settings, InputFiles files) {
    return ("ecutwfc " + settings.cutoffs().waves() + " Ry\n")
        + ("ecutrho " + settings.cutoffs().density() + " Ry\n")
        + ("k-point spacing " + settings.kPoints().spacing() + " 1/Å")
        + (settings.kPoints().shifted() ? " shifted\n" : " centred\n")
        + settings
            .smearing()
            .map(s -> "smearing " + s.kind() + " " + s.width() + " Ry\n")
            .orElse("occupations fixed\n")
        + ("conv_thr " + settings.scf().threshold() + " Ry\n")
        + "nosym\n"
        + files.physics()
        + settings.extra().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue() + "\n")
            .collect(Collectors.joining());
  }
}
