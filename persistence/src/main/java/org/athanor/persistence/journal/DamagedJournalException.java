package org.athanor.persistence.journal;

/** A journal that is not whole. It is refused, and everything is left as it was found. */
public final class DamagedJournalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DamagedJournalException(Store store, String damage, Throwable cause) {
    super("journal " + store.name() + ": " + damage + "; " + store.remedy(), cause);
  }

  DamagedJournalException(Store store, String damage) {
    this(store, damage, null);
  }

  /** A damaged file beside the database. */
  DamagedJournalException(java.nio.file.Path file, String damage, Store store) {
    super("journal " + file + ": " + damage + "; " + store.remedy());
  }
}
