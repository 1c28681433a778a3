package org.athanor.persistence.formats;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Random frames. */
final class Frames {
  private Frames() {}

  static Arbitrary<Frame> any() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars("ab Å\"'\\={}[],\t\n:#").ofMaxLength(8);
    Arbitrary<String> key =
        Arbitraries.strings().withChars("abcxyz_ \"=").ofMinLength(1).ofMaxLength(6);
    Arbitrary<java.util.SortedMap<String, String>> info =
        Arbitraries.maps(key, text).ofMaxSize(4).map(java.util.TreeMap::new);
    return Combinators.combine(structures(), Arbitraries.of(0, 1, 2), values(1), info)
        .as(
            (structure, kind, seed, keys) ->
                new Frame(structure, labels(structure, kind, seed[0]), keys));
  }

  static Arbitrary<Structure> structures() {
    Arbitrary<Cell> cells =
        Combinators.combine(
                values(9), Arbitraries.integers().between(0, 7), Arbitraries.of(true, false))
            .as(Frames::cell);
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 4);
    return sizes.flatMap(
        n ->
            Combinators.combine(cells, values(3 * n), Arbitraries.integers().between(1, 90))
                .as((cell, x, z) -> new Structure(cell, species(n, z), Vectors.of(x))));
  }

  private static Species species(int n, int z) {
    int[] all = new int[n];
    for (int i = 0; i < n; i++) {
      all[i] = z + i;
    }
    return Species.of(all);
  }

  private static Cell cell(double[] values, int flags, boolean none) {
    if (none) {
      return new Cell(FrameLines.NO_LATTICE, Cell.Periodicity.NONE);
    }
    double[] rows = new double[9];
    for (int k = 0; k < 9; k++) {
      rows[k] = 0.1 * Math.tanh(values[k]) + (k % 4 == 0 ? 3 + k : 0);
    }
    return new Cell(
        Matrix3.of(rows),
        new Cell.Periodicity((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0));
  }

  private static Optional<Labels> labels(Structure structure, int kind, double seed) {
    if (kind == 0) {
      return Optional.empty();
    }
    double[] forces = structure.positions().toArray();
    Optional<Matrix3> virial =
        kind == 1
            ? Optional.empty()
            : Optional.of(structure.cell().rows().symmetric().times(Math.tanh(seed)));
    return Optional.of(new Labels(seed, Vectors.of(forces), virial));
  }

  private static Arbitrary<double[]> values(int n) {
    Arbitrary<Double> special =
        Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, 1e300, -1e-300, 1.0 / 3, 1e22, 1e-5, 1e7);
    return Arbitraries.oneOf(special, Arbitraries.doubles().between(-1e6, 1e6))
        .array(Double[].class)
        .ofSize(n)
        .map(boxed -> java.util.stream.Stream.of(boxed).mapToDouble(Double::doubleValue).toArray());
  }
}
