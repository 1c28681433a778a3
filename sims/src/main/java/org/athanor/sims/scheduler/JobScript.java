package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The script of jobs, as its user wrote it, with {@code {{run}}} where the calculation goes. What a
 * cluster needs before it (modules, directives) is the user's.
 */
final class JobScript {
  private static final String RUN = "run";
  private static final List<String> KNOWN =
      List.of("cores", "folder", "log", "minutes", "name", RUN, "walltime");
  private static final String PLAIN = "#!/bin/sh\n{{run}}\n";

  private final Blanks blanks;

  private JobScript(Blanks blanks) {
    this.blanks = blanks;
  }

  /**
   * Reads one.
   *
   * @param file empty takes a script that only runs the calculation
   * @throws IOException if it is not there, has an unknown placeholder, or would run nothing
   */
  static JobScript read(Optional<Path> file) throws IOException {
    return file.isEmpty()
        ? of("the plain job script", PLAIN)
        : of(file.get().toString(), Files.readString(file.get()));
  }

  private static JobScript of(String name, String text) {
    Blanks blanks = Blanks.of(name, text, KNOWN);
    if (!blanks.uses(RUN)) {
      throw new IllegalArgumentException(
          name + ": expected {{run}} in it; without, its jobs would compute nothing");
    }
    return new JobScript(blanks);
  }

  /** The script of a job. */
  String text(Job job) {
    return blanks.filled(
        word ->
            switch (word) {
              case "cores" -> Integer.toString(job.size().cores());
              case "folder" -> job.folder().toString();
              case "log" -> job.log().toString();
              case "minutes" -> Long.toString(job.size().minutes());
              case "name" -> job.name();
              case RUN -> run(job);
              case "walltime" -> Blanks.clock(job.size().walltime());
              default -> throw new IllegalArgumentException("no placeholder " + word);
            });
  }

  private static String run(Job job) {
    if (!job.isArray()) {
      return "sh " + Blanks.quoted(job.runs().getFirst().toString());
    }
    return IntStream.range(0, job.runs().size())
        .mapToObj(k -> k + ") sh " + Blanks.quoted(job.runs().get(k).toString()) + " ;;")
        .collect(Collectors.joining("\n", "case \"$SLURM_ARRAY_TASK_ID\" in\n", "\nesac"));
  }
}
