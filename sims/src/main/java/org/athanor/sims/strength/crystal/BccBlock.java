package org.athanor.sims.strength.crystal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;

/**
 * The sites of a bcc crystal in a cell that repeats.
 *
 * <p>A site is known by its place in the crystal's own axes, in halves of the lattice constant:
 * three whole numbers, all even or all odd. The cell's edges are whole multiples of the shortest
 * lattice vectors along three perpendicular directions. The crystal is turned so that the loaded
 * direction is z. Sites are numbered from 0, and a lattice vector leads from number to number,
 * through the faces of the cell too.
 */
final class BccBlock {
  private static final int MOST_SITES = 100_000_000;

  private final double half;

  /** The shortest lattice vectors along the edges, and how many of them an edge has. */
  private final List<Miller> steps;

  private final int[] repeats;

  /** From the crystal's own axes to x, y, z: rows are unit vectors. */
  private final Matrix3 rotation;

  /** The sites of the smallest cell, and the number of each. */
  private final List<Site> unit = new ArrayList<>();

  private final Map<Site, Integer> numbers = new HashMap<>();

  /**
   * Lays out the sites.
   *
   * @param latticeConstant in Å
   * @param frame the directions of the cell's edges, and the loaded one
   * @param repeats how often the shortest lattice vectors are repeated along each edge
   */
  BccBlock(double latticeConstant, CrystalFrame frame, int... repeats) {
    this.half = 0.5 * latticeConstant;
    this.steps = frame.edges().stream().map(Miller::latticeStep).toList();
    this.repeats = repeats.clone();
    this.rotation = frame.rotation();
    fill();
  }

  /** The number of sites. */
  int size() {
    double sites = (double) unit.size() * repeats[0] * repeats[1] * repeats[2];
    if (sites > MOST_SITES) {
      throw new IllegalArgumentException(
          "crystal: expected at most " + MOST_SITES + " atoms, got " + sites);
    }
    return (int) sites;
  }

  /** In Å. */
  double latticeConstant() {
    return 2 * half;
  }

  /** The length of an edge in Å. */
  double length(int edge) {
    return half * steps.get(edge).length() * repeats[edge];
  }

  Cell cell() {
    double[] rows = new double[9];
    for (int edge = 0; edge < 3; edge++) {
      Miller step = steps.get(edge);
      Site far = new Site(0, 0, 0).plus(step, repeats[edge]);
      for (int axis = 0; axis < 3; axis++) {
        rows[3 * edge + axis] = cartesian(far, axis);
      }
    }
    return Cell.periodic(rows);
  }

  /** Site {@code number}, inside the cell. */
  Site site(int number) {
    int image = number / unit.size();
    int c = image % repeats[2];
    int b = image / repeats[2] % repeats[1];
    int a = image / repeats[2] / repeats[1];
    return unit.get(number % unit.size())
        .plus(steps.get(0), a)
        .plus(steps.get(1), b)
        .plus(steps.get(2), c);
  }

  /** The number of the site that is this one, or an image of it. */
  int number(Site site) {
    int image = 0;
    Site home = site;
    for (int edge = 0; edge < 3; edge++) {
      Miller step = steps.get(edge);
      int whole = Math.floorDiv(home.along(step), step.dot(step));
      home = home.plus(step, -whole);
      image = image * repeats[edge] + Math.floorMod(whole, repeats[edge]);
    }
    return image * unit.size() + numbers.get(home);
  }

  /** Component {@code axis} in Å of where a site lies. */
  double cartesian(Site site, int axis) {
    return half
        * (rotation.get(axis, 0) * site.u()
            + rotation.get(axis, 1) * site.v()
            + rotation.get(axis, 2) * site.w());
  }

  /** Component {@code axis} in Å of a lattice vector. */
  double cartesian(Miller step, int axis) {
    return cartesian(new Site(step.h(), step.k(), step.l()), axis);
  }

  /** Where a site is along the edges. */
  Place place(Site site) {
    return new Place(along(0, site), along(1, site), along(2, site));
  }

  private double along(int edge, Site site) {
    return half * site.along(steps.get(edge)) / steps.get(edge).length();
  }

  /** The lengths of the edges. */
  Place edges() {
    return new Place(length(0), length(1), length(2));
  }

  /** The unit vector of a direction, in coordinates along the edges. */
  Place inEdges(Miller direction) {
    return new Place(cosine(direction, 0), cosine(direction, 1), cosine(direction, 2));
  }

  private double cosine(Miller direction, int edge) {
    Miller step = steps.get(edge);
    return direction.dot(step) / (direction.length() * step.length());
  }

  /** The unit vector of an edge in x, y and z, [3]. */
  double[] direction(int edge) {
    Miller step = steps.get(edge);
    double length = half * step.length();
    return new double[] {
      cartesian(step, 0) / length, cartesian(step, 1) / length, cartesian(step, 2) / length
    };
  }

  /** Every lattice point of the cell that the three shortest vectors span, faces counted once. */
  private void fill() {
    int reach = 0;
    for (Miller step : steps) {
      reach += Math.max(Math.abs(step.h()), Math.max(Math.abs(step.k()), Math.abs(step.l())));
    }
    for (int u = -reach; u <= reach; u++) {
      for (int v = -reach; v <= reach; v++) {
        for (int w = -reach; w <= reach; w++) {
          Site site = new Site(u, v, w);
          boolean lattice = (u & 1) == (v & 1) && (v & 1) == (w & 1);
          if (lattice && steps.stream().allMatch(step -> inside(site, step))) {
            numbers.put(site, unit.size());
            unit.add(site);
          }
        }
      }
    }
  }

  private static boolean inside(Site site, Miller step) {
    int along = site.along(step);
    return along >= 0 && along < step.dot(step);
  }
}
