package org.athanor.sims.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;

/**
 * A few short commands one after the other. The launcher runs it once after a build, in a JVM that
 * writes down which classes were needed (its AOT cache), so that later commands start faster.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs them.
   *
   * @param arguments an empty folder to work in
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path file = folder.resolve("Si.sw");
    Files.writeString(file, StillingerWeberFile.write(StillingerWeber.silicon()));
    String potential = "sw:" + file + ":Si";
    Path directory = folder.resolve("dynamics");
    int failed = 0;
    for (List<String> command :
        List.of(
            List.of("--version"),
            List.of("dynamics", "--help"),
            dynamics(potential, directory),
            List.of(
                "evaluate",
                "--potential",
                potential,
                directory.resolve("final.extxyz").toString(),
                "--output",
                folder.resolve("evaluated.extxyz").toString()))) {
      failed |= Main.commandLine().execute(command.toArray(String[]::new));
    }
    System.exit(failed);
  }

  private static List<String> dynamics(String potential, Path directory) {
    return List.of(
        "dynamics",
        "--potential",
        potential,
        "--structure",
        "diamond:Si",
        "--supercell",
        "2x2x2",
        "--ensemble",
        "langevin",
        "--temperature",
        "600",
        "--steps",
        "300",
        "--directory",
        directory.toString());
  }
}
