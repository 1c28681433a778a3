package org.athanor.sims.status;

import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Errors;

/**
 * How good the latest potential is.
 *
 * @param version of the potential
 * @param labels how many structures it was fitted to
 * @param heldOut errors on labels that no fit ever sees; empty while there are none
 * @param entropyArm the arm of novelty at as many labels as the control arm has
 * @param controlArm the arm of random dynamics
 */
public record Standing(
    int version,
    int labels,
    Optional<Errors> heldOut,
    Optional<CurvePoint> entropyArm,
    Optional<CurvePoint> controlArm) {
  static Standing of(PotentialFitted fit) {
    return new Standing(
        fit.version(),
        fit.report().labels(),
        fit.report().heldOut(),
        fit.report().entropyArm(),
        fit.report().controlArm());
  }
}
