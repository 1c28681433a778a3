package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.athanor.config.SchedulerSettings;
import org.athanor.config.Spelling;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;

/** Any batch system, by three commands for the shell that its user wrote. */
final class ShellScheduler implements Scheduler {
  private static final List<String> OF_JOBS =
      List.of("cores", "folder", "log", "minutes", "name", "script", "walltime");
  private static final List<String> OF_IDS = List.of("id");

  private final JobScript script;
  private final Blanks submit;
  private final Blanks state;
  private final Blanks cancel;

  /**
   * One of these commands.
   *
   * @throws IllegalArgumentException if one has an unknown placeholder
   */
  ShellScheduler(SchedulerSettings.Shell settings, JobScript script) {
    this.script = script;
    this.submit = Blanks.of("label.scheduler.shell.submit", settings.submit(), OF_JOBS);
    this.state = Blanks.of("label.scheduler.shell.state", settings.state(), OF_IDS);
    this.cancel = Blanks.of("label.scheduler.shell.cancel", settings.cancel(), OF_IDS);
  }

  @Override
  public String name() {
    return "the batch system of label.scheduler.shell";
  }

  @Override
  public String submit(Job job) throws RefusedException, BusyException, InterruptedException {
    try {
      Files.writeString(job.script(), script.text(job));
    } catch (IOException e) {
      throw new BusyException("no room for a job script in " + job.folder() + ": " + e);
    }
    String command = submit.filled(word -> Blanks.quoted(value(word, job)));
    Speech answer = told(command);
    List<String> lines = answer.output().lines().filter(line -> !line.isBlank()).toList();
    if (answer.isFine() && !lines.isEmpty()) {
      return lines.getLast().strip();
    }
    String complaint = command + " (exit status " + answer.status() + "): " + answer.brief();
    if (SlurmWords.isBusy(answer.output() + answer.errors())) {
      throw new BusyException(complaint);
    }
    throw new RefusedException(
        answer.isFine() ? command + ": expected a job's identity, got nothing" : complaint);
  }

  private static String value(String word, Job job) {
    return switch (word) {
      case "cores" -> Integer.toString(job.size().cores());
      case "folder" -> job.folder().toString();
      case "log" -> job.log().toString();
      case "minutes" -> Long.toString(job.size().minutes());
      case "name" -> job.name();
      case "script" -> job.script().toString();
      case "walltime" -> Blanks.clock(job.size().walltime());
      default -> throw new IllegalArgumentException("no placeholder " + word);
    };
  }

  @Override
  public Map<String, Condition> conditions(Set<String> ids)
      throws BusyException, InterruptedException {
    Map<String, Condition> all = new TreeMap<>();
    for (String id : ids) {
      String command = state.filled(of(id));
      Speech answer = asked(command);
      if (!answer.isFine()) {
        throw new BusyException(
            command + " (exit status " + answer.status() + "): " + answer.brief());
      }
      all.put(id, condition(answer.output().strip().split("\\s+", 2)[0], id));
    }
    return all;
  }

  private static Condition condition(String word, String id) throws BusyException {
    return switch (word) {
      case "pending" -> new Condition.Waiting("", false);
      case "running" -> new Condition.Running();
      case "done" -> new Ended(Fate.DONE, word);
      case "failed" -> new Ended(Fate.FAILED, word);
      case "timeout" -> new Ended(Fate.OUT_OF_TIME, word);
      case "memory" -> new Ended(Fate.OUT_OF_MEMORY, word);
      case "node" -> new Ended(Fate.NODE_LOST, word);
      case "preempted" -> new Ended(Fate.PREEMPTED, word);
      case "cancelled" -> new Ended(Fate.CANCELLED, word);
      case "unknown" -> gone(id);
      default -> throw new BusyException(unexpected(word));
    };
  }

  private static String unexpected(String word) {
    List<String> words =
        new ArrayList<>(List.of("pending", "running", "done", "failed", "timeout"));
    words.addAll(List.of("memory", "node", "preempted", "cancelled", "unknown"));
    return "label.scheduler.shell.state: expected one of "
        + String.join(", ", words)
        + ", got \""
        + word
        + "\"; the nearest is "
        + Spelling.nearest(word, words);
  }

  private static Condition gone(String id) {
    return new Ended(Fate.UNKNOWN, "the batch system does not know job " + id);
  }

  @Override
  public void cancel(String id) throws InterruptedException {
    try {
      Speech answer = asked(cancel.filled(of(id)));
      if (!answer.isFine()) {
        throw new BusyException(answer.brief());
      }
    } catch (BusyException e) {
      Jobs.LOG.warn("job {} could not be cancelled: {}", id, e.getMessage());
    }
  }

  /** Three commands cannot find a job by its name. */
  @Override
  public Optional<String> find(String name) {
    return Optional.empty();
  }

  private static UnaryOperator<String> of(String id) {
    return word -> Blanks.quoted(id);
  }

  private static Speech told(String command)
      throws RefusedException, BusyException, InterruptedException {
    String here = "cd " + Blanks.quoted(System.getProperty("user.dir")) + " || exit 1\n";
    return Speech.of(List.of("/bin/sh", "-c", here + command), Map.of());
  }

  private static Speech asked(String command) throws BusyException, InterruptedException {
    try {
      return told(command);
    } catch (RefusedException e) {
      throw new BusyException(e.getMessage());
    }
  }
}
