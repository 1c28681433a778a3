package org.athanor.sims.status;

import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The versions of Athanor that worked on a campaign.
 *
 * @param names in order; none follows itself
 */
public record Programs(PVector<String> names) {
  static final Programs NONE = new Programs(TreePVector.empty());

  /** Journals had no names of versions at first. */
  private static final String NAMELESS = "an early version that left no name";

  /** With the version that works on it next. */
  public Programs then(Optional<String> name) {
    String next = name.orElse(NAMELESS);
    return !names.isEmpty() && names.getLast().equals(next) ? this : new Programs(names.plus(next));
  }

  /** The plain statement that several versions took part; empty where one did. */
  public Optional<String> caution() {
    if (names.size() < 2) {
      return Optional.empty();
    }
    int between = names.size() - 2;
    return Optional.of(
        "begun by "
            + names.getFirst()
            + (between > 0 ? ", then " + between + (between > 1 ? " others" : " other") : "")
            + ", going on with "
            + names.getLast()
            + "; the dataset of remaining rounds may differ in last bits");
  }
}
