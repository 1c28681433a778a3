package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program in a folder, for a limited time, and leaves none of its processes behind. */
final class ExternalProgram {
  /** How a run ended. */
  sealed interface End {
    /** By itself; standard output, and what else was said on standard error. */
    record Exited(int status, String output, String errors) implements End {}

    /** It was stopped. */
    record Stopped(Duration limit) implements End {}

    /** It could not be started. */
    record NotStarted(String reason) implements End {}
  }

  private final Map<String, String> environment;
  private final Duration limit;

  ExternalProgram(Map<String, String> environment, Duration limit) {
    this.environment = environment;
    this.limit = limit;
  }

  /**
   * Starts it and waits.
   *
   * @throws InterruptedException if the thread was interrupted; all processes are ended then
   */
  End run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path output = folder.resolve("stdout");
    Path errors = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new End.NotStarted(e.getMessage());
    }
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? new End.Exited(process.exitValue(), text(output), text(errors))
          : new End.Stopped(limit);
    } finally {
      kill(process.toHandle());
    }
  }

  /** Children first: once its parent has gone a process can no longer be found as a descendant. */
  private static void kill(ProcessHandle process) {
    List<ProcessHandle> children;
    do {
      children = process.descendants().filter(ProcessHandle::isAlive).toList();
      children.forEach(ProcessHandle::destroyForcibly);
      children.forEach(child -> child.onExit().join());
    } while (!children.isEmpty());
    process.destroyForcibly();
    process.onExit().join();
  }

  private static String text(Path file) throws IOException {
    // Whatever the bytes are, they become some text, and the parser says what it misses.
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
