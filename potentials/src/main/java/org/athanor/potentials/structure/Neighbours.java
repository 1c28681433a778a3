package org.athanor.potentials.structure;

import java.util.Optional;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;

/**
 * Every pair of atoms within a cutoff, with all periodic images.
 *
 * <p>Atom i's neighbours come in rising order of (atom, image a, image b, image c). That order, and
 * which pairs are listed, depend on the positions alone and never on the history of the list, so
 * sums over neighbours have the same bits however a run was cut up. An atom's own images are
 * listed, the atom itself is not. Cells of any shape work, the cutoff may exceed any of their
 * heights.
 *
 * <p>There are two ways to read it. Kernels gather one atom's neighbours at a time, from both atoms
 * of a pair ({@link #gather}) or from one ({@link #gatherAhead}), which keeps nothing but four
 * bytes for each pair in reach. Others find the full list in flat arrays, where k from {@code
 * first(i)} to {@code first(i + 1)} (exclusive) are i's neighbours; it is made when first asked for
 * after an update.
 *
 * <p>One instance serves one system; its memory is reused from step to step. Only gathering may be
 * done by several threads at once, after {@link #prepare}.
 */
public final class Neighbours {
  private final double cutoff;
  private final PairLists lists;
  private final FullList full = new FullList();
  private Optional<Cell> cell = Optional.empty();
  private double[] positions = new double[0];

  /**
   * An empty list, updated by the caller's thread alone.
   *
   * @param cutoff in Å; pairs with distance below it are listed
   * @param skin in Å; how far beyond the cutoff the image search looks, so that it can be reused
   *     while no atom has moved by more than half of it (0 searches at every update)
   */
  public Neighbours(double cutoff, double skin) {
    this(cutoff, skin, Team.alone());
  }

  /** The same, updated by a team; kernels that read it share their work among the team too. */
  public Neighbours(double cutoff, double skin, Team team) {
    if (!(cutoff > 0) || !(skin >= 0)) {
      throw new IllegalArgumentException(
          "neighbours: expected a positive cutoff and a skin of at least 0 in Å, got "
              + cutoff
              + " and "
              + skin);
    }
    this.cutoff = cutoff;
    this.lists = new PairLists(cutoff, skin, team);
  }

  /** The list of a structure. */
  public static Neighbours of(Structure structure, double cutoff) {
    Neighbours neighbours = new Neighbours(cutoff, 0);
    neighbours.lists.want(true);
    neighbours.update(structure.cell(), structure.positions().toArray());
    return neighbours;
  }

  /**
   * Lists the pairs of these positions.
   *
   * @param newCell the cell
   * @param newPositions row-major in Å, [3n]; copied
   */
  public void update(Cell newCell, double[] newPositions) {
    full.forget();
    if (positions.length != newPositions.length) {
      positions = new double[newPositions.length];
    }
    System.arraycopy(newPositions, 0, positions, 0, positions.length);
    cell = Optional.of(newCell);
    lists.update(newCell, positions);
  }

  /**
   * Makes sure that neighbours can be gathered, by several threads if need be.
   *
   * @param whole whether pairs are asked for from both of their atoms, or only from the first
   */
  public void prepare(boolean whole) {
    if (lists.want(whole)) {
      lists.update(cell(), positions);
    }
  }

  /** The cutoff in Å. */
  public double cutoff() {
    return cutoff;
  }

  /**
   * The cell of the last update.
   *
   * @throws IllegalStateException before the first
   */
  public Cell cell() {
    return cell.orElseThrow(
        () -> new IllegalStateException("neighbours: expected an update first, got none"));
  }

  /** Positions of the last update, row-major in Å, [3n]; shared, read only, not wrapped. */
  public double[] positions() {
    return positions;
  }

  /** The number of atoms, n. */
  public int atoms() {
    return positions.length / 3;
  }

  /** The parts that the atoms are cut into. */
  public Parts parts() {
    return lists.parts();
  }

  /**
   * In which order parts are done by kernels that write to the atoms of pairs. Where none waits for
   * another it depends on the number of atoms, the cell and the arguments alone.
   *
   * @param reach how far in Å the kernel's pairs reach
   * @param whole whether it gathers them from both of their atoms
   */
  public Order order(double reach, boolean whole) {
    return lists.order(cell(), reach, whole);
  }

  /** Who works on it. */
  public Team team() {
    return lists.team();
  }

  /**
   * All neighbours of atom i closer than {@code reach}, in the promised order.
   *
   * @param reach in Å, at most the cutoff
   * @param nearby where they are put
   */
  public void gather(int i, double reach, Nearby nearby) {
    nearby.clear();
    append(i, reach, nearby);
  }

  /** The same, put behind what is there. */
  public void append(int i, double reach, Nearby nearby) {
    prepare(true);
    Candidates part = lists.part(i);
    select(part, i, part.first(i), reach, nearby);
  }

