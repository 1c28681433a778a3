package org.athanor.persistence.journal;

import java.util.List;

/** Where the letters to the process that holds a journal come in, and its answers go out. */
sealed interface Letters permits LetterFolder, Ownership {
  /** Those that came since the last time; each is handed out once. */
  List<Letter> taken();

  /** Answers one; nobody may be waiting for it any more. */
  void answer(Letter letter, String text);
}
