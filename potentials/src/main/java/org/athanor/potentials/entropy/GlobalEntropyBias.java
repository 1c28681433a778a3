package org.athanor.potentials.entropy;

import java.util.Arrays;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;

/**
 * The bias E = −k [H(dataset + structure) − H(dataset)] that lures a structure away from a dataset,
 * H the global entropy of {@link EntropyDataset} (Subramanyam and Perez, npj Comput. Mater. 11, 218
 * (2025)).
 *
 * <p>∂H/∂x_j = (2/n′) Σ′⁻¹ (x_j − μ′) for each of the structure's A samples x_j; n′ = n + A, Σ′ and
 * μ′ include them. Size-free, k is multiplied by (n + A)/A: then E = −k ν, and the force does not
 * fade as the dataset grows. With ρ = 1e-6 a k of some hundredths of an eV is strong.
 *
 * <p>While there are fewer samples than dimensions, d, the covariance is known in part only, and ρ
 * = 1e-6 would make walls of it: ρ + 0.01 (1 − n/d)² stands in its place, so the force sets in
 * smoothly.
 *
 * @param settings of the fingerprints
 * @param dataset a snapshot
 * @param strength k in eV
 * @param sizeFree whether k grows with n/A
 */
public record GlobalEntropyBias(
    FingerprintSettings settings, Moments dataset, double strength, boolean sizeFree)
    implements EntropyBias {
  private static final double START = 0.01;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless k is finite and not negative, and the dataset is made
   *     of such fingerprints
   */
  public GlobalEntropyBias {
    if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "global entropy bias: expected a strength k of at least 0 eV, got " + strength);
    }
    if (dataset.dimension() != settings.length()) {
      throw new IllegalArgumentException(
          "global entropy bias: expected a dataset of fingerprints with "
              + settings.length()
              + " numbers, got "
              + dataset.dimension());
    }
  }

  @Override
  public double cutoff() {
    return settings.cutoff();
  }

  @Override
  public Kernel kernel(Species species) {
    return new Evaluator(this, species);
  }

  private double regularisation() {
    double missing = Math.max(0, 1 - (double) dataset.count() / dataset.dimension());
    return dataset.regularisation() + START * missing * missing;
  }

  private static final class Evaluator implements Kernel {
    private final Mode mode;
    private final int atoms;
    private final int samples;
    private final double strength;
    private final double regularisation;
    private final double entropyBefore;
    private final GaussianOverlap overlap;
    private final Scatter before;
    private final Scatter after;
    private final double[] rows;
    private final double[] slopes;

    Evaluator(GlobalEntropyBias bias, Species species) {
      mode = bias.dataset.mode();
      atoms = species.size();
      samples = mode == Mode.PER_ATOM ? atoms : 1;
      double size = (double) (bias.dataset.count() + samples) / samples;
      strength = bias.strength * (bias.sizeFree ? size : 1);
      regularisation = bias.regularisation();
      overlap = new GaussianOverlap(bias.settings, species);
      before = Scatter.of(bias.dataset);
      entropyBefore = before.factor(regularisation);
      after = new Scatter(before.dimension);
      rows = new double[samples * before.stride];
      slopes = new double[atoms * before.dimension];
    }

    @Override
    public void add(Neighbours neighbours, Tally tally) {
      overlap.decompose(neighbours);
      loadSamples();
      after.copyFrom(before);
      after.add(rows, samples);
      double energy = -strength * (after.factor(regularisation) - entropyBefore);
      for (int i = 0; i < atoms; i++) {
        tally.energies()[i] += energy / atoms;
      }
      solve();
      spread();
      overlap.addForces(neighbours, slopes, tally);
    }

    private void loadSamples() {
      int d = before.dimension;
      double[] q = overlap.values();
      Arrays.fill(rows, 0);
      for (int i = 0; i < atoms; i++) {
        int row = mode == Mode.PER_ATOM ? i * before.stride : 0;
        for (int m = 0; m < d; m++) {
          rows[row + m] += q[i * d + m];
        }
      }
      for (int m = 0; mode == Mode.PER_CONFIGURATION && m < d; m++) {
        rows[m] /= atoms;
      }
    }

    /** Turns every sample x into −(2k/n′) Σ′⁻¹ (x − μ′), its slope. */
    private void solve() {
      double factor = -2 * strength / after.count;
      for (int row = 0; row < rows.length; row += before.stride) {
        for (int m = 0; m < before.dimension; m++) {
          rows[row + m] = factor * (rows[row + m] - after.mean[m]);
        }
        after.factored().solve(rows, row);
      }
    }

    private void spread() {
      int d = before.dimension;
      for (int i = 0; i < atoms; i++) {
        int row = mode == Mode.PER_ATOM ? i * before.stride : 0;
        double share = mode == Mode.PER_ATOM ? 1 : 1.0 / atoms;
        for (int m = 0; m < d; m++) {
          slopes[i * d + m] = share * rows[row + m];
        }
      }
    }
  }
}
