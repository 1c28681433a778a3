package org.athanor.sims.reference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** What tests against installed codes share. */
final class Live {
  /** Two atoms of silicon, strained, sheared and rattled: nothing vanishes by symmetry. */
  static final Structure SILICON =
      new Structure(
          Cell.periodic(0.1, 2.7, 2.75, 2.71, 0.02, 2.68, 2.65, 2.77, -0.05),
          Species.of(14, 14),
          Vectors.of(0, 0, 0, 1.42, 1.30, 1.38));

  private Live() {}

  /** Skips the test, by name, where a program is not installed. */
  static void assumeInstalled(String program, String debianPackage) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(found, program + " (Debian package " + debianPackage + ") is not on the PATH");
  }

  /** Skips the test, by name, where a file is missing. */
  static Path assumeThere(String file, String debianPackage) {
    assumeTrue(
        Files.isReadable(Path.of(file)),
        file + " (Debian package " + debianPackage + ") is not installed");
    return Path.of(file);
  }

  /** One core, four minutes (the machine may be busy); as root, MPI wants to be asked twice. */
  static Program program(String... command) {
    return new Program(
        List.of(command),
        Map.of(
            "OMP_NUM_THREADS", "1",
            "OMPI_ALLOW_RUN_AS_ROOT", "1",
            "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"),
        Duration.ofMinutes(4));
  }

  /** A template in a file of its own. */
  static Path template(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
