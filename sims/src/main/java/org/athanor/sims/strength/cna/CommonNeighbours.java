package org.athanor.sims.strength.cna;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.athanor.potentials.structure.Structure;

/**
 * Adaptive common neighbour analysis: which atoms lie in a bcc, fcc or hcp crystal.
 *
 * <p>An atom is tried with its 14 nearest neighbours as bcc, and with its 12 nearest as fcc or hcp;
 * neighbours are bonded where they are closer than a cutoff that is taken from their own distances
 * to the atom, half-way between the first shells that the crystal would have; and the next
 * neighbour must lie beyond it. So nothing has to be known of the density (Stukowski, Modelling
 * Simul. Mater. Sci. Eng. 20, 045021 (2012), section 3; signatures by Honeycutt and Andersen, J.
 * Phys. Chem. 91, 4950 (1987)).
 *
 * <p>Cost is linear in the number of atoms. Atoms are shared out to all cores; the result does not
 * depend on how many there are.
 */
public final class CommonNeighbours {
  /** Half-way from the nearest to the second nearest neighbours of fcc, (1 + √2)/2 of the first. */
  private static final double HALF_WAY = (1 + Math.sqrt(2)) / 2;

  /**
   * Range of the first search, of the edge a that bcc would have: it holds 14 neighbours of bcc.
   */
  private static final double RANGE = 1.36;

  /** How much further the second and last search looks, where the first found too few. */
  private static final double WIDER = 1.6;

  private static final int CHUNKS = 256;

  private CommonNeighbours() {}

  /**
   * The kind of each atom.
   *
   * @throws IllegalArgumentException unless the structure repeats along all three rows
   */
  public static Kinds of(Structure structure) {
    return of(structure.cell(), structure.positions().toArray());
  }

  /**
   * The kind of each atom.
   *
   * @param positions in Å, row-major [3n]
   * @throws IllegalArgumentException unless the cell repeats along all three rows
   */
  public static Kinds of(Cell cell, double[] positions) {
    if (!cell.periodicity().equals(Periodicity.FULL)) {
      throw new IllegalArgumentException(
          "common neighbours: expected a cell that repeats along all three rows, got "
              + cell.periodicity());
    }
    double edge = StrictMath.cbrt(6 * cell.volume() / positions.length);
    byte[] kinds = new byte[positions.length / 3];
    boolean[] open = new boolean[kinds.length];
    Arrays.fill(open, true);
    search(cell, positions, RANGE * edge, open, kinds);
    search(cell, positions, WIDER * RANGE * edge, open, kinds);
    return Kinds.wrapping(kinds);
  }

  /** Settles the open atoms that have enough neighbours in range, and leaves the others open. */
  private static void search(
      Cell cell, double[] positions, double range, boolean[] open, byte[] kinds) {
    if (IntStream.range(0, open.length).noneMatch(i -> open[i])) {
      return;
    }
    Bins bins = new Bins(cell, positions, range);
    int size = bins.size();
    IntStream.range(0, Math.min(CHUNKS, size))
        .parallel()
        .forEach(
            chunk -> {
              int chunks = Math.min(CHUNKS, size);
              int low = (int) ((long) size * chunk / chunks);
              int high = (int) ((long) size * (chunk + 1) / chunks);
              new Worker(bins, range, open, kinds).settle(low, high);
            });
  }

  /** One thread's share. */
  private static final class Worker {
    private final Bins bins;
    private final double range;
    private final boolean[] open;
    private final byte[] kinds;
    private final Vicinity vicinity = new Vicinity();
    private final int[] bonded = new int[Vicinity.MOST];

    Worker(Bins bins, double range, boolean[] open, byte[] kinds) {
      this.bins = bins;
      this.range = range;
      this.open = open;
      this.kinds = kinds;
    }

    void settle(int lowBin, int highBin) {
      for (int bin = lowBin; bin < highBin; bin++) {
        List<Integer> places = places(bin);
        if (!places.isEmpty()) {
          bins.gather(bin, vicinity);
          places.forEach(this::settle);
        }
      }
    }

    private List<Integer> places(int bin) {
      List<Integer> places = new ArrayList<>();
      for (int place = bins.first(bin); place < bins.first(bin + 1); place++) {
        if (open[bins.atom(place)]) {
          places.add(place);
        }
      }
      return places;
    }

    private void settle(int place) {
      vicinity.centre(place, range);
      int atom = bins.atom(place);
      double wide = Math.max(closePackedCutoff(), bodyCentredCutoff());
      // The search settles an atom only if it would have seen what must not be there.
      open[atom] = !(wide < range);
      kinds[atom] = kind().code();
    }

    private CrystalKind kind() {
      if (alone(14, bodyCentredCutoff()) && bodyCentred()) {
        return CrystalKind.BCC;
      }
      return alone(12, closePackedCutoff()) ? closePacked() : CrystalKind.OTHER;
    }

    /** Whether there are n neighbours, and no other within the cutoff. */
    private boolean alone(int n, double cutoff) {
      return vicinity.found() >= n
          && (vicinity.found() == n || vicinity.distance(n) > cutoff)
          && cutoff < range;
    }

    private boolean bodyCentred() {
      vicinity.bonds(14, bodyCentredCutoff(), bonded);
      int near = 0;
      int far = 0;
      for (int j = 0; j < 14; j++) {
        int signature = Signature.of(bonded, j);
        near += signature == 666 ? 1 : 0;
        far += signature == 444 ? 1 : 0;
      }
      return near == 8 && far == 6;
    }

    private CrystalKind closePacked() {
      vicinity.bonds(12, closePackedCutoff(), bonded);
      int even = 0;
      int odd = 0;
      for (int j = 0; j < 12; j++) {
        int signature = Signature.of(bonded, j);
        even += signature == 421 ? 1 : 0;
        odd += signature == 422 ? 1 : 0;
      }
      return even == 12
          ? CrystalKind.FCC
          : even == 6 && odd == 6 ? CrystalKind.HCP : CrystalKind.OTHER;
    }

    private double closePackedCutoff() {
      return vicinity.found() < 12 ? Double.POSITIVE_INFINITY : HALF_WAY * sum(0, 12) / 12;
    }

    /** With the eight nearest scaled to the edge a, the mean of 14 is a. */
    private double bodyCentredCutoff() {
      return vicinity.found() < 14
          ? Double.POSITIVE_INFINITY
          : HALF_WAY * (2 / Math.sqrt(3) * sum(0, 8) + sum(8, 14)) / 14;
    }

    private double sum(int from, int to) {
      double sum = 0;
      for (int k = from; k < to; k++) {
        sum += vicinity.distance(k);
      }
      return sum;
    }
  }
}
