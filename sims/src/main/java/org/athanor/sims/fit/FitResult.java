package org.athanor.sims.fit;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.screening.Finding;
import org.athanor.potentials.uncertainty.CalibratedPotential;

/**
 * What came of a fit.
 *
 * @param found the potential with its uncertainty
 * @param dropped labels that were left out; places from 0
 * @param seconds from the frames to the potential
 * @param training the labels of the fit
 * @param test labels that were held out
 */
public record FitResult(
    CalibratedPotential found,
    List<Finding> dropped,
    double seconds,
    Appraisal training,
    Optional<Appraisal> test) {
  /** Copies the list. */
  public FitResult {
    dropped = List.copyOf(dropped);
  }
}
