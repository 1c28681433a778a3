package org.athanor.actors.labeler;

import java.util.function.Function;

/** How often is tried again, as last changed, for all lives of a pool in one process. */
public final class Allowance {
  private final Function<String, RetrySettings> reading;
  private volatile RetrySettings retries;

  private Allowance(RetrySettings retries, Function<String, RetrySettings> reading) {
    this.retries = retries;
    this.reading = reading;
  }

  /** One that stays as it is. */
  public static Allowance of(RetrySettings retries) {
    return new Allowance(retries, text -> retries);
  }

  /**
   * One that a changed file changes.
   *
   * @param reading of the file's canonical text
   */
  public static Allowance of(RetrySettings retries, Function<String, RetrySettings> reading) {
    return new Allowance(retries, reading);
  }

  RetrySettings retries() {
    return retries;
  }

  void change(String settings) {
    retries = reading.apply(settings);
  }
}
