package org.athanor.sims.properties;

/** Is told how far something long has come. */
@FunctionalInterface
public interface Ticker {
  /** Does not listen. */
  Ticker NONE = (done, of) -> {};

  /** So many parts are done. */
  void done(int done, int of);
}
