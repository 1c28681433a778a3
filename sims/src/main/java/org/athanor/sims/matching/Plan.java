package org.athanor.sims.matching;

import java.util.List;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.properties.sensitivity.Wanted;

/**
 * What is wanted, and how it is gone about.
 *
 * @param crystal of the target
 * @param target properties and their standard deviations
 * @param kinds of labels that may be bought
 * @param perTarget whether each property's own deviation is bounded, or every combination's
 * @param rounds at most
 */
public record Plan(
    StructureSpec crystal,
    List<Wanted> target,
    List<LabelKind> kinds,
    boolean perTarget,
    int rounds) {
  /** Copies the lists. */
  public Plan {
    target = List.copyOf(target);
    kinds = List.copyOf(kinds);
  }
}
