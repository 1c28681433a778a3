package org.athanor.sims.benchmarks;

import java.util.concurrent.TimeUnit;
import org.athanor.potentials.matching.InformationMatching;
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

/** Information matching of random problems, to a certified gap below 1e-8, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class MatchingBenchmark {
  /** Parameters x candidates; five targets, three rows a candidate. */
  @Param({"20x5000", "30x1000", "30x20000", "20x100000"})
  private String size;

  private MatchingProblem problem;

  /** Makes the problem. */
  @Setup
  public void prepare() {
    String[] numbers = size.split("x", 2);
    int parameters = Integer.parseInt(numbers[0]);
    int candidates = Integer.parseInt(numbers[1]);
    problem = RandomProblem.of(4, 0.8, parameters, candidates, 5, 3);
  }

  /** All combinations of the targets. */
  @Benchmark
  public Matching together() {
    return InformationMatching.solve(problem, Objective.PLAIN);
  }

  /** Every target by itself. */
  @Benchmark
  public Matching perTarget() {
    return MarginalMatching.solve(problem, Objective.PLAIN);
  }
}
