package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.Errand;
import org.athanor.sims.reference.ExternalProgram;
import org.athanor.sims.reference.Place;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;
import org.athanor.sims.scheduler.Job.Size;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calculations as jobs of a batch system.
 *
 * <p>A job outlives the process that waits for it. Its folder is known by the label and the
 * attempt, and its identity is on disk: whoever asks for the same calculation again, after Ctrl-C
 * or a kill, goes on waiting for the same job, or finds what it left. Folders go when the outcome
 * of their label is on disk.
 */
final class Jobs implements Place {
  static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(10);
  private static final int KEY_LENGTH = 40;

  private final Scheduler scheduler;
  private final Bundles bundles;
  private final Vigil vigil;
  private final Watch watch;
  private final Duration poll;
  private final Map<Path, ReentrantLock> turns = new ConcurrentHashMap<>();

  /**
   * Jobs of a batch system.
   *
   * @param array calculations in one job array at most
   * @param poll between two questions about the state of jobs
   */
  Jobs(Scheduler scheduler, int array, Duration poll) {
    this.scheduler = scheduler;
    this.poll = poll;
    this.watch = new Watch(scheduler, poll);
    this.bundles = new Bundles(scheduler, array, poll.dividedBy(4));
    this.vigil = new Vigil(scheduler, watch, poll);
  }

  @Override
  public <T> T run(Path scratch, Errand errand, Reading<T> reading)
      throws IOException, InterruptedException {
    Path home = Files.createDirectories(home(scratch));
    JobFolder folder =
        new JobFolder(home.resolve(brief(errand.key().label()) + "-" + errand.key().attempt()));
    // Asked for twice, after a lease ran out: the second waits for the first, and reads the same.
    ReentrantLock turn = turns.computeIfAbsent(folder.path(), any -> new ReentrantLock());
    turn.lockInterruptibly();
    try {
      folder.prepare(errand);
      Ended end = ended(folder, errand);
      return concluded(folder, errand, end, reading);
    } catch (RefusedException e) {
      Failure failure = Verdict.onRefusal(errand, e.getMessage());
      T outcome = reading.failed(failure, remains(folder), Optional.empty());
      folder.discard();
      return outcome;
    } finally {
      turn.unlock();
    }
  }

  /** Waits for the end, however often the job has to give way. */
  private Ended ended(JobFolder folder, Errand errand)
      throws RefusedException, IOException, InterruptedException {
    while (true) {
      if (folder.fate().isPresent()) {
        return folder.fate().get();
      }
      if (folder.status().filter(status -> status.exit() == 0).isPresent()) {
        return new Ended(Fate.DONE, "");
      }
      String id = submitted(folder, errand);
      Ended end = vigil.end(folder, id, size(errand).walltime());
      watch.forget(id);
      if (end.fate() == Fate.FAILED) {
        return LogWords.explained(end, log(folder));
      }
      if (end.fate() != Fate.PREEMPTED) {
        return end;
      }
      LOG.info("job {} had to give way ({}); it is submitted again", id, end.detail());
      folder.withdrawn();
    }
  }

  private <T> T concluded(JobFolder folder, Errand errand, Ended end, Reading<T> reading)
      throws IOException {
    double seconds = ran(folder, end, size(errand).walltime()).toMillis() * 1e-3;
    Optional<Cost> cost = Optional.of(new Cost(seconds, errand.cores()));
    Optional<JobFolder.Status> status = folder.status();
    boolean byItself = end.fate() == Fate.DONE || end.fate() == Fate.FAILED;
    if (status.isPresent() && byItself) {
      folder.read();
      return reading.ended(remains(folder), folder.exited(status.get()), cost);
    }
    Verdict verdict = Verdict.of(end, errand.limit(), log(folder));
    if (verdict.counts()) {
      folder.conclude(end);
      folder.read();
    }
    T outcome = reading.failed(verdict.failure(), remains(folder), cost);
    if (!verdict.counts()) {
      folder.discard();
    }
    return outcome;
  }

