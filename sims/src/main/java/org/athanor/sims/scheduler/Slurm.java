package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.config.SchedulerSettings;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;

/**
 * Slurm (Yoo, Jette and Grondona 2003) by its commands: sbatch, squeue for what is in the queue,
 * sacct for what has left it, and scontrol where there is no accounting.
 */
final class Slurm implements Scheduler {
  /** So many identities fit into one command line. */
  private static final int HANDFUL = 500;

  private static final Pattern FIELD = Pattern.compile("(JobState|Reason|RunTime)=(\\S+)");

  private final SchedulerSettings.Slurm settings;
  private final JobScript script;
  private final Map<String, String> environment;

  /**
   * One cluster.
   *
   * @param environment of Slurm's commands, beyond that of this process
   */
  Slurm(SchedulerSettings.Slurm settings, JobScript script, Map<String, String> environment) {
    this.settings = settings;
    this.script = script;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "Slurm";
  }

  @Override
  public String submit(Job job) throws RefusedException, BusyException, InterruptedException {
    try {
      Files.writeString(job.script(), script.text(job));
    } catch (IOException e) {
      throw new BusyException("no room for a job script in " + job.folder() + ": " + e);
    }
    Speech answer = Speech.of(submission(job), environment);
    if (answer.isFine()) {
      // With --parsable the identity comes first, and behind a semicolon the cluster.
      return answer.output().strip().split(";", 2)[0];
    }
    if (SlurmWords.isBusy(answer.errors())) {
      throw new BusyException("sbatch: " + answer.brief());
    }
    throw new RefusedException("Slurm refuses a job: " + answer.brief());
  }

  private List<String> submission(Job job) {
    List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
    command.add("--job-name=" + job.name());
    command.add("--chdir=" + job.folder());
    command.add("--output=" + (job.isArray() ? job.log("%a") : job.log()));
    command.add("--open-mode=append");
    command.add("--time=" + job.size().minutes());
    command.add("--nodes=" + settings.nodes());
    command.add("--ntasks=" + (settings.tasks() > 0 ? settings.tasks() : job.size().cores()));
    if (settings.memoryMB() > 0) {
      command.add("--mem=" + (settings.memoryMB() << Math.min(job.size().thrift(), 10)) + "M");
    }
    add(command, "--partition=", settings.queue().partition());
    add(command, "--account=", settings.queue().account());
    add(command, "--qos=", settings.queue().qos());
    if (job.isArray()) {
      command.add("--array=0-" + (job.runs().size() - 1));
    }
    command.addAll(settings.options());
    command.add(job.script().toString());
    return command;
  }

  private static void add(List<String> command, String option, String value) {
    if (!value.isEmpty()) {
      command.add(option + value);
    }
  }

  @Override
  public Map<String, Condition> conditions(Set<String> ids)
      throws BusyException, InterruptedException {
    Map<String, Condition> all = new TreeMap<>();
    List<String> left = new ArrayList<>(new TreeSet<>(ids));
    for (int from = 0; from < left.size(); from += HANDFUL) {
      handful(left.subList(from, Math.min(left.size(), from + HANDFUL)), all);
    }
    return all;
  }

  private void handful(List<String> ids, Map<String, Condition> all)
      throws BusyException, InterruptedException {
    all.putAll(queued(ids));
    List<String> gone = ids.stream().filter(id -> !all.containsKey(id)).toList();
    if (!gone.isEmpty()) {
      all.putAll(accounted(gone));
    }
    for (String id : gone) {
      if (!all.containsKey(id)) {
        all.put(id, remembered(id));
      }
    }
  }

  private Map<String, Condition> queued(List<String> ids)
      throws BusyException, InterruptedException {
    Speech answer =
        asked(
            List.of(
                "squeue",
                "--noheader",
                "--array",
                "--states=all",
                "--format=%i|%T|%r|%M",
                "--jobs=" + String.join(",", ids)));
    if (!answer.isFine() && !answer.errors().contains("Invalid job id")) {
      throw new BusyException("squeue: " + answer.brief());
    }
    return SlurmWords.table(answer.output());
  }

  /** What the accounts say; nothing where there are none. */
  private Map<String, Condition> accounted(List<String> ids)
      throws BusyException, InterruptedException {
    Speech answer =
        asked(
            List.of(
                "sacct",
                "--noheader",
                "--allocations",
                "--parsable2",
                "--format=JobID,State,ExitCode,Elapsed",
                "--jobs=" + String.join(",", ids)));
    if (answer.isFine()) {
      return SlurmWords.table(answer.output());
    }
    if (answer.errors().contains("accounting storage is disabled")) {
      return Map.of();
    }
    throw new BusyException("sacct: " + answer.brief());
  }

  /** What the controller still knows; it forgets a job after some minutes. */
  private Condition remembered(String id) throws BusyException, InterruptedException {
    Speech answer = asked(List.of("scontrol", "show", "job", "--oneliner", id));
    Map<String, String> fields = new TreeMap<>();
    Matcher field = FIELD.matcher(answer.output());
    while (field.find()) {
      fields.putIfAbsent(field.group(1), field.group(2));
    }
    return answer.isFine() && fields.containsKey("JobState")
        ? SlurmWords.condition(
            fields.get("JobState"),
            fields.getOrDefault("Reason", ""),
            fields.getOrDefault("RunTime", ""))
        : new Ended(Fate.UNKNOWN, "Slurm does not know job " + id);
  }

  @Override
  public void cancel(String id) throws InterruptedException {
    try {
      Speech answer = asked(List.of("scancel", id));
      if (!answer.isFine()) {
        throw new BusyException(answer.brief());
      }
    } catch (BusyException e) {
      Jobs.LOG.warn("job {} could not be cancelled: {}", id, e.getMessage());
    }
  }

  @Override
  public Optional<String> find(String name) throws BusyException, InterruptedException {
    Speech answer =
        asked(List.of("squeue", "--noheader", "--states=all", "--format=%F", "--name=" + name));
    if (!answer.isFine()) {
      throw new BusyException("squeue: " + answer.brief());
    }
    return answer.output().lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
  }

  /** A command that was there when the first job was submitted. */
  private Speech asked(List<String> command) throws BusyException, InterruptedException {
    try {
      return Speech.of(command, environment);
    } catch (RefusedException e) {
      throw new BusyException(e.getMessage());
    }
  }
}
