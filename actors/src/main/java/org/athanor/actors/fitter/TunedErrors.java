package org.athanor.actors.fitter;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.linear.EnergyOffset;
import org.athanor.potentials.linear.ErrorSums;
import org.athanor.potentials.matching.LabelAccuracy;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.potential.Potential;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.label.LabeledStructure;

/**
 * How far a tuned potential is from labels.
 *
 * <p>Where energies of labels do not count, nothing ties the potential's zero of energy to that of
 * the reference: their mean offset says nothing, and is taken off.
 */
final class TunedErrors {
  private final Potential potential;
  private final Optional<Double> offset;

  private TunedErrors(Potential potential, Optional<Double> offset) {
    this.potential = potential;
    this.offset = offset;
  }

  /** Those of a potential, its offset, if energies do not count, over some labels. */
  static TunedErrors of(Potential potential, LabelAccuracy accuracy, List<LabeledStructure> zero) {
    if (accuracy.deviations().containsKey(LabelKind.ENERGY)) {
      return new TunedErrors(potential, Optional.empty());
    }
    EnergyOffset offset = new EnergyOffset();
    zero.forEach(one -> offset.add(potential.predict(one.selection().structure()), one.labels()));
    return new TunedErrors(potential, offset.mean());
  }

  /** Its errors on labels; empty where there are none. */
  Optional<Errors> of(List<LabeledStructure> labels) {
    ErrorSums sums = new ErrorSums(offset.orElse(0.0));
    labels.forEach(one -> sums.add(potential, one.selection().structure(), one.labels()));
    return sums.statistics().map(found -> Workbench.errors(found, offset));
  }
}
