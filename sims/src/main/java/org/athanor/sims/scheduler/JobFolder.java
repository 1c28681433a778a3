package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.athanor.sims.reference.Errand;
import org.athanor.sims.reference.ExternalProgram;
import org.athanor.sims.reference.ExternalProgram.End;
import org.athanor.sims.reference.Folders;

/**
 * The folder of a calculation that another machine makes. All that is known about it stands in its
 * files, so that whoever comes after a kill goes on with it:
 *
 * <ul>
 *   <li>{@code work/}: what the program reads and writes; {@code inputs}: what was there first
 *   <li>{@code run.sh}: runs the program; written last, so a folder with it is whole
 *   <li>{@code asked}: under which name it was submitted; {@code job}: the job's identity
 *   <li>{@code begun} and {@code status}: written by run.sh, with exit status and times
 *   <li>{@code fate}: how the job ended, where the batch system had to tell; {@code ran}: for how
 *       many seconds it ran, where it told that too
 *   <li>{@code read}: its outcome was handed on
 * </ul>
 */
record JobFolder(Path path) {
  private static final String RUN = "run.sh";
  private static final String JOB = "job";
  private static final String ASKED = "asked";
  private static final String RAN = "ran";
  private static final Pattern STATUS = Pattern.compile("(\\d+) (\\d+\\.[\\dN]*)");
  private static final Pattern BEGUN = Pattern.compile("(\\d+\\.[\\dN]*) ");

  /**
   * How a program ended.
   *
   * @param exit its exit status
   * @param at when, in s since 1970 by the clock of its machine
   */
  record Status(int exit, double at) {}

  Path work() {
    return path.resolve("work");
  }

  Path run() {
    return path.resolve(RUN);
  }

  /** Writes it, unless an earlier process did. */
  void prepare(Errand errand) throws IOException {
    if (Files.exists(run())) {
      return;
    }
    if (Files.exists(path)) {
      Folders.delete(path);
    }
    Files.createDirectories(work());
    Errand.Launch launch = errand.preparation().in(work());
    List<String> inputs = new ArrayList<>(List.of("stdout", "stderr"));
    try (Stream<Path> files = Files.list(work())) {
      files.map(file -> file.getFileName().toString()).sorted().forEach(inputs::add);
    }
    Files.write(path.resolve("inputs"), inputs);
    write(RUN, RunScript.of(path, launch));
  }

  /**
   * What an earlier process submitted, or was about to: the name, and a task's number behind it.
   */
  Optional<String> asked() throws IOException {
    return text(ASKED);
  }

  void ask(String name) throws IOException {
    write(ASKED, name);
  }

  /** The job that makes it. */
  Optional<String> job() throws IOException {
    return text(JOB);
  }

  void submitted(String id) throws IOException {
    write(JOB, id);
  }

  /** That job makes it no more. */
  void withdrawn() throws IOException {
    Files.deleteIfExists(path.resolve(JOB));
    Files.deleteIfExists(path.resolve(ASKED));
  }

  /**
   * Empty as long as none is there, or none that is whole: a script may be killed in writing it.
   */
  Optional<Status> status() throws IOException {
    return text("status")
        .map(STATUS::matcher)
        .filter(Matcher::matches)
        .map(line -> new Status(Integer.parseInt(line.group(1)), seconds(line.group(2))));
  }

  /** When the program began, in s since 1970 by the clock of its machine. */
  Optional<Double> begun() throws IOException {
    return text("begun")
        .map(BEGUN::matcher)
        .filter(Matcher::lookingAt)
        .map(line -> seconds(line.group(1)));
  }

  /** Where date knows no fractions of a second it prints a letter behind the full stop. */
  private static double seconds(String stamp) {
    return Double.parseDouble(stamp.replace("N", ""));
  }

  Optional<Condition.Ended> fate() throws IOException {
    Optional<Duration> told = text(RAN).map(Long::parseLong).map(Duration::ofSeconds);
    return text("fate")
        .map(line -> line.split(" ", 2))
        .map(parts -> new Condition.Ended(Condition.Fate.valueOf(parts[0]), parts[1], told));
  }

  void conclude(Condition.Ended end) throws IOException {
    if (end.ran().isPresent()) {
      write(RAN, Long.toString(end.ran().get().toSeconds()));
    }
    write("fate", end.fate() + " " + end.detail().replaceAll("\\s+", " "));
  }

  /** Whoever ran it was ended; what a program says while it is killed does not count. */
  void unfinished() throws IOException {
    Files.deleteIfExists(path.resolve("status"));
  }

  End.Exited exited(Status status) throws IOException {
    return new End.Exited(status.exit(), said("stdout"), said("stderr"));
  }

  private String said(String name) throws IOException {
    Path file = work().resolve(name);
    return Files.exists(file) ? ExternalProgram.text(file) : "";
  }

  /** Its outcome was handed on; once that is on disk it may go. */
  void read() throws IOException {
    write("read", "");
  }

  boolean isRead() {
    return Files.exists(path.resolve("read"));
  }

  /** Nothing of it is of use. A program that still runs in it writes nowhere else any more. */
  void discard() {
    if (!Files.exists(path)) {
      return;
    }
    Path gone = path.resolveSibling("gone-" + path.getFileName());
    try {
      if (Files.exists(gone)) {
        Folders.delete(gone);
      }
      Files.move(path, gone, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(gone);
    } catch (IOException e) {
      Jobs.LOG.warn("{} cannot be put aside", path, e);
    }
  }

  /** How long the program has run, or did. */
  Duration ran(double now) throws IOException {
    Optional<Double> begun = begun();
    double until = status().map(Status::at).orElse(now);
    return begun.isEmpty()
        ? Duration.ZERO
        : Duration.ofMillis(Math.max(0, Math.round(1000 * (until - begun.get()))));
  }

  private Optional<String> text(String name) throws IOException {
    try {
      return Optional.of(Files.readString(path.resolve(name)).strip());
    } catch (NoSuchFileException nothing) {
      return Optional.empty();
    }
  }

  private void write(String name, String text) throws IOException {
    Path part = Files.writeString(path.resolve(name + ".part"), text);
    Files.move(
        part,
        path.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
