package org.athanor.sims.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (SIGINT) and SIGTERM into a request to stop, and holds the process until this has
 * been closed, so that everything opened inside is closed in order.
 */
public final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              awaitClosed();
            },
            "interruption");
  }

  /** Interrupts the calling thread, until this is closed. */
  public static Interruption ofThisThread() {
    return calling(Thread.currentThread()::interrupt);
  }

  /**
   * Calls {@code stop} from another thread, until this is closed. For work that writes files: an
   * interrupt closes the file channel that a thread is just using.
   */
  public static Interruption calling(Runnable stop) {
    Interruption interruption = new Interruption(stop);
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
            "athanor: gave up waiting for a clean end; what was saved before is whole all the same");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
