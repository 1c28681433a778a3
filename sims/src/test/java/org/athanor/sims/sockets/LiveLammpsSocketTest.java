package org.athanor.sims.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.potential.LennardJones;
import org.athanor.potentials.potential.LennardJones.Truncation;
import org.athanor.potentials.potential.LiveLammps;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LAMMPS' own client, fix ipi: another program's view of the units, signs and the cell. */
class LiveLammpsSocketTest {
  private static final Structure TRICLINIC =
      new Structure(
          Cell.periodic(7.1, 0, 0, 0.9, 7.4, 0, -0.7, 0.5, 7.3),
          Species.repeated(29, 4),
          Vectors.of(0.1, 0.2, 0.1, 2.2, 0.9, 0.4, 0.5, 2.4, 0.8, 0.9, 0.7, 2.3));

  private static final String DATA =
      """
      made by Athanor

      4 atoms
      1 atom types
      0 7.1 xlo xhi
      0 7.4 ylo yhi
      0 7.3 zlo zhi
      0.9 -0.7 0.5 xy xz yz

      Atoms # atomic

      1 1 0 0 0
      2 1 2 0 0
      3 1 0 2 0
      4 1 0 0 2
      """;

  private static final String INPUT =
      """
      units metal
      atom_style atomic
      atom_modify map array
      read_data data
      mass 1 63.5
      pair_style lj/cut 6.0
      pair_coeff 1 1 0.4 2.3
      pair_modify shift yes
      neigh_modify every 1 delay 0
      fix 1 all ipi 127.0.0.1 %d
      run 1000
      """;

  @TempDir private Path folder;

  @Test
  void lammpsSaysOverASocketWhatOurLennardJonesSays() throws Exception {
    LiveLammps.assumeInstalled();
    Deadline soon = Deadline.in(Duration.ofMinutes(4));
    LennardJones.Parameters same = new LennardJones.Parameters(0.4, 2.3, 6.0);
    LennardJones ours = LennardJones.of(Map.of(new SpeciesPair(29, 29), same), Truncation.SHIFTED);
    try (Listener listener = Listener.at(new Address.Inet("127.0.0.1", 0))) {
      Process lammps = started(((Address.Inet) listener.address()).port());
      try (ServerSide server = new ServerSide(new Wire(listener.accept(soon, lammps::isAlive)))) {
        compare(server.ask(TRICLINIC, "", soon), ours.predict(TRICLINIC));
        double[] moved = TRICLINIC.positions().toArray();
        moved[4] += 0.4;
        Structure next = TRICLINIC.withPositions(Vectors.of(moved));
        compare(server.ask(next, "", soon), ours.predict(next));
        server.dismiss(soon);
        assertThat(lammps.waitFor(4, TimeUnit.MINUTES)).as("it goes when it is let go").isTrue();
      } catch (IOException e) {
        throw new AssertionError("LAMMPS said " + Files.readString(folder.resolve("out")), e);
      } finally {
        lammps.destroyForcibly();
      }
    }
  }

  private Process started(int port) throws Exception {
    Files.writeString(folder.resolve("data"), DATA);
    Files.writeString(folder.resolve("in"), INPUT.formatted(port));
    return new ProcessBuilder("lmp", "-in", "in", "-log", "none")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }

  /** LAMMPS rounds its constants to eight digits, and fills one triangle of the virial. */
  private static void compare(Answer answer, Prediction expected) {
    double scale = expected.forces().largestNorm();
    assertThat(scale).isGreaterThan(0.1);
    assertThat(answer.energy())
        .isCloseTo(expected.energy(), within(2e-6 * Math.abs(expected.energy())));
    assertThat(answer.forces().toArray())
        .containsExactly(expected.forces().toArray(), within(2e-6 * scale));
    double[] virial = expected.virial().toArray();
    for (int row = 0; row < 3; row++) {
      assertThat(answer.virial().get(row, row))
          .isCloseTo(virial[4 * row], within(4e-6 * expected.virial().largestAbsolute()));
    }
  }
}
