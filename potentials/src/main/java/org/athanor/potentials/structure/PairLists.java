package org.athanor.potentials.structure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;

/**
 * What the last search found, part by part, and when to search again.
 *
 * <p>Let a pair be x apart at the search and beyond cutoff + skin, and let the cell since have been
 * mapped by F = 1 + e. An atom's way u is what it moved beyond what the map does. Then the pair is
 * now at least (1 − |e|)(cutoff + skin) − 2u apart, u the longest way: as long as that is not below
 * the cutoff, no pair is missed. For a constant cell that is half the skin.
 */
final class PairLists {
  /** In Å: a usual skin, whatever this list's own is, so that the order does not depend on it. */
  private static final double SKIN = 1;

  /** In Å: layers of a crystal's cells are numbered together, so slabs have steps. */
  private static final double THIN = 5;

  private static final double THICK = 8;

  private final double cutoff;
  private final double skin;
  private final Team team;
  private Parts parts = Parts.of(0);
  private Order free = Order.free(parts, 1);

  /** Orders with different groups, since the last search. */
  private final List<Order> orders = new ArrayList<>();

  private Candidates[] candidates = new Candidates[0];
  private PairSearch[] searches = new PairSearch[0];
  private boolean whole;
  private boolean current;
  private int bits = 1;

  /** The last search that was finished; empty before the first. */
  private Optional<Cell> builtCell = Optional.empty();

  private double[] builtPositions = new double[0];

  /** The cell that images were placed for last. */
  private Optional<Cell> placedCell = Optional.empty();

  PairLists(double cutoff, double skin, Team team) {
    this.cutoff = cutoff;
    this.skin = skin;
    this.team = team;
  }

  /** Asks for pairs from both of their atoms, from now on; whether that needs an update. */
  boolean want(boolean both) {
    if (both && !whole) {
      whole = true;
      current = false;
      builtCell = Optional.empty();
    }
    return !current;
  }

  void update(Cell cell, double[] positions) {
    current = false;
    if (mustSearch(cell, positions)) {
      search(cell, positions);
    }
    if (!placedCell.equals(Optional.of(cell))) {
      double[] rows = cell.rows().toArray();
      for (Candidates part : candidates) {
        part.images().place(rows);
      }
      placedCell = Optional.of(cell);
    }
    current = true;
  }

  private boolean mustSearch(Cell cell, double[] positions) {
    if (skin == 0
        || positions.length != builtPositions.length
        || builtCell.isEmpty()
        || !builtCell.get().periodicity().equals(cell.periodicity())) {
      return true;
    }
    Cell built = builtCell.get();
    if (built.equals(cell)) {
      return moved(positions, 0.5 * skin);
    }
    Matrix3 map = built.rows().inverse().times(cell.rows());
    double slack = (1 - distortion(map)) * (cutoff + skin) - cutoff;
    return !(slack > 0) || movedBeyond(map.toArray(), positions, 0.5 * slack);
  }

  /** |F − 1|, Frobenius' norm, which is no less than the largest stretch. */
  private static double distortion(Matrix3 map) {
    double sum = 0;
    for (int k = 0; k < 9; k++) {
      double e = map.get(k / 3, k % 3) - (k % 4 == 0 ? 1 : 0);
      sum += e * e;
    }
    return Math.sqrt(sum);
  }

  private boolean moved(double[] positions, double allowed) {
    double limit = allowed * allowed;
    double[] built = builtPositions;
    for (int i = 0; i < positions.length; i += 3) {
      double x = positions[i] - built[i];
      double y = positions[i + 1] - built[i + 1];
      double z = positions[i + 2] - built[i + 2];
      if (!(x * x + y * y + z * z < limit)) {
        return true;
      }
    }
    return false;
  }

  private boolean movedBeyond(double[] f, double[] positions, double allowed) {
    double limit = allowed * allowed;
    double[] built = builtPositions;
    for (int i = 0; i < positions.length; i += 3) {
      double a = built[i];
      double b = built[i + 1];
      double c = built[i + 2];
      double x = positions[i] - (a * f[0] + b * f[3] + c * f[6]);
      double y = positions[i + 1] - (a * f[1] + b * f[4] + c * f[7]);
      double z = positions[i + 2] - (a * f[2] + b * f[5] + c * f[8]);
      if (!(x * x + y * y + z * z < limit)) {
        return true;
      }
    }
    return false;
  }

  private void search(Cell cell, double[] positions) {
    // Forgotten first: a search that fails must not leave a list that looks reusable.
    builtCell = Optional.empty();
    placedCell = Optional.empty();
    int atoms = positions.length / 3;
    if (atoms != parts.atoms()) {
      divide(atoms);
    }
    Bins bins = new Bins(cell, positions, cutoff + skin);
    double[] rows = cell.rows().toArray();
    for (int member = 0; member < team.size(); member++) {
      searches[member] = new PairSearch(bins, rows, whole, bits);
    }
    team.run(free, this::searchPart);
    orders.clear();
    if (builtPositions.length != positions.length) {
      builtPositions = new double[positions.length];
    }
    System.arraycopy(positions, 0, builtPositions, 0, positions.length);
    builtCell = Optional.of(cell);
  }

  private void divide(int atoms) {
    parts = Parts.of(atoms);
    free = Order.free(parts, 1);
    bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(0, atoms - 1)));
    candidates = new Candidates[parts.count()];
    for (int part = 0; part < candidates.length; part++) {
      candidates[part] = new Candidates(parts.begin(part), parts.end(part));
    }
    searches = new PairSearch[team.size()];
  }

  private void searchPart(int member, int part) {
    Candidates target = candidates[part];
    target.clear();
    for (int i = parts.begin(part); i < parts.end(part); i++) {
      searches[member].list(i, target);
    }
    if (team.size() > 1) {
      target.touch(parts, (1 << bits) - 1);
    }
  }

  /**
   * Groups of parts are taken to be slabs along the first row, as wide as what a part touches: the
   * reach on one or on both sides, the skin, and the steps of a crystal.
   */
  Order order(Cell cell, double reach, boolean both) {
    double touched = both ? 2 * (reach + SKIN) + THICK : reach + SKIN + THIN;
    int fitting = (int) (cell.height(0) / touched);
    int groups = Math.max(1, Math.min(fitting, parts.count()));
    for (Order known : orders) {
      if (known.groups() == groups) {
        return known;
      }
    }
    boolean alone = team.size() == 1 || parts.count() == 1;
    Order made = alone ? Order.free(parts, groups) : Order.of(parts, groups, touched());
    orders.add(made);
    return made;
  }

  private BitSet[] touched() {
    BitSet[] touched = new BitSet[candidates.length];
    for (int part = 0; part < touched.length; part++) {
      touched[part] = candidates[part].touched();
    }
    return touched;
  }

  Parts parts() {
    return parts;
  }

  Team team() {
    return team;
  }

  int bits() {
    return bits;
  }

  Candidates part(int atom) {
    return candidates[parts.holding(atom)];
  }

  int candidates() {
    int sum = 0;
    for (Candidates part : candidates) {
      sum += part.count();
    }
    return sum;
  }
}
