package org.athanor.sims.page;

import java.util.HashMap;
import java.util.Map;
import org.athanor.config.Outline;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.structure.Scalars;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.CandidateId;

/** Mean fingerprints of structures, each computed once. For one thread. */
final class Means {
  private final Map<CandidateId, Scalars> known = new HashMap<>();

  /**
   * The mean over the atoms of a structure, by the fingerprint of the campaign.
   *
   * @param settings the canonical text of the campaign's file
   */
  Scalars of(Selection selection, String settings) {
    return known.computeIfAbsent(
        selection.candidate(),
        candidate -> {
          FingerprintSettings fingerprint = Outline.fingerprint(settings);
          return GaussianOverlap.of(selection.structure(), fingerprint).mean();
        });
  }
}
