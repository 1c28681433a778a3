package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * Invariants of an atom's surroundings in the sense of the atomic cluster expansion: sums of
 * products of up to four moments A_snlm = Σ_{j of element s} R_n(r_ij) Y_lm(r̂_ij), coupled to
 * scalars.
 *
 * <p>Every element as central atom has its own set of the same functions, elements by rising atomic
 * number: first pairs Σ_j R_n by rising n, then products ({@link Selection}, {@link Couplings}).
 * R_n are orthonormal combinations of spherical Bessel functions that vanish with two derivatives
 * at the cutoff and, going inwards, from 0.85 to half the sum of the two covalent radii ({@link
 * RadialMix}), where a repulsion has to take over. Source: R. Drautz, Phys. Rev. B 99, 014104
 * (2019).
 */
public final class ClusterBasis {
  private static final double INNER = 0.85;
  private static final double WIDTH = 0.35;
  private static final double BIN = 0.001;

  private record Compiled(Scalars coefficients, Embedding embedding, ClusterTable table) {}

  private final double cutoff;
  private final ClusterShape shape;
  private final List<Integer> elements;
  private final List<Bond> bonds = new ArrayList<>();
  private final List<double[]> pairs = new ArrayList<>();
  private final List<ClusterFunction> functions;
  private final ClusterTable radial;
  private final InvariantProgram program;
  private final AtomicReference<Compiled> last = new AtomicReference<>();

  private ClusterBasis(double cutoff, ClusterShape shape, List<Integer> elements) {
    this.cutoff = cutoff;
    this.shape = shape;
    this.elements = elements;
    this.functions = Selection.of(shape, elements.size());
    for (int centre : elements) {
      for (int neighbour : elements) {
        Bond bond =
            RadialMix.bond(
                cutoff, core(centre, neighbour), shape.radial(), shape.angular(), shape.pairs());
        bonds.add(bond);
        pairs.add(RadialMix.pairs(bond, shape.pairs()));
      }
    }
    this.radial =
        new ClusterTable(
            new BasisSum(elements, bonds, pairs, functions).everyPair(shape.pairs(), BIN));
    this.program = new InvariantProgram(functions, radial);
  }

  private static Core core(int centre, int neighbour) {
    double sum = Element.of(centre).covalentRadius() + Element.of(neighbour).covalentRadius();
    return new Core(Core.Kind.DISTANCE, 0, 1, INNER * sum, WIDTH * sum);
  }

