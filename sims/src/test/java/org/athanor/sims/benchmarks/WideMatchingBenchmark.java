package org.athanor.sims.benchmarks;

import java.util.concurrent.TimeUnit;
import org.athanor.potentials.matching.MarginalMatching;
import org.athanor.potentials.matching.Matching;
import org.athanor.potentials.matching.MatchingProblem;
import org.athanor.potentials.matching.Objective;
import org.athanor.potentials.matching.RandomProblem;
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

/**
 * Matching each target by itself with as many parameters as machine-learned potentials have, all
 * cores; it fails where the certified gap is above 1e-6.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class WideMatchingBenchmark {
  /** Parameters x candidates x targets x rows of a candidate. */
  @Param({
    "100x1000x5x3",
    "300x1000x5x3",
    "300x10000x5x3",
    "300x1000x50x3",
    "600x1000x5x3",
    "600x10000x5x3"
  })
  private String size;

  private MatchingProblem problem;

  /** Makes the problem. */
  @Setup
  public void prepare() {
    String[] numbers = size.split("x", 4);
    int[] sizes = new int[4];
    for (int k = 0; k < 4; k++) {
      sizes[k] = Integer.parseInt(numbers[k]);
    }
    problem = RandomProblem.of(4, 0.8, sizes);
  }

  /** To a certified gap. */
  @Benchmark
  public Matching perTarget() {
    Matching matching = MarginalMatching.solve(problem, Objective.PLAIN);
    if (!(matching instanceof Matching.Optimal found) || found.relativeGap() > 1e-6) {
      throw new IllegalStateException("expected a certified gap below 1e-6, got " + matching);
    }
    return matching;
  }
}