  private static Remains remains(JobFolder folder) throws IOException {
    Stream<Path> beside =
        Stream.concat(
            Stream.of(folder.run()), papers(folder).stream().map(folder.path()::resolveSibling));
    return new Remains(folder.work(), beside.filter(Files::exists).toList());
  }

  /**
   * The time that was paid for: by the program's own marks, else as the batch system counts it. An
   * end may be learned of long after it, so a clock read now tells no more than the walltime.
   */
  private static Duration ran(JobFolder folder, Ended end, Duration walltime) throws IOException {
    Duration marked = folder.ran(System.currentTimeMillis() * 1e-3);
    if (folder.status().isPresent()) {
      return marked;
    }
    Duration most = walltime.plus(Vigil.OVERTIME);
    return end.ran().orElse(marked.compareTo(most) < 0 ? marked : most);
  }

  /** The identity of the folder's job: of an earlier process, or of a new one. */
  private String submitted(JobFolder folder, Errand errand)
      throws RefusedException, IOException, InterruptedException {
    Duration backoff = poll;
    while (true) {
      try {
        Optional<String> job = adopted(folder);
        if (job.isPresent()) {
          return job.get();
        }
        bundles.submit(folder, size(errand));
      } catch (BusyException e) {
        LOG.warn("{} takes no job now ({}); next try in {}", scheduler.name(), e, backoff);
        Pause.of(backoff);
        Duration twice = backoff.multipliedBy(2);
        backoff = twice.compareTo(LONGEST_BACKOFF) < 0 ? twice : LONGEST_BACKOFF;
      }
    }
  }

  private Optional<String> adopted(JobFolder folder)
      throws BusyException, IOException, InterruptedException {
    if (folder.job().isPresent() || folder.asked().isEmpty()) {
      return folder.job();
    }
    String name = folder.asked().get();
    int task = name.indexOf('_');
    Optional<String> found = scheduler.find(task < 0 ? name : name.substring(0, task));
    if (found.isPresent()) {
      folder.submitted(found.get() + (task < 0 ? "" : name.substring(task)));
    } else {
      folder.withdrawn();
    }
    return folder.job();
  }

  private static Size size(Errand errand) {
    boolean remedied = errand.remedies().time() > 1 || errand.remedies().thrift() > 0;
    return new Size(errand.limit(), errand.cores(), errand.remedies().thrift(), remedied);
  }

  @Override
  public void stored(Path scratch, String label) {
    Path home = home(scratch);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(home, brief(label) + "-*")) {
      for (Path path : found) {
        JobFolder folder = new JobFolder(path);
        if (folder.isRead()) {
          for (String file : papers(folder)) {
            Files.deleteIfExists(home.resolve(file));
          }
          folder.discard();
          turns.remove(path);
        }
      }
    } catch (IOException e) {
      LOG.warn("what is left of label {} cannot be deleted", label, e);
    }
  }

  private static List<String> papers(JobFolder folder) throws IOException {
    return folder.asked().stream()
        .flatMap(
            asked -> {
              String name = asked.split("_", 2)[0];
              return List.of(name + ".job", asked + ".log", name + ".log").stream();
            })
        .distinct()
        .toList();
  }

  /** What the job script itself said; that of an array's task has a log of its own. */
  private static String log(JobFolder folder) throws IOException {
    for (String file : papers(folder)) {
      Path log = folder.path().resolveSibling(file);
      if (file.endsWith(".log") && Files.exists(log)) {
        return ExternalProgram.text(log);
      }
    }
    return "";
  }

  private static Path home(Path scratch) {
    return scratch.toAbsolutePath().resolve("jobs");
  }

  private static String brief(String label) {
    return label.substring(0, Math.min(KEY_LENGTH, label.length()));
  }
}
