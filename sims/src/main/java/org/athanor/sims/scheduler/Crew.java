package org.athanor.sims.scheduler;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.athanor.config.SchedulerSettings.LabelerNodes;
import org.athanor.sims.reference.LastLines;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Job.Size;

/**
 * Jobs that run labeler nodes: as many as the tickets need and the settings allow. A node ends by
 * itself when it has nothing to do. The jobs' identities are on disk, so that a process that comes
 * after a kill knows them.
 */
final class Crew {
  private static final String MAIN = "org.athanor.sims.cli.Main";
  private static final String NOTE = ".job-id";

  /** So many nodes in a row that end badly and at once are no accident. */
  private static final int PATIENCE = 3;

  private final Scheduler scheduler;
  private final Spool spool;
  private final LabelerNodes settings;
  private final int cores;
  private int strikes;

  /**
   * A crew.
   *
   * @param cores of one calculation
   */
  Crew(Scheduler scheduler, Spool spool, LabelerNodes settings, int cores) {
    this.scheduler = scheduler;
    this.spool = spool;
    this.settings = settings;
    this.cores = cores;
  }

  /**
   * Submits what is missing.
   *
   * @return why there will be no nodes, if there will be none
   */
  Optional<String> tend(int waiting, int taken) throws IOException, InterruptedException {
    try {
      Map<Integer, String> jobs = living();
      int needed = (waiting + taken + settings.workers() - 1) / settings.workers();
      int wanted = waiting == 0 ? 0 : Math.min(settings.count(), needed);
      for (int slot = 1; slot <= settings.count() && jobs.size() < wanted; slot++) {
        if (!jobs.containsKey(slot)) {
          if (strikes >= PATIENCE) {
            strikes = 0;
            return Optional.of("labeler nodes end at once: " + LastLines.of(log(slot)).strip());
          }
          jobs.put(slot, submit(slot));
        }
      }
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.getMessage());
    } catch (BusyException e) {
      Jobs.LOG.warn("{} takes no labeler node now: {}", scheduler.name(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Jobs that have not ended, by slot. */
  private Map<Integer, String> living() throws BusyException, IOException, InterruptedException {
    Map<Integer, String> jobs = new TreeMap<>();
    for (int slot = 1; slot <= settings.count(); slot++) {
      Path note = note(slot);
      if (Files.exists(note)) {
        jobs.put(slot, Files.readString(note).strip());
      }
    }
    if (!jobs.isEmpty()) {
      Map<String, Condition> conditions = scheduler.conditions(new TreeSet<>(jobs.values()));
      for (Map.Entry<Integer, String> job : Map.copyOf(jobs).entrySet()) {
        if (conditions.get(job.getValue()) instanceof Ended ended) {
          count(ended, job.getKey());
          Files.deleteIfExists(note(job.getKey()));
          jobs.remove(job.getKey());
        }
      }
    }
    return jobs;
  }

  /** A node that took up its work says so in its log. */
  private void count(Ended ended, int slot) throws IOException {
    boolean worked = log(slot).contains(LabelerNode.READY);
    strikes = worked || ended.fate() != Condition.Fate.FAILED ? 0 : strikes + 1;
  }

  private String submit(int slot)
      throws RefusedException, BusyException, IOException, InterruptedException {
    Path run = spool.crew().resolve("node-" + slot + ".sh");
    Files.writeString(run, script());
    String name = Names.of(List.of(new JobFolder(run)));
    Size size = new Size(settings.walltime(), cores * settings.workers(), 0, false);
    Job job = new Job(name, spool.crew(), size, List.of(run));
    Files.deleteIfExists(job.log());
    String id = scheduler.submit(job);
    Files.writeString(note(slot), id);
    Files.writeString(spool.crew().resolve("node-" + slot + ".log-name"), job.log().toString());
    Jobs.LOG.info("labeler node {} is job {}", slot, id);
    return id;
  }

  private Path note(int slot) {
    return spool.crew().resolve("node-" + slot + NOTE);
  }

  private String log(int slot) throws IOException {
    Path name = spool.crew().resolve("node-" + slot + ".log-name");
    if (!Files.exists(name)) {
      return "";
    }
    Path log = Path.of(Files.readString(name).strip());
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** This program, on the node: its Java and its jars lie on a disk that the nodes see too. */
  private String script() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            classPath(),
            MAIN,
            "labeler",
            spool.folder().toString(),
            "--walltime-minutes",
            Long.toString(settings.walltime().toMinutes()),
            "--idle-seconds",
            Long.toString(Math.max(1, settings.idle().toSeconds())),
            "--workers",
            Integer.toString(settings.workers()));
    String here = "cd " + Blanks.quoted(spool.crew().toString()) + " || exit 1\n";
    return command.stream()
        .map(Blanks::quoted)
        .collect(Collectors.joining(" ", here + "exec ", "\n"));
  }

  private static String classPath() {
    String path = System.getProperty("java.class.path");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
