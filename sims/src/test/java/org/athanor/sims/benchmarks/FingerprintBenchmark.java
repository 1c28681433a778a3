package org.athanor.sims.benchmarks;

import java.util.concurrent.TimeUnit;
import org.athanor.potentials.entropy.LocalEntropyBias;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 64 rattled silicon atoms at 5 Å and length 50, neighbours given, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class FingerprintBenchmark {
  /** Orbitals on each atom. */
  @Param({"S", "SP"})
  public Orbitals orbitals;

  private Neighbours neighbours;
  private GaussianOverlap overlap;
  private Kernel bias;
  private Tally tally;

  /** Lists the neighbours of the cell. */
  @Setup
  public void prepare() {
    Structure silicon = Cells.rattled(0.1, 1);
    FingerprintSettings settings = new FingerprintSettings(5, 50, orbitals, false);
    neighbours = Neighbours.of(silicon, 5);
    overlap = new GaussianOverlap(settings, silicon.species());
    bias = new LocalEntropyBias(settings, 2).kernel(silicon.species());
    tally = new Tally(silicon.size());
  }

  /** The fingerprints of all atoms. */
  @Benchmark
  public double[] fingerprints() {
    overlap.evaluate(neighbours);
    return overlap.values();
  }

  /** Local entropy, its forces and its virial. */
  @Benchmark
  public double localEntropyForces() {
    tally.clear();
    bias.add(neighbours, tally);
    return tally.forces()[0];
  }
}
