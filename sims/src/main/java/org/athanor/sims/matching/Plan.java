package org.athanor.sims.matching;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.matching.Information;
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
 * @param known of the parameters where it starts, by data in hand or a prior
 */
public record Plan(
    StructureSpec crystal,
    List<Wanted> target,
    List<LabelKind> kinds,
    boolean perTarget,
    int rounds,
    Optional<Information> known) {
  /** Copies the lists. */
  public Plan {
    target = List.copyOf(target);
    kinds = List.copyOf(kinds);
  }
}
