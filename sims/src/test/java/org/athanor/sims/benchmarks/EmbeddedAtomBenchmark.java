package org.athanor.sims.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.eam.EmbeddedAtom;
import org.athanor.potentials.eam.SetflFile;
import org.athanor.potentials.eam.SetflFile.Form;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** EAM tantalum from tables, 16,000 rattled bcc atoms, one thread: atom-steps a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class EmbeddedAtomBenchmark {
  private static final int ATOMS = 16_000;
  private static final double EDGE = 3.3026;

  private Cell cell;
  private double[] positions;
  private Neighbours neighbours;
  private Kernel kernel;
  private Tally tally;

  /** Lists the neighbours of a 20×20×20 supercell with thermal displacements, skin 1 Å. */
  @Setup
  public void prepare() throws IOException {
    EmbeddedAtom tantalum;
    try (InputStream stream = EmbeddedAtom.class.getResourceAsStream("CuTa.eam.alloy")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      tantalum =
          EmbeddedAtom.of(SetflFile.read(text.lines().toList(), Form.ALLOY), Map.of("Ta", 73));
    }
    Structure crystal =
        new Structure(
                Cell.cubic(EDGE),
                Species.repeated(73, 2),
                Vectors.of(0, 0, 0, EDGE / 2, EDGE / 2, EDGE / 2))
            .repeated(20, 20, 20);
    cell = crystal.cell();
    positions = crystal.positions().toArray();
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < positions.length; k++) {
      positions[k] += 0.1 * (2 * random.nextDouble() - 1);
    }
    neighbours = new Neighbours(tantalum.cutoff(), 1);
    neighbours.update(cell, positions);
    kernel = tantalum.kernel(crystal.species());
    tally = new Tally(ATOMS);
  }

  /** Energy, forces and virial, neighbours given. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public double forces() {
    tally.clear();
    kernel.add(neighbours, tally);
    return tally.forces()[0];
  }

  /** The same with an update of the list that needs no new search. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public double listAndForces() {
    neighbours.update(cell, positions);
    return forces();
  }
}
