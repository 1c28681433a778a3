package org.athanor.potentials.structure;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every pair of atoms within a cutoff, with all periodic images, as a full list in flat arrays.
 *
 * <p>Atom i's neighbours are k from {@code first(i)} to {@code first(i + 1)} (exclusive), in rising
 * order of (atom, image a, image b, image c). That order, and which pairs are listed, depend on the
 * positions alone and never on the history of the list, so sums over neighbours have the same bits
 * however a run was cut up. An atom's own images are listed, the atom itself is not.
 *
 * <p>One instance serves one thread; its arrays are reused from step to step. Cells of any shape
 * work, the cutoff may exceed any of their heights.
 */
public final class Neighbours {
  private final double cutoff;
  private final double skin;
  private int atoms;

  /** The image search: pairs within cutoff + skin, as built. */
  private int[] candidateFirst = new int[1];

  private int[] candidateAtom = new int[0];
  private int[] candidateImage = new int[0];
  private int candidates;
  private double[] builtPositions = new double[0];

  /** The cell of the last search that was finished; empty before the first. */
  private Optional<Cell> builtCell = Optional.empty();

  /** Cell and positions of the last update, for sums that reach beyond pairs. */
  private Optional<Cell> cell = Optional.empty();

  private double[] positions = new double[0];

  private int[] first = new int[1];
  private int[] atom = new int[0];
  private double[] dx = new double[0];
  private double[] dy = new double[0];
  private double[] dz = new double[0];
  private double[] distance = new double[0];

  /**
   * An empty list.
   *
   * @param cutoff in Å; pairs with distance below it are listed
   * @param skin in Å; how far beyond the cutoff the image search looks, so that it can be reused
   *     while no atom has moved by more than half of it (0 searches at every update)
   */
  public Neighbours(double cutoff, double skin) {
    if (!(cutoff > 0) || !(skin >= 0)) {
      throw new IllegalArgumentException(
          "neighbours: expected a positive cutoff and a skin of at least 0 in Å, got "
              + cutoff
              + " and "
              + skin);
    }
    this.cutoff = cutoff;
    this.skin = skin;
  }

  /** The list of a structure. */
  public static Neighbours of(Structure structure, double cutoff) {
    Neighbours neighbours = new Neighbours(cutoff, 0);
    neighbours.update(structure.cell(), structure.positions().toArray());
    return neighbours;
  }

  /**
   * Lists the pairs of these positions.
   *
   * @param cell the cell
   * @param positions row-major in Å, [3n]; copied
   */
  public void update(Cell cell, double[] positions) {
    double[] rows = cell.rows().toArray();
    if (mustSearch(cell, positions)) {
      search(cell, rows, positions);
    }
    compact(rows, positions);
    this.cell = Optional.of(cell);
    if (this.positions.length != positions.length) {
      this.positions = new double[positions.length];
    }
    System.arraycopy(positions, 0, this.positions, 0, positions.length);
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
    return atoms;
  }

  /** Where atom i's neighbours begin; {@code first(n)} is the number of pairs. */
  public int first(int i) {
    return first[i];
  }

  /** Offsets of each atom's neighbours, [≥ n+1]; shared, read only, valid until the next update. */
  public int[] offsets() {
    return first;
  }

  /** Neighbour atoms j, [≥ pairs]; shared, read only, valid until the next update. */
  public int[] indices() {
    return atom;
  }

  /** x of r_ij = r_j − r_i + image in Å, [≥ pairs]; shared, read only. */
  public double[] dx() {
    return dx;
  }

  /** y of r_ij in Å, [≥ pairs]; shared, read only. */
  public double[] dy() {
    return dy;
  }

  /** z of r_ij in Å, [≥ pairs]; shared, read only. */
  public double[] dz() {
    return dz;
  }

  /** |r_ij| in Å, [≥ pairs]; shared, read only. */
  public double[] distances() {
    return distance;
  }

  /** The shortest distance in Å between any two atoms or images; infinite if none is in reach. */
  public double shortestDistance() {
    double shortest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < first[atoms]; k++) {
      shortest = Math.min(shortest, distance[k]);
    }
    return shortest;
  }

  private boolean mustSearch(Cell cell, double[] positions) {
    if (skin == 0
        || positions.length != builtPositions.length
        || !builtCell.equals(Optional.of(cell))) {
      return true;
    }
    double limit = 0.25 * skin * skin;
    for (int i = 0; i < positions.length; i += 3) {
      double x = positions[i] - builtPositions[i];
      double y = positions[i + 1] - builtPositions[i + 1];
      double z = positions[i + 2] - builtPositions[i + 2];
      if (!(x * x + y * y + z * z < limit)) {
        return true;
      }
    }
    return false;
  }

  private void search(Cell cell, double[] rows, double[] positions) {
    // Forgotten first: a search that fails must not leave a list that looks reusable.
    builtCell = Optional.empty();
    atoms = positions.length / 3;
    if (candidateFirst.length < atoms + 1) {
      candidateFirst = new int[atoms + 1];
      first = new int[atoms + 1];
    }
    new ImageSearch(cell, rows, positions, cutoff + skin).run(this);
    builtPositions = positions.clone();
    builtCell = Optional.of(cell);
  }

  /** Called by the search, once for every atom in rising order, before its pairs. */
  void beginAtom(int i) {
    candidateFirst[i] = candidates;
  }

  /** Called by the search when it starts. */
  void beginSearch() {
    candidates = 0;
  }

  /** Called by the search when all atoms are done. */
  void endSearch() {
    candidateFirst[atoms] = candidates;
    if (atom.length < candidates) {
      int capacity = candidates + candidates / 4;
      atom = new int[capacity];
      dx = new double[capacity];
      dy = new double[capacity];
      dz = new double[capacity];
      distance = new double[capacity];
    }
  }

  /** Called by the search for every pair, in rising order of (j, a, b, c). */
  void addPair(int j, int a, int b, int c) {
    if (candidates == candidateAtom.length) {
      int capacity = Math.max(64, candidates + candidates / 2);
      candidateAtom = Arrays.copyOf(candidateAtom, capacity);
      candidateImage = Arrays.copyOf(candidateImage, 3 * capacity);
    }
    candidateAtom[candidates] = j;
    candidateImage[3 * candidates] = a;
    candidateImage[3 * candidates + 1] = b;
    candidateImage[3 * candidates + 2] = c;
    candidates++;
  }

  /** Keeps the candidates that are within the cutoff now. */
  private void compact(double[] m, double[] positions) {
    double limit = cutoff * cutoff;
    int kept = 0;
    for (int i = 0; i < atoms; i++) {
      first[i] = kept;
      for (int k = candidateFirst[i]; k < candidateFirst[i + 1]; k++) {
        int j = candidateAtom[k];
        int a = candidateImage[3 * k];
        int b = candidateImage[3 * k + 1];
        int c = candidateImage[3 * k + 2];
        double x = positions[3 * j] - positions[3 * i] + (a * m[0] + b * m[3] + c * m[6]);
        double y = positions[3 * j + 1] - positions[3 * i + 1] + (a * m[1] + b * m[4] + c * m[7]);
        double z = positions[3 * j + 2] - positions[3 * i + 2] + (a * m[2] + b * m[5] + c * m[8]);
        double square = x * x + y * y + z * z;
        atom[kept] = j;
        dx[kept] = x;
        dy[kept] = y;
        dz[kept] = z;
        distance[kept] = Math.sqrt(square);
        kept += square < limit ? 1 : 0;
      }
    }
    first[atoms] = kept;
  }
}
