package org.athanor.sims.strength.crystal;

import java.util.Arrays;

/**
 * Displaces the sites of a block by a slip field, and gives the rows of atoms along each Burgers
 * vector as many atoms as then fit.
 *
 * <p>A row is followed along its Burgers vector b, with ψ unwrapped to be continuous. Where ψ has
 * changed by a whole number K when the row leaves the field (or comes back to its start through the
 * faces of the cell), the row has K atoms less than before: the sites are p + bψ, and the last K of
 * them are other sites' images. So edges and prismatic loops get their extra half-planes and layers
 * without a cut being chosen, and every atom is counted once.
 */
final class SlippedBlock {
  private final BccBlock block;
  private final SlipField field;
  private final int[] owner;
  private final double[] share;
  private final boolean[] done;
  private double[] positions;
  private int size;

  private SlippedBlock(BccBlock block, SlipField field) {
    this.block = block;
    this.field = field;
    this.owner = new int[block.size()];
    this.share = new double[block.size()];
    this.done = new boolean[block.size()];
    this.positions = new double[3 * block.size()];
  }

  /** Positions in Å, [3n]; n differs from the number of sites by what the slip adds or takes. */
  static double[] positions(BccBlock block, SlipField field) {
    SlippedBlock slipped = new SlippedBlock(block, field);
    slipped.measure();
    slipped.place();
    return Arrays.copyOf(slipped.positions, 3 * slipped.size);
  }

  private void measure() {
    for (int i = 0; i < owner.length; i++) {
      Place place = block.place(block.site(i));
      owner[i] = field.owner(place);
      share[i] = owner[i] == SlipField.NOBODY ? 0 : field.share(place);
    }
  }

  private void place() {
    for (int i = 0; i < owner.length; i++) {
      if (owner[i] == SlipField.NOBODY) {
        add(block.site(i), field.burgers().getFirst(), 0);
      } else if (owner[number(i, -1)] != owner[i]) {
        follow(i, 0);
      }
    }
    for (int i = 0; i < owner.length; i++) {
      if (owner[i] != SlipField.NOBODY && !done[i]) {
        int start = flattest(i);
        follow(start, share[start]);
      }
    }
  }

  /** Places the atoms of a row from site {@code start} to where the field ends or it comes back. */
  private void follow(int start, double first) {
    Miller step = field.burgers().get(owner[start]);
    int before = size;
    double slip = first;
    Site site = block.site(start);
    int i = start;
    do {
      done[i] = true;
      slip = continued(slip, share[i]);
      add(site, step, slip);
      site = site.plus(step, 1);
      i = block.number(site);
    } while (owner[i] == owner[start] && !done[i]);
    double end = i == start ? continued(slip, first) - first : Math.rint(slip);
    close(site, step, (int) Math.round(end), i == start ? first : 0, before);
  }

  /** Takes the last atoms away, or adds some, so that the row meets what follows it. */
  private void close(Site next, Miller step, int surplus, double first, int before) {
    size = Math.max(before, size - Math.max(0, surplus));
    for (int k = surplus; k < 0; k++) {
      add(next.plus(step, k), step, first);
    }
  }

  /** The site of a closed row where ψ changes least; the row is cut open there. */
  private int flattest(int any) {
    int best = any;
    double least = Double.POSITIVE_INFINITY;
    int i = any;
    do {
      int last = number(i, -1);
      double change = Math.abs(share[i] - share[last] - Math.rint(share[i] - share[last]));
      if (change < least) {
        least = change;
        best = i;
      }
      i = number(i, 1);
    } while (i != any);
    return best;
  }

  private int number(int i, int steps) {
    return block.number(block.site(i).plus(field.burgers().get(owner[i]), steps));
  }

  private static double continued(double before, double share) {
    return share - Math.rint(share - before);
  }

  private void add(Site site, Miller step, double slip) {
    if (3 * size == positions.length) {
      positions = Arrays.copyOf(positions, positions.length + positions.length / 8 + 3);
    }
    for (int axis = 0; axis < 3; axis++) {
      positions[3 * size + axis] = block.cartesian(site, axis) + slip * block.cartesian(step, axis);
    }
    size++;
  }
}
