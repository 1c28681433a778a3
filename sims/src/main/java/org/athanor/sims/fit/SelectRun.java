package org.athanor.sims.fit;

import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.entropy.Criterion;
import org.athanor.potentials.entropy.EntropyDataset;
import org.athanor.potentials.entropy.GreedySelection;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.entropy.Samples;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.selection.Pick;
import org.athanor.potentials.selection.RandomSelection;
import org.athanor.potentials.selection.UncertaintySelection;
import org.athanor.potentials.selection.VolumeSelection;
import org.athanor.potentials.structure.Structure;

/** Selects structures of a pool that are worth a label beside a dataset. */
public final class SelectRun {
  /** The fingerprint of a campaign's defaults. */
  private static final FingerprintSettings FINGERPRINT =
      new FingerprintSettings(5, 50, Orbitals.S, false);

  private final List<Frame> dataset;
  private final List<Structure> pool;
  private final Basis basis;

  /**
   * A pool and a dataset.
   *
   * @param basis for uncertainty and volume; of the elements of both
   */
  public SelectRun(List<Frame> dataset, List<Structure> pool, Basis basis) {
    this.dataset = List.copyOf(dataset);
    this.pool = List.copyOf(pool);
    this.basis = basis;
  }

  /**
   * The best {@code most}, in the order of picking.
   *
   * @param seed of chance
   * @throws IllegalArgumentException if uncertainty is asked for and a frame has no labels
   */
  public List<Pick> pick(CriterionWord criterion, int most, long seed) {
    return switch (criterion) {
      case ENTROPY -> byEntropy(most);
      case UNCERTAINTY -> UncertaintySelection.pick(fitted(), FitWeights.STANDARD, pool, most);
      case MAXVOL ->
          VolumeSelection.pick(basis, dataset.stream().map(Frame::structure).toList(), pool, most);
      case RANDOM -> RandomSelection.pick(pool.size(), most, seed);
    };
  }

  private RidgeFit fitted() {
    RidgeFit fit = RidgeFit.start(basis, FitWeights.STANDARD);
    for (int k = 0; k < dataset.size(); k++) {
      int number = k + 1;
      Frame frame = dataset.get(k);
      fit.absorb(
          frame.structure(),
          frame
              .labels()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--from: expected an energy and forces in every frame, got none in frame "
                              + number)));
    }
    return fit;
  }

  private List<Pick> byEntropy(int most) {
    EntropyDataset known =
        new EntropyDataset(Mode.PER_ATOM, FINGERPRINT.length(), EntropyDataset.FINE);
    dataset.forEach(frame -> known.add(samples(frame.structure())));
    List<Samples> candidates = pool.stream().map(SelectRun::samples).toList();
    List<Integer> chosen =
        GreedySelection.pick(Criterion.GAIN, List.of(known.moments()), candidates, most);
    List<Pick> picks = new ArrayList<>();
    for (int index : chosen) {
      picks.add(new Pick(index, known.gain(candidates.get(index))));
      known.add(candidates.get(index));
    }
    return picks;
  }

  private static Samples samples(Structure structure) {
    return Samples.of(GaussianOverlap.of(structure, FINGERPRINT), Mode.PER_ATOM);
  }
}
