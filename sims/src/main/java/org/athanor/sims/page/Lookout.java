package org.athanor.sims.page;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.athanor.persistence.journal.Journal;
import org.athanor.sims.status.Annals;
import org.athanor.sims.status.Chronicle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a campaign's journal every second, in a thread of its own; reads only what is new. */
final class Lookout implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
  private static final long PERIOD_MILLIS = 1000;
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Annals annals;
  private final BooleanSupplier held;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("page-lookout").daemon(true).unstarted(this::watch);
  private volatile Scene scene = Scene.NOTHING;
  private volatile boolean looked;

  private Lookout(Annals annals, BooleanSupplier held) {
    this.annals = annals;
    this.held = held;
  }

  /**
   * Looks at once and from then on every second, in its own thread: a long journal takes a while.
   *
   * @param campaign its name; empty takes the one that has events in the directory
   */
  static Lookout at(Path directory, Optional<String> campaign) {
    Annals annals =
        campaign.map(name -> new Annals(directory, name)).orElseGet(() -> new Annals(directory));
    Lookout lookout = new Lookout(annals, () -> Journal.isHeld(directory));
    lookout.thread.start();
    return lookout;
  }

  /** What was seen at the last look. */
  Scene scene() {
    return scene;
  }

  /** Whether it has read the journal, so that a scene is more than a beginning. */
  boolean hasLooked() {
    return looked;
  }

  private void watch() {
    look();
    try {
      while (!ended.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      // Before the journal is read: a campaign that ends in between is still told as it was.
      boolean working = held.getAsBoolean();
      Chronicle chronicle = annals.chronicle();
      scene = new Scene(chronicle, annals.mark(), working, Optional.empty(), false);
      looked = true;
    } catch (RuntimeException e) {
      // Whoever watches is told, and the next look may succeed.
      LOG.debug("the journal cannot be read", e);
      scene = scene.inTrouble("the journal cannot be read: " + e.getMessage());
    }
  }

  /** Looks for the last time, and says that nothing more will come. */
  @Override
  public void close() {
    ended.countDown();
    try {
      if (!thread.join(FAREWELL)) {
        LOG.warn("the page's last look at the journal takes too long and is left out");
        scene = scene.closed();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    look();
    scene = scene.closed();
    annals.close();
  }
}
