package org.athanor.actors.librarian;

import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.entropy.Order;
import org.athanor.potentials.entropy.Samples;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * A structure as the librarian sees it.
 *
 * @param species of its atoms
 * @param fingerprints of its atoms
 * @param mode in which it is compared
 */
record Portrayal(Species species, Fingerprints fingerprints, Mode mode) {
  static Portrayal of(Structure structure, LibrarianSettings settings) {
    Fingerprints fingerprints = GaussianOverlap.of(structure, settings.fingerprint());
    double cutoff = settings.fingerprint().cutoff();
    Mode mode = settings.mode().orElseGet(() -> Order.of(structure, cutoff).mode());
    return new Portrayal(structure.species(), fingerprints, mode);
  }

  /** What it adds to the dataset of its own mode. */
  Samples samples() {
    return samples(mode);
  }

  /** What it adds to the dataset of a mode. */
  Samples samples(Mode other) {
    return Samples.of(fingerprints, other);
  }
}
