package org.athanor.sims.fit;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.numerics.Descent;
import org.athanor.potentials.screening.Finding;
import org.athanor.potentials.uncertainty.CalibratedPotential;
import org.athanor.sims.potential.FittedPotential;

/**
 * What came of a fit.
 *
 * @param found what was fitted, with its uncertainty; of two densities that of their tangent
 * @param potential what came out
 * @param refinement how two densities were refined
 * @param absorbed the labels, to go on with
 * @param dropped labels that were left out; places from 0
 * @param seconds from the frames to the potential
 * @param training the labels of the fit
 * @param test labels that were held out
 */
public record FitResult(
    CalibratedPotential found,
    FittedPotential potential,
    Optional<Descent.State> refinement,
    Absorbed absorbed,
    List<Finding> dropped,
    double seconds,
    Appraisal training,
    Optional<Appraisal> test) {
  /** Copies the list. */
  public FitResult {
    dropped = List.copyOf(dropped);
  }
}
