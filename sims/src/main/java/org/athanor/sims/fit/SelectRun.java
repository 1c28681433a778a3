package org.athanor.sims.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.selection.CommitteeSelection;
import org.athanor.potentials.selection.Pick;
import org.athanor.potentials.selection.RandomSelection;
import org.athanor.potentials.selection.UncertaintySelection;
import org.athanor.potentials.selection.VolumeSelection;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;

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
   * @param source from which uncertainty is drawn
   * @param seed of chance
   * @throws IllegalArgumentException if uncertainty is asked for and a frame has no labels, or
   *     there are too few for a committee
   */
  public List<Pick> pick(CriterionWord criterion, Source source, int most, long seed) {
    return switch (criterion) {
      case ENTROPY -> byEntropy(most);
      case UNCERTAINTY -> byUncertainty(source, most);
      case MAXVOL ->
          VolumeSelection.pick(basis, dataset.stream().map(Frame::structure).toList(), pool, most);
      case RANDOM -> RandomSelection.pick(pool.size(), most, seed);
    };
  }

  private List<Pick> byUncertainty(Source source, int most) {
    FitWeights weights = FitWeights.STANDARD;
    return switch (source) {
      case POSTERIOR -> {
        RidgeFit fit = RidgeFit.start(basis, weights);
        eachLabel(fit::absorb);
        yield UncertaintySelection.pick(fit, weights, pool, most);
      }
      case COMMITTEE -> {
        CalibratedFit fit = CalibratedFit.start(Columns.of(basis), Prior.RIDGE);
        eachLabel((structure, labels) -> fit.absorb(structure, labels, weights));
        yield CommitteeSelection.pick(fit, weights, pool, most);
      }
    };
  }

  private void eachLabel(BiConsumer<Structure, Labels> taker) {
    for (int k = 0; k < dataset.size(); k++) {
      int number = k + 1;
      Frame frame = dataset.get(k);
      taker.accept(
          frame.structure(),
          frame
              .labels()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--from: expected an energy and forces in every frame, got none in frame "
                              + number)));
    }
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
