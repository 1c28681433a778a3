package org.athanor.sims.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (SIGINT) and SIGTERM into an interrupt of the thread that opened this, and holds the
 * process until that thread has closed it again, so that everything opened inside is closed in
 * order.
 */
public final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread worker) {
    hook =
        new Thread(
            () -> {
              worker.interrupt();
              awaitClosed();
            },
            "interruption");
  }

  /** Opens it for the calling thread. */
  public static Interruption ofThisThread() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The process is ending, and the hook was what ended it: it has just been let go.
      return;
    }
  }

  private void awaitClosed() {
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "athanor: gave up waiting for a clean end; the journal is whole all the same");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
