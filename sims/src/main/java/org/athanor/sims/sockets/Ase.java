package org.athanor.sims.sockets;

import java.io.IOException;
import java.util.SortedSet;

/** Calculators of the Atomic Simulation Environment, to label with and to walk on. */
public final class Ase {
  private Ase() {}

  /**
   * A reference.
   *
   * @param stress whether the calculator has to have one
   * @throws IOException if Python, ASE or the calculator is missing, with what was said
   * @throws IllegalArgumentException if stresses are asked for and the calculator has none
   */
  public static SocketReference reference(
      AseSettings settings, ClientSettings clients, boolean stress)
      throws IOException, InterruptedException {
    AseProgram program = open(settings, clients);
    if (stress && !program.description().stress()) {
      throw new IllegalArgumentException(
          settings.calculator() + ": expected a calculator with stress, got one without");
    }
    return new SocketReference(Clients.of(program, clients));
  }

  /**
   * A potential.
   *
   * @param species atomic numbers that it may be asked about; ASE's calculators do not say
   * @throws IOException if Python, ASE or the calculator is missing, with what was said
   * @throws IllegalArgumentException if the calculator has no stress, or its file no cutoff
   */
  public static SocketPotential potential(
      AseSettings settings, ClientSettings clients, SortedSet<Integer> species)
      throws IOException, InterruptedException {
    AseProgram program = open(settings, clients);
    if (!program.description().stress()) {
      throw new IllegalArgumentException(
          settings.calculator() + ": expected a calculator with stress, got one without");
    }
    double cutoff =
        program
            .description()
            .cutoff()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        settings.calculator()
                            + ": expected a line such as cutoff = 6.0, the range in Å beyond which"
                            + " atoms do not feel each other, got none"));
    return new SocketPotential(Clients.of(program, clients), cutoff, species);
  }

  private static AseProgram open(AseSettings settings, ClientSettings clients)
      throws IOException, InterruptedException {
    return new AseProgram(
        settings, AseDescription.ask(settings, clients.scratch(), clients.start()));
  }
}
