package org.athanor.sims.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.entropy.DuplicateIndex;
import org.athanor.potentials.entropy.EntropyDataset;
import org.athanor.potentials.entropy.Samples;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.structure.Species;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A librarian's decision on a candidate of 64 atoms, its fingerprints known, with a dataset of a
 * million atoms: is it held already, what are its gain and its novelty, and taking it in.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx2g"})
public class LibrarianBenchmark {
  private static final int HELD = 1_000_000 / 64;
  private static final int DISTINCT = 200;

  /** What a sample is. */
  @Param({"PER_ATOM", "PER_CONFIGURATION"})
  public org.athanor.potentials.entropy.Mode mode;

  private final Species species = Species.repeated(14, 64);
  private final List<Fingerprints> real = new ArrayList<>();
  private SplittableRandom random;
  private EntropyDataset dataset;
  private DuplicateIndex index;
  private double accepted;

  /** Fills the dataset before each iteration, so that it does not grow from one to the next. */
  @Setup(Level.Iteration)
  public void fill() {
    FingerprintSettings settings = FingerprintSettings.of(5, 50);
    for (int i = real.size(); i < DISTINCT; i++) {
      real.add(GaussianOverlap.of(Cells.rattled(0.3 * i / DISTINCT, i), settings));
    }
    random = new SplittableRandom(1);
    dataset = new EntropyDataset(mode, 50, EntropyDataset.FINE);
    index = new DuplicateIndex();
    for (int i = 0; i < HELD; i++) {
      Fingerprints held = next();
      dataset.add(Samples.of(held, mode));
      index.add(held, species);
    }
  }

  /** One candidate judged; the each hundredth that is new is taken in. */
  @Benchmark
  public double decision() {
    Fingerprints candidate = next();
    if (index.find(candidate, species).isPresent()) {
      return 0;
    }
    Samples samples = Samples.of(candidate, mode);
    double value = dataset.gain(samples) + dataset.novelty(samples);
    if (++accepted % 100 == 0) {
      dataset.add(samples);
      index.add(candidate, species);
    }
    return value;
  }

  /** Fingerprints of a real cell, every fourth number scaled alike, so that no two are the same. */
  private Fingerprints next() {
    Fingerprints cell = real.get(random.nextInt(DISTINCT));
    double[] scale = random.doubles(4, 0.9, 1.1).toArray();
    double[] values = cell.toArray();
    for (int k = 0; k < values.length; k++) {
      values[k] *= scale[k & 3];
    }
    return Fingerprints.of(cell.length(), values);
  }
}
