package org.athanor.sims.sockets;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Python with ASE, where it is installed; Debian's comes first. */
public final class LiveAse {
  static final String EMT =
      """
      from ase.calculators.emt import EMT

      cutoff = 7.0

      def calculator():
          return EMT()
      """;

  private LiveAse() {}

  /** The interpreter; skips the test where there is none with ASE. */
  public static String python() throws IOException, InterruptedException {
    List<Path> folders =
        Stream.concat(
                Stream.of("/usr/bin"),
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)))
            .map(Path::of)
            .toList();
    Optional<Path> python = Optional.empty();
    for (Path folder : folders) {
      Path one = folder.resolve("python3");
      if (python.isEmpty() && Files.isExecutable(one) && hasAse(one)) {
        python = Optional.of(one);
      }
    }
    assumeTrue(python.isPresent(), "no python3 with ASE (Debian package python3-ase)");
    return python.get().toString();
  }

  static Path file(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static boolean hasAse(Path python) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(python.toString(), "-c", "import ase")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(4, TimeUnit.MINUTES) && process.exitValue() == 0;
  }
}
