package org.athanor.sims.strength.flow;

import java.util.Locale;
import org.athanor.potentials.structure.Scalars;

/** What a stress–strain curve says about plastic flow. */
public sealed interface Flow {
  /**
   * The curve ends in a plateau.
   *
   * <p>The drift is the mean over the second half less the mean over the first; one beyond twice
   * its error means that the stress still rises or falls.
   *
   * @param fromStrain where the plateau begins
   * @param toStrain where it ends
   * @param stressGPa the flow stress: mean over the plateau, in GPa
   * @param driftGPa in GPa
   * @param driftErrorGPa its standard error in GPa
   */
  record Plateau(
      double fromStrain,
      double toStrain,
      CorrelatedMean stressGPa,
      double driftGPa,
      double driftErrorGPa)
      implements Flow {
    /** Whether the drift is within twice its error. */
    public boolean steady() {
      return Math.abs(driftGPa) <= 2 * driftErrorGPa;
    }
  }

  /** There is none. */
  record NoPlateau(String reason) implements Flow {}

  /** Samples in a batch; a plateau must be as long as {@link #FEWEST_BATCHES} of them. */
  int BATCH = 5;

  /** Fewest batches of a plateau. */
  int FEWEST_BATCHES = 8;

  /**
   * Finds the plateau by the rule MSER-5: stresses are averaged over batches of five samples, and
   * of all numbers d of batches to leave out at the start that one is taken for which Σ_{i>d} (x_i
   * − x̄_d)²/(n−d)², the squared standard error of the rest, is least; if that leaves less than
   * half of the curve, there is no plateau (White, Simulation 69, 323 (1997); White, Cobb and
   * Spratt, Proc. Winter Simulation Conf. 755 (2000)).
   */
  static Flow of(StressStrain curve) {
    int batches = Math.floorDiv(curve.size(), BATCH);
    if (batches < 2 * FEWEST_BATCHES) {
      return new NoPlateau(
          "expected at least "
              + 2 * FEWEST_BATCHES * BATCH
              + " samples of the stress, got "
              + curve.size());
    }
    double[] means = batchMeans(curve, batches);
    int left = leastError(means);
    if (2 * left > batches) {
      return new NoPlateau(
          String.format(
              Locale.ROOT,
              "the stress has not settled: only from strain %.4g on is it even, less than half of"
                  + " the run to %.4g; go on to a larger strain, or choose a window",
              curve.strains().get(left * BATCH),
              curve.strains().get(curve.size() - 1)));
    }
    return plateau(curve, left * BATCH, curve.size());
  }

  /**
   * Takes the samples from one strain to another as the plateau.
   *
   * @throws IllegalArgumentException if the strains do not rise
   */
  static Flow within(StressStrain curve, double fromStrain, double toStrain) {
    if (!(fromStrain < toStrain)) {
      throw new IllegalArgumentException(
          "plateau: expected rising strains, got " + fromStrain + " to " + toStrain);
    }
    int first = curve.first(fromStrain);
    int last = curve.first(toStrain);
    int fewest = BATCH * FEWEST_BATCHES;
    return last - first < fewest
        ? new NoPlateau(
            "expected at least "
                + fewest
                + " samples of the stress from strain "
                + fromStrain
                + " to "
                + toStrain
                + ", got "
                + (last - first))
        : plateau(curve, first, last);
  }

  private static Plateau plateau(StressStrain curve, int first, int last) {
    int middle = Math.floorDiv(first + last, 2);
    CorrelatedMean whole = CorrelatedMean.of(curve.stresses(first, last));
    CorrelatedMean early = CorrelatedMean.of(curve.stresses(first, middle));
    CorrelatedMean late = CorrelatedMean.of(curve.stresses(middle, last));
    return new Plateau(
        curve.strains().get(first),
        curve.strains().get(last - 1),
        whole,
        late.mean() - early.mean(),
        Math.sqrt(early.error() * early.error() + late.error() * late.error()));
  }

  private static double[] batchMeans(StressStrain curve, int batches) {
    Scalars stresses = curve.stressesGPa();
    double[] means = new double[batches];
    for (int b = 0; b < batches; b++) {
      for (int i = 0; i < BATCH; i++) {
        means[b] += stresses.get(b * BATCH + i) / BATCH;
      }
    }
    return means;
  }

  /** The d for which the standard error of what is left is least; ties go to the smaller d. */
  private static int leastError(double[] means) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int d = 0; d <= means.length - FEWEST_BATCHES; d++) {
      double count = means.length - d;
      double mean = 0;
      for (int i = d; i < means.length; i++) {
        mean += means[i] / count;
      }
      double squares = 0;
      for (int i = d; i < means.length; i++) {
        squares += (means[i] - mean) * (means[i] - mean);
      }
      if (squares / (count * count) < least) {
        least = squares / (count * count);
        best = d;
      }
    }
    return best;
  }
}