  /**
   * The neighbours of atom i closer than {@code reach} that come after it: those with j &gt; i, and
   * of its own images those with image (a, b, c) &gt; (0, 0, 0) in lexical order. So each pair is
   * met once.
   */
  public void gatherAhead(int i, double reach, Nearby nearby) {
    nearby.clear();
    appendAhead(i, reach, nearby);
  }

  /** The same, put behind what is there. */
  public void appendAhead(int i, double reach, Nearby nearby) {
    prepare(false);
    Candidates part = lists.part(i);
    select(part, i, part.ahead(i), reach, nearby);
  }

  private void select(Candidates part, int i, int from, double reach, Nearby nearby) {
    int to = part.end(i);
    int kept = nearby.count();
    nearby.reserve(kept + to - from);
    double limit = reach < cutoff ? reach * reach : cutoff * cutoff;
    int[] codes = nearby.codes();
    int[] atoms = nearby.atoms();
    double[] dx = nearby.dx();
    double[] dy = nearby.dy();
    double[] dz = nearby.dz();
    double[] squares = nearby.squares();
    double[] at = positions;
    int[] candidates = part.codes();
    double[] shifts = part.images().shifts();
    int bits = lists.bits();
    int mask = (1 << bits) - 1;
    double x0 = at[3 * i];
    double y0 = at[3 * i + 1];
    double z0 = at[3 * i + 2];
    for (int k = from; k < to; k++) {
      int code = candidates[k];
      int j = code & mask;
      int image = 3 * (code >>> bits);
      double x = at[3 * j] - x0 + shifts[image];
      double y = at[3 * j + 1] - y0 + shifts[image + 1];
      double z = at[3 * j + 2] - z0 + shifts[image + 2];
      double square = x * x + y * y + z * z;
      codes[kept] = code;
      atoms[kept] = j;
      dx[kept] = x;
      dy[kept] = y;
      dz[kept] = z;
      squares[kept] = square;
      // The sign bit, not a branch, which would be mispredicted often.
      kept += (int) (Double.doubleToRawLongBits(square - limit) >>> 63);
    }
    nearby.setCount(kept);
  }

  /**
   * Vectors to neighbours that were gathered before, since the last update.
   *
   * @param codes their codes, from place {@code from} to {@code to} (exclusive)
   */
  public void refill(int i, int[] codes, int from, int to, Nearby nearby) {
    nearby.reserve(to - from);
    int[] atoms = nearby.atoms();
    double[] dx = nearby.dx();
    double[] dy = nearby.dy();
    double[] dz = nearby.dz();
    double[] at = positions;
    double[] shifts = lists.part(i).images().shifts();
    int bits = lists.bits();
    int mask = (1 << bits) - 1;
    double x0 = at[3 * i];
    double y0 = at[3 * i + 1];
    double z0 = at[3 * i + 2];
    for (int k = from; k < to; k++) {
      int j = codes[k] & mask;
      int image = 3 * (codes[k] >>> bits);
      atoms[k - from] = j;
      dx[k - from] = at[3 * j] - x0 + shifts[image];
      dy[k - from] = at[3 * j + 1] - y0 + shifts[image + 1];
      dz[k - from] = at[3 * j + 2] - z0 + shifts[image + 2];
    }
    nearby.setCount(to - from);
  }

  /** Where atom i's neighbours begin; {@code first(n)} is the number of pairs. */
  public int first(int i) {
    return full.of(this).first[i];
  }

  /** Offsets of each atom's neighbours, [≥ n+1]; shared, read only, valid until the next update. */
  public int[] offsets() {
    return full.of(this).first;
  }

  /** Neighbour atoms j, [≥ pairs]; shared, read only, valid until the next update. */
  public int[] indices() {
    return full.of(this).atom;
  }

  /** x of r_ij = r_j − r_i + image in Å, [≥ pairs]; shared, read only. */
  public double[] dx() {
    return full.of(this).dx;
  }

  /** y of r_ij in Å, [≥ pairs]; shared, read only. */
  public double[] dy() {
    return full.of(this).dy;
  }

  /** z of r_ij in Å, [≥ pairs]; shared, read only. */
  public double[] dz() {
    return full.of(this).dz;
  }

  /** |r_ij| in Å, [≥ pairs]; shared, read only. */
  public double[] distances() {
    return full.of(this).distance;
  }

  /** How many pairs the last search found; no fewer than are within the cutoff. */
  int candidates() {
    return lists.candidates();
  }

  /** The shortest distance in Å between any two atoms or images; infinite if none is in reach. */
  public double shortestDistance() {
    Nearby nearby = new Nearby();
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < atoms(); i++) {
      gatherAhead(i, cutoff, nearby);
      for (int k = 0; k < nearby.count(); k++) {
        shortest = Math.min(shortest, nearby.squares()[k]);
      }
    }
    return Math.sqrt(shortest);
  }
}
