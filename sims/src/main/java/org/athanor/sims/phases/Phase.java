package org.athanor.sims.phases;

import java.util.List;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * A crystal phase: a conventional cell of at most eight atoms, or the primitive half of one of
 * sixteen, for any elements.
 */
public final class Phase {
  private static final List<Phase> ALL =
      List.of(
          // Fd-3m, 8 atoms.
          new Phase("diamond", Sites.DIAMOND, Shape.ORTHOGONAL, Lattice.cubic(1)),
          // I4₁/amd, 4 atoms.
          new Phase("beta-tin", Sites.BETA_TIN, Shape.ORTHOGONAL, Lattice.uniaxial(1, 0.55)),
          // Imma, 4 atoms: between β-tin and simple hexagonal.
          new Phase("imma", Sites.IMMA, Shape.ORTHOGONAL, new Lattice(1, 0.95, 0.538)),
          // P6/mmm, 1 atom.
          new Phase("simple-hexagonal", Sites.ORIGIN, Shape.HEXAGONAL, Lattice.uniaxial(1, 0.936)),
          // P6₃/mmc, AB stacking, 4 atoms.
          new Phase("graphite", Sites.GRAPHITE, Shape.HEXAGONAL, Lattice.uniaxial(1, 2.726)),
          // R-3m, ABC stacking, 6 atoms in the hexagonal cell.
          new Phase(
              "rhombohedral-graphite",
              Sites.RHOMBOHEDRAL_GRAPHITE,
              Shape.HEXAGONAL,
              Lattice.uniaxial(1, 4.089)),
          // C2/m, 8 atoms in the primitive cell (Li et al., Phys. Rev. Lett. 102, 175506 (2009)).
          new Phase("m-carbon", Sites.M_CARBON, Shape.M_CARBON, new Lattice(1, 0.2747, 0.4513)),
          // P6₃/mmc, hexagonal diamond, 4 atoms.
          new Phase("lonsdaleite", Sites.LONSDALEITE, Shape.HEXAGONAL, Lattice.uniaxial(1, 1.633)),
          // Pm-3m, 1 atom.
          new Phase("sc", Sites.ORIGIN, Shape.ORTHOGONAL, Lattice.cubic(1)),
          // Im-3m, 2 atoms.
          new Phase("bcc", Sites.BODY_CENTRED, Shape.ORTHOGONAL, Lattice.cubic(1)),
          // Fm-3m, 4 atoms.
          new Phase("fcc", Sites.FACE_CENTRED, Shape.ORTHOGONAL, Lattice.cubic(1)),
          // P6₃/mmc, close packed, 2 atoms.
          new Phase("hcp", Sites.HCP, Shape.HEXAGONAL, Lattice.uniaxial(1, 1.633)),
          // Rock salt, 8 atoms; caesium chloride, 2; zinc blende, 8: two elements.
          new Phase("b1", Sites.ROCK_SALT, Shape.ORTHOGONAL, Lattice.cubic(1)),
          new Phase("b2", Sites.CAESIUM_CHLORIDE, Shape.ORTHOGONAL, Lattice.cubic(1)),
          new Phase("b3", Sites.ZINC_BLENDE, Shape.ORTHOGONAL, Lattice.cubic(1)));

  private final String label;
  private final Sites sites;
  private final Shape shape;
  private final Lattice proportions;

  private Phase(String label, Sites sites, Shape shape, Lattice proportions) {
    this.label = label;
    this.sites = sites;
    this.shape = shape;
    this.proportions = proportions;
  }

  /** The names of all phases, in the order of the table. */
  public static List<String> names() {
    return ALL.stream().map(Phase::label).toList();
  }

  /**
   * The phase of this name, such as {@code beta-tin}.
   *
   * @throws IllegalArgumentException if there is none, naming all there are
   */
  public static Phase named(String name) {
    return ALL.stream()
        .filter(phase -> phase.label.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "phase: expected one of "
                        + String.join(", ", names())
                        + ", got \""
                        + name
                        + "\""));
  }

  /** One conventional cell of the named phase, with the lattice of {@link #lattice}. */
  public static Structure of(String name, Element... elements) {
    return named(name).structure(List.of(elements));
  }

  /** The name in campaign files, such as {@code beta-tin}. */
  public String label() {
    return label;
  }

  /** How many elements it is made of. */
  public int elements() {
    return sites.elements();
  }

  /**
   * Where a relaxation may start: measured lengths from {@code lattices.csv} where it has them,
   * otherwise the usual proportions scaled until the nearest atoms are as far apart as the sum of
   * their covalent radii.
   *
   * @throws IllegalArgumentException if the number of elements is wrong
   */
  public Lattice lattice(List<Element> elements) {
    requireElements(elements);
    return LatticeTable.find(label(), elements).orElseGet(() -> scaled(elements));
  }

  /** One conventional cell with the lattice of {@link #lattice}. */
  public Structure structure(List<Element> elements) {
    return structure(elements, lattice(elements));
  }

  /**
   * One conventional cell.
   *
   * @throws IllegalArgumentException if the number of elements is wrong
   */
  public Structure structure(List<Element> elements, Lattice lattice) {
    requireElements(elements);
    Cell cell = shape.cell(lattice);
    int[] numbers = new int[sites.size()];
    double[] positions = new double[3 * sites.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = elements.get(sites.kind(i)).atomicNumber();
      for (int x = 0; x < 3; x++) {
        positions[3 * i + x] =
            sites.fraction(i, 0) * cell.rows().get(0, x)
                + sites.fraction(i, 1) * cell.rows().get(1, x)
                + sites.fraction(i, 2) * cell.rows().get(2, x);
      }
    }
    return new Structure(cell, Species.of(numbers), Vectors.of(positions));
  }

  private Lattice scaled(List<Element> elements) {
    Structure unit = structure(elements, proportions);
    double nearest = Neighbours.of(unit, 3).shortestDistance();
    double bond = elements.getFirst().covalentRadius() + elements.getLast().covalentRadius();
    return proportions.times(bond / nearest);
  }

  private void requireElements(List<Element> elements) {
    if (elements.size() != elements()) {
      throw new IllegalArgumentException(
          "phase " + label() + ": expected " + elements() + " elements, got " + elements.size());
    }
  }
}
