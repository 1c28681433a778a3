package org.athanor.sims.trials;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.athanor.sims.cli.Main;

/**
 * The program as a user has it, in jars, with an AOT cache of what a campaign needs: a JVM takes
 * classes from a cache only if its whole class path is jars. It is made once for every build, by
 * the first of the JVMs that run tests, while the others wait. Without a cache that fits, trials
 * take longer and are the same.
 */
final class Installation {
  private static final Path FOLDER = Path.of("target", "installation").toAbsolutePath();
  private static final Path CACHE = FOLDER.resolve("athanor.aot");
  private static final long SECONDS = 300;

  private final List<String> flags;

  /** The class path of this JVM, without what is only for tests. */
  private final List<Path> classPath =
      Pattern.compile(File.pathSeparator, Pattern.LITERAL)
          .splitAsStream(System.getProperty("java.class.path"))
          .map(Path::of)
          .filter(entry -> Files.exists(entry) && !entry.endsWith("test-classes"))
          .toList();

  private Installation(List<String> flags) {
    this.flags = flags;
  }

  /**
   * Makes it, if it has not been made of the same classes.
   *
   * @param flags of the JVMs that will be started
   * @return how to start the program: flags, cache and class path
   */
  static List<String> start(List<String> flags) {
    Installation installation = new Installation(flags);
    try {
      installation.makeOnce();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the program was installed", e);
    }
    return installation.start();
  }

  private List<String> start() {
    List<String> start = new ArrayList<>(flags);
    if (Files.exists(CACHE)) {
      start.addAll(List.of("-XX:AOTCache=" + CACHE, "-Xlog:aot=off,cds=off"));
    }
    start.addAll(List.of("-cp", jars()));
    return start;
  }

  /** Whoever was killed while he made it leaves no mark, and it is made again. */
  private void makeOnce() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path mark = FOLDER.resolve("made-of.txt");
    try (FileChannel channel =
            FileChannel.open(
                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      String madeOf = describe();
      if (!Files.exists(mark) || !Files.readString(mark).equals(madeOf)) {
        Files.deleteIfExists(mark);
        Files.deleteIfExists(CACHE);
        for (Path entry : classPath) {
          pack(entry);
        }
        rehearse();
        Files.writeString(mark, madeOf);
      }
    }
  }

  /** JVM, flags, and every file with its size and age. */
  private String describe() throws IOException {
    StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
    text.append('\n').append(String.join(" ", flags)).append('\n');
    for (Path entry : classPath) {
      try (Stream<Path> files = Files.walk(entry)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          text.append(file).append(' ').append(Files.size(file)).append(' ');
          text.append(Files.getLastModifiedTime(file)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private Path jarOf(Path entry) {
    return Files.isDirectory(entry)
        ? FOLDER.resolve("classes-" + classPath.indexOf(entry) + ".jar")
        : entry.toAbsolutePath();
  }

  private String jars() {
    return String.join(
        File.pathSeparator, classPath.stream().map(entry -> jarOf(entry).toString()).toList());
  }

  private void pack(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      String jar = jarOf(entry).toString();
      ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
      int status = tool.run(System.out, System.err, "-c0f", jar, "-C", entry.toString(), ".");
      if (status != 0) {
        throw new IOException("jar ended with status " + status + ", want 0, for " + entry);
      }
    }
  }

  /** A small campaign, in a JVM that writes down what it needed. */
  private void rehearse() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(FOLDER, "rehearsal");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-XX:AOTCacheOutput=" + CACHE, "-cp", jars(), Main.class.getName()));
    command.addAll(List.of("run", Tiny.file(folder).toString(), "--directory", folder + "/run"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("rehearsal.log").toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        Files.deleteIfExists(CACHE);
      }
    } finally {
      process.destroyForcibly();
      process.onExit().join();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
