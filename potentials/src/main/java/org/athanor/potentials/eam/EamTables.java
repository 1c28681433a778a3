package org.athanor.potentials.eam;

import java.util.List;
import org.athanor.potentials.structure.Scalars;

/**
 * What a setfl file holds: embedding energies, densities and pair energies of some elements.
 *
 * @param comments three lines
 * @param grid where the functions are given
 * @param elements in the order of the file
 * @param pairs r·φ(r) in eV·Å at distances 0, dr, 2dr, ... for elements (0,0), (1,0), (1,1), (2,0),
 *     ...
 */
public record EamTables(
    List<String> comments, Grid grid, List<EamElement> elements, List<Scalars> pairs) {
  /**
   * The grid of the functions: densities 0, dρ, 2dρ, ... and distances 0, dr, 2dr, ...
   *
   * @param densities number of densities
   * @param densityStep dρ
   * @param distances number of distances
   * @param distanceStep dr in Å
   * @param cutoff in Å; nothing is felt from there on
   */
  public record Grid(
      int densities, double densityStep, int distances, double distanceStep, double cutoff) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException unless there are at least 5 values and all lengths are
     *     positive and finite
     */
    public Grid {
      boolean positive = densityStep > 0 && distanceStep > 0 && cutoff > 0;
      boolean finite = Double.isFinite(densityStep + distanceStep + cutoff);
      if (densities < 5 || distances < 5 || !positive || !finite) {
        throw new IllegalArgumentException(
            "EAM grid: expected at least 5 densities and distances, and positive steps and cutoff"
                + " (Å), got "
                + "%d steps of %s, %d steps of %s Å and %s Å"
                    .formatted(densities, densityStep, distances, distanceStep, cutoff));
      }
    }
  }

  /**
   * One element.
   *
   * @param name as the file calls it
   * @param atomicNumber as the file has it
   * @param mass in amu
   * @param latticeConstant in Å
   * @param lattice such as bcc
   * @param embedding F(ρ) in eV
   * @param densities what an atom of this element adds to the density around it: one function for
   *     all sites (eam/alloy), or one for each element in the order of the file (eam/fs)
   */
  public record EamElement(
      String name,
      int atomicNumber,
      double mass,
      double latticeConstant,
      String lattice,
      Scalars embedding,
      List<Scalars> densities) {
    /** Takes copies. */
    public EamElement {
      densities = List.copyOf(densities);
    }
  }

  /**
   * Checks that everything is there.
   *
   * @throws IllegalArgumentException if a function is missing, too short or too long
   */
  public EamTables {
    comments = List.copyOf(comments);
    elements = List.copyOf(elements);
    pairs = List.copyOf(pairs);
    int size = elements.size();
    require("comment lines", 3, comments.size());
    require("pair functions", size * (size + 1) / 2, pairs.size());
    for (EamElement element : elements) {
      require(element.name() + ": embedding energies", grid.densities, element.embedding().size());
      if (element.densities().size() != 1) {
        require(element.name() + ": density functions", size, element.densities().size());
      }
      element
          .densities()
          .forEach(each -> require(element.name() + ": densities", grid.distances, each.size()));
    }
    pairs.forEach(each -> require("pair energies", grid.distances, each.size()));
  }

  private static void require(String what, int expected, int got) {
    if (expected != got) {
      throw new IllegalArgumentException(
          "EAM tables: expected %d %s, got %d".formatted(expected, what, got));
    }
  }

  /** Whether densities depend on the site (eam/fs). */
  public boolean siteDependent() {
    return elements.stream().anyMatch(element -> element.densities().size() > 1);
  }

  /** ρ(r) that an atom of element {@code source} adds at one of element {@code site}. */
  Scalars density(int source, int site) {
    List<Scalars> all = elements.get(source).densities();
    return all.size() == 1 ? all.getFirst() : all.get(site);
  }

  /** r·φ(r) of two elements. */
  Scalars pair(int one, int other) {
    int high = Math.max(one, other);
    return pairs.get(high * (high + 1) / 2 + Math.min(one, other));
  }
}
