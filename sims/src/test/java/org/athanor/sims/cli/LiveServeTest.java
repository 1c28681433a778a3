package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.athanor.sims.sockets.LiveAse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our potentials under ASE's own socket server, where it is installed. */
class LiveServeTest {
  private static final String LENNARD_JONES = "lj:0.3,2.4,5.0:Al,Cu";

  private static final String STRUCTURES =
      """
      4
      Lattice="3.7 0.2 -0.1 0.3 3.9 0.15 -0.2 0.1 3.8" Properties=species:S:1:pos:R:3 pbc="T T T"
      Cu 0.1 0.0 -0.1
      Al 1.9 2.0 0.1
      Cu 1.8 0.1 1.95
      Cu 0.05 1.85 1.9
      4
      Lattice="3.9 0.2 -0.1 0.3 3.9 0.15 -0.2 0.1 3.6" Properties=species:S:1:pos:R:3 pbc="T T T"
      Cu 0.2 0.1 -0.1
      Al 1.8 2.1 0.1
      Cu 1.8 0.1 1.85
      Cu 0.05 1.95 1.9
      """;

  /** Asks over the socket, and says how far off the numbers of evaluate are. */
  private static final String SERVER =
      """
      import sys
      import ase.units
      from ase.calculators.socketio import SocketIOCalculator
      from ase.io import read

      # ASE has the constants of 2014; with those of 2018 all digits can be compared.
      ase.units.Bohr, ase.units.Ha = 0.529177210903, 27.211386245988
      file, kind, where = sys.argv[1:]
      place = dict(unixsocket=where) if kind == "unix" else dict(port=int(where))
      worst = 0
      with SocketIOCalculator(timeout=300, **place) as calculator:
          for expected in read(file, ":"):
              atoms = expected.copy()
              atoms.calc = calculator
              worst = max(
                  worst,
                  abs(atoms.get_potential_energy() - expected.get_potential_energy()),
                  abs(atoms.get_forces() - expected.get_forces()).max(),
                  abs(atoms.get_stress() - expected.get_stress()).max())
              assert abs(atoms.get_forces()).max() > 0.1
      print(worst)
      """;

  @TempDir private Path folder;

  private double worst(String kind, String where, String address) throws Exception {
    String python = LiveAse.python();
    Path structures = Files.writeString(folder.resolve("in.extxyz"), STRUCTURES);
    Path evaluated = folder.resolve("out.extxyz");
    assertThat(
            Shell.run("evaluate", "--potential", LENNARD_JONES, structures, "--output", evaluated)
                .exitStatus())
        .isZero();
    Path script = Files.writeString(folder.resolve("server.py"), SERVER);
    Path said = folder.resolve("said");
    Process server =
        new ProcessBuilder(python, script.toString(), evaluated.toString(), kind, where)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      Shell shell =
          Shell.run(
              "serve",
              "--potential",
              LENNARD_JONES,
              "--socket",
              address,
              "--structure",
              structures,
              "--patience",
              "300",
              "--json");
      assertThat(server.waitFor()).as(() -> text(said)).isZero();
      assertThat(shell.exitStatus()).as(shell.err()).isZero();
      assertThat(shell.json().path("schema").asText()).isEqualTo("athanor/serve");
      assertThat(shell.json().path("structures").asInt()).isEqualTo(2);
      return Double.parseDouble(text(said).strip());
    } finally {
      server.destroyForcibly();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void asesSocketCalculatorGetsWhatEvaluateWrites() throws Exception {
    String name = "athanor_test_" + UUID.randomUUID();
    assertThat(worst("unix", name, "unix:" + name)).isCloseTo(0, within(1e-10));
  }

  @Test
  void overAPortAsWell() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(worst("port", Integer.toString(port), "localhost:" + port))
        .isCloseTo(0, within(1e-10));
  }

  @Test
  void nobodyListens() {
    Shell shell =
        Shell.run(
            "serve",
            "--potential",
            "lj:0.3,2.4,5.0:Cu",
            "--socket",
            "unix:athanor_nobody",
            "--patience",
            "0");
    assertThat(shell.exitStatus()).isEqualTo(1);
    assertThat(shell.err()).contains("unix:athanor_nobody: nobody listened within 0 s");
  }

  @Test
  void anAddressIsChecked() {
    Shell shell = Shell.run("serve", "--potential", "lj:0.3,2.4,5.0:Cu", "--socket", "nowhere");
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("expected unix:NAME or HOST:PORT", "got \"nowhere\"");
  }
}
