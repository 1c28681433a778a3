package org.athanor.sims.sockets;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** ASE's Lennard-Jones, smooth at its cutoff, through a socket: a potential like any other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveAsePotentialTest implements PotentialContract {
  private static final String TEXT =
      """
      from ase.calculators.lj import LennardJones

      cutoff = 4.0

      def calculator():
          return LennardJones(epsilon=0.3, sigma=2.2, rc=4.0, ro=3.0, smooth=True)
      """;

  @TempDir private static Path folder;

  private SocketPotential potential;

  @BeforeAll
  void open() throws Exception {
    potential =
        Ase.potential(
            AseSettings.of(LiveAse.python(), LiveAse.file(folder, "lj.py", TEXT)),
            ClientSettings.in(folder.resolve("scratch")),
            new TreeSet<>(Set.of(14)));
  }

  @AfterAll
  void close() {
    if (potential != null) {
      potential.close();
    }
  }

  @Override
  public Potential potential() {
    return potential;
  }

  @Override
  public double nearestNeighbours() {
    return 2.4;
  }
}
