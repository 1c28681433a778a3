package org.athanor.actors.librarian;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.entropy.DuplicateIndex;
import org.athanor.potentials.entropy.EntropyDataset;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.entropy.Moments;
import org.athanor.protocol.walk.CandidateId;

/**
 * What is known already: one covariance for each mode, and an index of near-duplicates.
 *
 * <p>Every structure enters both covariances, atom by atom and as a whole; a candidate is compared
 * in the mode of its own order.
 */
final class Holdings {
  private final Map<Mode, EntropyDataset> datasets = new EnumMap<>(Mode.class);
  private final DuplicateIndex duplicates;
  private final List<CandidateId> indexed = new ArrayList<>();

  private Holdings(double tolerance) {
    duplicates = new DuplicateIndex(tolerance);
  }

  static Holdings none(LibrarianSettings settings) {
    Holdings none = new Holdings(settings.duplicates());
    for (Mode mode : Mode.values()) {
      int dimension = settings.fingerprint().length();
      none.datasets.put(mode, new EntropyDataset(mode, dimension, settings.regularisation()));
    }
    return none;
  }

  /** The same covariances, which go their own way from here, and an empty index. */
  Holdings onTop(double tolerance) {
    Holdings next = new Holdings(tolerance);
    datasets.forEach(
        (mode, dataset) -> next.datasets.put(mode, new EntropyDataset(dataset.moments())));
    return next;
  }

  EntropyDataset dataset(Mode mode) {
    return datasets.get(mode);
  }

  List<Moments> moments() {
    return datasets.values().stream().map(EntropyDataset::moments).toList();
  }

  Optional<CandidateId> duplicateOf(Portrayal portrayal) {
    return duplicates.find(portrayal.fingerprints(), portrayal.species()).map(indexed::get);
  }

  /** Lets its information count. */
  void learn(Portrayal portrayal) {
    datasets.forEach((mode, dataset) -> dataset.add(portrayal.samples(mode)));
  }

  /** Lets its like be recognised. */
  void index(Portrayal portrayal, CandidateId id) {
    duplicates.add(portrayal.fingerprints(), portrayal.species());
    indexed.add(id);
  }
}
