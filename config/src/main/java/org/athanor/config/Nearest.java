package org.athanor.config;

import java.util.Collection;
import java.util.Comparator;

/** The word that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known word with the fewest changed letters; of several the first in the alphabet.
   *
   * @throws java.util.NoSuchElementException if no word is known
   */
  public static String to(String word, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(other -> distance(word, other))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** Edit distance of Levenshtein. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