  /**
   * The basis of these elements.
   *
   * @param cutoff in Å
   * @throws IllegalArgumentException if there are no elements, or the cutoff is not well beyond a
   *     bond's length
   */
  public static ClusterBasis of(double cutoff, ClusterShape shape, Collection<Integer> elements) {
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("cluster basis: expected at least one element, got none");
    }
    SortedSet<Integer> sorted = new TreeSet<>();
    elements.forEach(z -> sorted.add(Element.of(z).atomicNumber()));
    double bond = 0;
    for (int z : sorted) {
      bond = Math.max(bond, 2 * Element.of(z).covalentRadius());
    }
    if (!(cutoff > bond) || cutoff > 20) {
      throw new IllegalArgumentException(
          "cluster basis: expected a cutoff beyond a bond of these elements, "
              + bond
              + " Å, and at most 20 Å, got "
              + cutoff);
    }
    return new ClusterBasis(cutoff, shape, List.copyOf(sorted));
  }

  /** How large it is. */
  public ClusterShape shape() {
    return shape;
  }

  /** In Å. */
  public double cutoff() {
    return cutoff;
  }

  /** Atomic numbers, rising. */
  public List<Integer> elements() {
    return elements;
  }

  /** Functions of one central element. */
  public int functionsEach() {
    return functions.size();
  }

  /** Functions of all elements, K. */
  public int size() {
    return elements.size() * functions.size();
  }

  /** Function {@code k} of a central element, k from 0: its moments' n, l, and couplings. */
  public ClusterFunction function(int k) {
    return functions.get(k);
  }

  /** How finely function {@code k} of a central element varies: the sum of n − 1 and l. */
  public int degree(int k) {
    ClusterFunction f = functions.get(k);
    int sum = 0;
    for (int moment = 0; moment < f.rank(); moment++) {
      sum += f.radial().get(moment) - 1 + f.orders().get(moment);
    }
    return sum;
  }

  /**
   * Σ_k c_k B_k as an expansion that files can hold.
   *
   * @param coefficients c in eV, [K]
   * @param references E0 in eV, by atomic number
   * @throws IllegalArgumentException if there are not K coefficients or an E0 is missing
   */
  public Expansion expansion(Scalars coefficients, Map<Integer, Double> references) {
    return expansion(coefficients, Embedding.LINEAR, references);
  }

  /**
   * Embedded densities ρ_p = Σ_k c_pk B_k as an expansion that files can hold.
   *
   * @param coefficients c_pk of each density, one density after the other, [P·K]
   * @param embedding of P densities
   * @param references E0 in eV, by atomic number
   * @throws IllegalArgumentException if there are not P·K coefficients or an E0 is missing
   */
  public Expansion expansion(
      Scalars coefficients, Embedding embedding, Map<Integer, Double> references) {
    int count = embedding.densities() * size();
    if (coefficients.size() != count) {
      throw new IllegalArgumentException(
          "cluster basis: expected " + count + " coefficients, got " + coefficients.size());
    }
    if (!references.keySet().containsAll(elements)) {
      throw new IllegalArgumentException(
          "cluster basis: expected E0 of " + elements + ", got " + references);
    }
    Scalars alone = Scalars.of(elements.stream().mapToDouble(references::get).toArray());
    return new BasisSum(elements, bonds, pairs, functions)
        .expansion(coefficients, embedding, alone, BIN);
  }

  /**
   * Evaluates Σ_k c_k B_k with forces and virial; serves one thread.
   *
   * @param coefficients c in eV, [K]
   * @throws IllegalArgumentException if a species is not known or there are not K coefficients
   */
  public Kernel kernel(Species species, Scalars coefficients) {
    return kernel(species, coefficients, Embedding.LINEAR);
  }

  /**
   * Evaluates embedded densities with forces and virial; serves one thread.
   *
   * @param coefficients c_pk, one density after the other, [P·K]
   * @throws IllegalArgumentException if a species is not known or there are not P·K coefficients
   */
  public Kernel kernel(Species species, Scalars coefficients, Embedding embedding) {
    ClusterTable table = table(coefficients, embedding);
    int[] places = places(species);
    Lanes lanes = Lanes.fastest();
    return new PartedKernel(() -> new ClusterWorker(table, places, lanes));
  }

  /** Tables take a while to make, and the same coefficients come for structure after structure. */
  private ClusterTable table(Scalars coefficients, Embedding embedding) {
    Compiled known = last.get();
    if (known != null
        && known.embedding.equals(embedding)
        && known.coefficients.equals(coefficients)) {
      return known.table;
    }
    Map<Integer, Double> none = new TreeMap<>();
    elements.forEach(z -> none.put(z, 0.0));
    ClusterTable table = new ClusterTable(expansion(coefficients, embedding, none));
    last.set(new Compiled(coefficients, embedding, table));
    return table;
  }

  /**
   * Evaluates every function of single atoms, with slopes; serves one thread.
   *
   * @throws IllegalArgumentException if a species is not known
   */
  public AtomInvariants invariants(Species species) {
    return new AtomInvariants(functions, radial, program, places(species));
  }

  private int[] places(Species species) {
    return species.placesIn(new TreeSet<>(elements));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClusterBasis basis
        && cutoff == basis.cutoff
        && shape.equals(basis.shape)
        && elements.equals(basis.elements);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(cutoff) + 17 * shape.hashCode() + elements.hashCode();
  }
}
