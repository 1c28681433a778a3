package org.athanor.config;

import java.util.Collection;
import java.util.Comparator;

/** What somebody may have meant. */
public final class Spelling {
  private Spelling() {}

  /**
   * The valid word with the fewest letters to change, add or leave out (Levenshtein, 1965); of
   * several the first in alphabetical order.
   *
   * @throws java.util.NoSuchElementException if there are no valid words
   */
  public static String nearest(String word, Collection<String> valid) {
    return valid.stream()
        .min(
            Comparator.<String>comparingInt(other -> distance(word, other))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

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
