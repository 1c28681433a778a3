package org.athanor.potentials.entropy;

import java.util.Arrays;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;

/**
 * The bias E = −k S that makes the atoms of a structure differ from each other, S the {@link
 * LocalEntropy} (Karabin and Perez, J. Chem. Phys. 153, 094110 (2020)).
 *
 * <p>∂S/∂r = (1/N) Σ_j (q_j − q_l(j))·(∂q_j/∂r − ∂q_l(j)/∂r)/δ_j². The gradient is exactly zero
 * where δ_j is at its floor, as in a perfect crystal; one atom alone feels nothing.
 *
 * @param settings of the fingerprints
 * @param strength k in eV
 */
public record LocalEntropyBias(FingerprintSettings settings, double strength)
    implements EntropyBias {
  /**
   * Checks k.
   *
   * @throws IllegalArgumentException unless it is finite and not negative
   */
  public LocalEntropyBias {
    if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "local entropy bias: expected a strength k of at least 0 eV, got " + strength);
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

  private static final class Evaluator implements Kernel {
    private final double strength;
    private final int n;
    private final int length;
    private final GaussianOverlap overlap;
    private final LocalEntropy.Nearest nearest;
    private final double[] slopes;

    Evaluator(LocalEntropyBias bias, Species species) {
      strength = bias.strength;
      n = species.size();
      length = bias.settings.length();
      overlap = new GaussianOverlap(bias.settings, species);
      nearest = new LocalEntropy.Nearest(n, length);
      slopes = new double[n * length];
    }

    @Override
    public void add(Neighbours neighbours, Tally tally) {
      if (n < 2 || strength == 0) {
        return;
      }
      overlap.decompose(neighbours);
      nearest.find(overlap.values());
      Arrays.fill(slopes, 0);
      for (int j = 0; j < n; j++) {
        tally.energies()[j] -= strength / n * StrictMath.log(n * nearest.distance(j));
        if (nearest.free(j)) {
          addSlopes(j);
        }
      }
      overlap.addForces(neighbours, slopes, tally);
    }

    private void addSlopes(int j) {
      double[] q = overlap.values();
      int here = j * length;
      int there = nearest.index(j) * length;
      double delta = nearest.distance(j);
      double factor = strength / (n * delta * delta);
      for (int m = 0; m < length; m++) {
        double slope = factor * (q[here + m] - q[there + m]);
        slopes[here + m] -= slope;
        slopes[there + m] += slope;
      }
    }
  }
}
