package org.athanor.potentials.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;

class DuplicateIndexTest {
  private static final FingerprintSettings SETTINGS = FingerprintSettings.of(5, 50);

  private final DuplicateIndex index = new DuplicateIndex();

  @Test
  void knowsAStructureAgainHoweverItIsWritten() {
    add(Crystals.rattled(Crystals.diamond(), 0.1, 1));
    Structure structure = Crystals.rattled(Crystals.rockSalt(), 0.1, 2);
    add(structure);
    for (Structure same :
        new Structure[] {
          structure,
          Crystals.rotated(structure),
          Crystals.reversed(structure),
          structure.repeated(2, 1, 2),
          Crystals.reversed(Crystals.rotated(structure.repeated(1, 3, 1))),
          Crystals.rattled(structure, 5e-4, 9)
        }) {
      assertThat(find(same)).contains(1);
    }
  }

  @Test
  void aSupercellKnowsItsCellAgain() {
    add(Crystals.betaTin().repeated(2, 2, 2));
    assertThat(find(Crystals.betaTin())).contains(0);
  }

  @Test
  void tellsDifferentStructuresApart() {
    Structure structure = Crystals.rattled(Crystals.diamond(), 0.1, 1);
    add(structure);
    assertThat(find(Crystals.diamond())).isEmpty();
    assertThat(find(Crystals.rattled(structure, 0.05, 2))).isEmpty();
    assertThat(find(Crystals.rattled(structure.repeated(1, 1, 2), 0.05, 2))).isEmpty();
  }

  /** Same fingerprints, another element or another share of the elements. */
  @Test
  void knowsSpecies() {
    Structure salt = Crystals.rockSalt();
    Fingerprints fingerprints = GaussianOverlap.of(salt, SETTINGS);
    index.add(fingerprints, salt.species());
    int[] exchanged = Arrays.stream(salt.species().toArray()).map(z -> 28 - z).toArray();
    assertThat(index.find(fingerprints, salt.species())).contains(0);
    assertThat(index.find(fingerprints, Species.of(exchanged))).isEmpty();
    assertThat(index.find(fingerprints, Species.repeated(11, 8))).isEmpty();
  }

  /** The same atoms in another ratio have the same mean only by chance; here they have. */
  @Test
  void comparesDistributionsNotJustMeans() {
    Species four = Species.repeated(14, 4);
    index.add(Fingerprints.of(2, 1, 0, 1, 0, 3, 0, 3, 0), four);
    assertThat(index.find(Fingerprints.of(2, 2, 0, 2, 0, 2, 0, 2, 0), four)).isEmpty();
    assertThat(index.find(Fingerprints.of(2, 1, 0, 3, 0), Species.repeated(14, 2))).contains(0);
    index.add(Fingerprints.of(2, 1, 0, 2, 0, 2, 0, 3, 0), four);
    Fingerprints other = Fingerprints.of(2, 1, 0, 1, 0, 2, 0, 2, 0, 3, 0, 3, 0);
    assertThat(index.find(other, Species.repeated(14, 6))).isEmpty();
  }

  @Test
  void namesTheEarliestOfSeveral() {
    Structure structure = Crystals.rattled(Crystals.diamond(), 0.1, 1);
    add(Crystals.rattled(structure, 4e-4, 5));
    add(structure);
    add(structure);
    assertThat(find(structure)).contains(0);
    assertThat(index.size()).isEqualTo(3);
  }

  /** Neighbouring buckets are searched: no shift within the tolerance can hide a structure. */
  @Test
  void findsAcrossBucketBorders() {
    Species one = Species.of(14);
    for (int i = 0; i < 200; i++) {
      DuplicateIndex fresh = new DuplicateIndex(1e-3);
      double x = 0.5 + i * 1e-4;
      fresh.add(Fingerprints.of(3, x, x, x), one);
      double near = 0.9e-3 / Math.sqrt(3);
      assertThat(fresh.find(Fingerprints.of(3, x + near, x + near, x - near), one)).contains(0);
      assertThat(fresh.find(Fingerprints.of(3, x + 1.1e-3, x, x), one)).isEmpty();
    }
  }

  @Test
  void refusesImpossibleTolerances() {
    assertThatThrownBy(() -> new DuplicateIndex(0)).hasMessageContaining("got 0.0");
  }

  private void add(Structure structure) {
    index.add(GaussianOverlap.of(structure, SETTINGS), structure.species());
  }

  private Optional<Integer> find(Structure structure) {
    return index.find(GaussianOverlap.of(structure, SETTINGS), structure.species());
  }
}
