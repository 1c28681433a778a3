package org.athanor.sims.reference;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.athanor.config.Spelling;

/**
 * How a command is spread over processes, and what of that is given back for lack of memory: {@code
 * {{ranks 8}}} stands for 8 processes, {@code {{pools 4}}} for 4 groups of k-points among them.
 *
 * <p>Each group holds all plane waves once, so with fewer groups a process holds less of them: all
 * groups go first. What a process holds for itself alone is saved by fewer of them: half as many
 * each further time.
 */
final class Ranks {
  private static final Pattern WORD = Pattern.compile("\\{\\{\\s*([^{}\\s]*)\\s*([^{}]*?)\\s*}}");
  private static final String RANKS = "ranks";
  private static final String POOLS = "pools";

  private Ranks() {}

  /**
   * Checks the words of a command.
   *
   * @throws IllegalArgumentException if a placeholder is not known, has no whole number, or its
   *     groups cannot share the processes evenly
   */
  static void check(List<String> command) {
    for (String word : command) {
      String rest = WORD.matcher(word).replaceAll(found -> checked(found.group(1), found.group(2)));
      if (rest.contains("{{")) {
        throw new IllegalArgumentException("command: expected }} after {{, got " + word);
      }
    }
    int ranks = number(command, RANKS);
    int pools = number(command, POOLS);
    if (ranks % pools != 0) {
      throw new IllegalArgumentException(
          "command: expected {{pools}} that share {{ranks}} evenly, got "
              + pools
              + " for "
              + ranks);
    }
  }

  private static String checked(String name, String number) {
    if (!name.equals(RANKS) && !name.equals(POOLS)) {
      throw new IllegalArgumentException(
          "command: unknown placeholder {{"
              + name
              + "}}; the nearest known one is {{"
              + Spelling.nearest(name, List.of(RANKS, POOLS))
              + "}} (known here: ranks, pools)");
    }
    if (!number.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException(
          "command: expected a whole number as in {{" + name + " 4}}, got \"" + number + "\"");
    }
    return "";
  }

  /** The words, with as much given back as the remedies say. */
  static List<String> of(List<String> command, int thrift) {
    boolean pooled = number(command, POOLS) > 1;
    return command.stream()
        .map(
            word ->
                WORD.matcher(word)
                    .replaceAll(
                        found ->
                            Integer.toString(
                                left(
                                    found.group(1),
                                    Integer.parseInt(found.group(2)),
                                    thrift,
                                    pooled))))
        .collect(Collectors.toUnmodifiableList());
  }

  /** Cores that are kept when {@code all} are without thrift. */
  static int cores(List<String> command, int all, int thrift) {
    int ranks = number(command, RANKS);
    int left = left(RANKS, ranks, thrift, number(command, POOLS) > 1);
    return Math.max(1, (int) Math.ceil((double) all * left / ranks));
  }

  /** Groups first, where there are any; then processes. */
  private static int left(String name, int number, int thrift, boolean pooled) {
    if (name.equals(POOLS)) {
      return thrift > 0 ? 1 : number;
    }
    int halvings = Math.min(pooled ? Math.max(0, thrift - 1) : thrift, Integer.SIZE - 2);
    return Math.max(1, number >> halvings);
  }

  /** The number of the first placeholder of that name; 1 if there is none. */
  private static int number(List<String> command, String name) {
    for (String word : command) {
      Matcher found = WORD.matcher(word);
      while (found.find()) {
        if (found.group(1).equals(name)) {
          return Integer.parseInt(found.group(2));
        }
      }
    }
    return 1;
  }
}
