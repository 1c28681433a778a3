package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.athanor.sims.scheduler.Job.Size;

/**
 * Submits calculations, several of one size together as a job array. Whoever comes first waits a
 * moment for others, and submits for all of them.
 */
final class Bundles {
  private final Scheduler scheduler;
  private final int most;
  private final Duration wait;
  private final Map<Size, Bundle> open = new HashMap<>();

  /**
   * Bundles.
   *
   * @param most calculations in one
   * @param wait for others
   */
  Bundles(Scheduler scheduler, int most, Duration wait) {
    this.scheduler = scheduler;
    this.most = most;
    this.wait = wait;
  }

  private static final class Bundle {
    private final List<JobFolder> members = new ArrayList<>();
    private final CountDownLatch full = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Exception refusal;
  }

  /**
   * Submits a calculation; the identity of its job stands in its folder afterwards.
   *
   * @throws RefusedException if it will never be taken
   * @throws BusyException if it may be taken later
   */
  void submit(JobFolder folder, Size size)
      throws RefusedException, BusyException, IOException, InterruptedException {
    if (most == 1) {
      send(List.of(folder), size);
      return;
    }
    Bundle bundle;
    boolean first;
    synchronized (open) {
      bundle = open.computeIfAbsent(size, any -> new Bundle());
      first = bundle.members.isEmpty();
      bundle.members.add(folder);
      if (bundle.members.size() >= most) {
        open.remove(size, bundle);
        bundle.full.countDown();
      }
    }
    if (first) {
      lead(bundle, size);
    } else {
      bundle.done.await();
    }
    answer(bundle);
  }

  private void lead(Bundle bundle, Size size) throws InterruptedException {
    try {
      if (!bundle.full.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        synchronized (open) {
          open.remove(size, bundle);
        }
      }
      send(List.copyOf(bundle.members), size);
    } catch (RefusedException | BusyException | IOException e) {
      bundle.refusal = e;
    } catch (InterruptedException e) {
      synchronized (open) {
        open.remove(size, bundle);
      }
      bundle.refusal = new BusyException("whoever was to submit the array was stopped");
      throw e;
    } finally {
      bundle.done.countDown();
    }
  }

  private static void answer(Bundle bundle) throws RefusedException, BusyException, IOException {
    switch (bundle.refusal) {
      case null -> {}
      case RefusedException refused -> throw new RefusedException(refused.getMessage());
      case IOException room -> throw new IOException(room.getMessage(), room);
      case Exception busy -> throw new BusyException(busy.getMessage());
    }
  }

  private void send(List<JobFolder> members, Size size)
      throws RefusedException, BusyException, IOException, InterruptedException {
    String name = Names.of(members);
    Path home = members.getFirst().path().getParent();
    Job job = new Job(name, home, size, members.stream().map(JobFolder::run).toList());
    for (int k = 0; k < members.size(); k++) {
      members.get(k).ask(job.isArray() ? name + "_" + k : name);
    }
    String id = scheduler.submit(job);
    for (int k = 0; k < members.size(); k++) {
      members.get(k).submitted(job.isArray() ? id + "_" + k : id);
    }
  }
}
