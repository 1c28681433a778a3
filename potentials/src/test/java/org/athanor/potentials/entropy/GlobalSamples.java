package org.athanor.potentials.entropy;

import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.fingerprint.ReferenceNumbers;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** The dataset of the reference numbers. */
final class GlobalSamples {
  private GlobalSamples() {}

  /** Twelve rattled cells of silicon, each atom a sample, ρ = 1e-3. */
  static EntropyDataset reference() {
    EntropyDataset dataset = new EntropyDataset(Mode.PER_ATOM, 50, EntropyDataset.PUBLISHED);
    Cell cell = Cell.periodic(ReferenceNumbers.get("global.cell"));
    for (int i = 0; i < 12; i++) {
      Vectors positions = Vectors.of(ReferenceNumbers.get("global.positions." + i));
      Structure structure = new Structure(cell, Species.repeated(14, 8), positions);
      dataset.add(
          Samples.of(GaussianOverlap.of(structure, FingerprintSettings.of(5, 50)), Mode.PER_ATOM));
    }
    return dataset;
  }
}
