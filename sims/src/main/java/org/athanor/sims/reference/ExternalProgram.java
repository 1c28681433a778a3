package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program in a folder, for a limited time, and leaves none of its processes behind. */
public final class ExternalProgram {
  /** How a run ended. */
  public sealed interface End {
    /** By itself; standard output, and what else was said on standard error. */
    record Exited(int status, String output, String errors) implements End {}

    /** It was stopped. */
    record Stopped(Duration limit) implements End {}

    /** It could not be started. */
    record NotStarted(String reason) implements End {}
  }

  /** Bytes: a program in a loop may fill a disk, and must not fill our memory too. */
  private static final long LONGEST_TEXT = 64L << 20;

  private static final Duration LONGEST_DEATH = Duration.ofSeconds(5);

  private final Map<String, String> environment;
  private final Duration limit;

  public ExternalProgram(Map<String, String> environment, Duration limit) {
    this.environment = environment;
    this.limit = limit;
  }

  /**
   * Starts it and waits.
   *
   * @throws InterruptedException if the thread was interrupted; all processes are ended then
   */
  public End run(Path folder, List<String> command) throws IOException, InterruptedException {
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

  /**
   * Ends a process and all that it started, children first: once its parent has gone a process can
   * no longer be found as a descendant.
   */
  public static void kill(ProcessHandle process) {
    Set<ProcessHandle> hit = new LinkedHashSet<>();
    List<ProcessHandle> fresh;
    do {
      fresh = process.descendants().filter(child -> !hit.contains(child)).toList();
      fresh.forEach(ProcessHandle::destroyForcibly);
      hit.addAll(fresh);
    } while (!fresh.isEmpty());
    process.destroyForcibly();
    hit.add(process);
    // A process whose parent does not ask how it ended looks alive for ever, so there is a limit.
    CompletableFuture.allOf(
            hit.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, LONGEST_DEATH.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** What a program wrote; of very much only the end, where results and complaints stand. */
  public static String text(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long from = Math.max(0, channel.size() - LONGEST_TEXT);
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
      channel.position(from);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Until all of it is there.
      }
      // Whatever the bytes are, they become some text, and the parser says what it misses.
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }
}
