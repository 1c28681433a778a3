package org.athanor.potentials.linear;

import java.util.Optional;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;

/**
 * How far apart the zeros of energy of a potential and of labels are: the mean over structures of
 * (E − E_label)/n, in eV/atom. Structures count in the order of calls.
 *
 * <p>It is one number for all atoms. Where structures differ in composition, what the zeros of
 * elements differ by is left.
 */
public final class EnergyOffset {
  private double sum;
  private int count;

  /** Adds a structure. */
  public void add(Prediction prediction, Labels labels) {
    sum += (prediction.energy() - labels.energy()) / labels.forces().size();
    count++;
  }

  /** The mean so far; empty before anything was added. */
  public Optional<Double> mean() {
    return count == 0 ? Optional.empty() : Optional.of(sum / count);
  }
}
