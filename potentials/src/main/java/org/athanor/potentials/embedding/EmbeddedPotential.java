package org.athanor.potentials.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.athanor.potentials.ace.ClusterBasis;
import org.athanor.potentials.ace.Embedding;
import org.athanor.potentials.ace.Expansion;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.DesignRows;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.Parameter.Scale;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * A linear potential and a second density under a root: E = Σ_i [E0 + Σ_k c_k B_k(i) + F(Σ_k d_k
 * B_k(i))] + ZBL repulsion underneath, F ≈ ±√|ρ| with finite slopes at 0.
 *
 * <p>c in eV [K], d pure numbers [K], F in eV ({@link
 * Embedding.Form#FINNIS_SINCLAIR_SHIFTED_SCALED} of exponent ½), E0 in eV per atom. Atoms whose
 * bonds weaken each other, as in metals, are what the root is for. Source: M. W. Finnis and J. E.
 * Sinclair, Philos. Mag. A 50, 45 (1984); Y. Lysogorskiy and others, npj Comput. Mater. 7, 97
 * (2021). Two are equal if they give the same numbers.
 */
public final class EmbeddedPotential implements ParametricPotential {
  /** ρ1 as it is, and the root of ρ2. */
  static final Embedding ROOT =
      new Embedding(
          Embedding.Form.FINNIS_SINCLAIR_SHIFTED_SCALED, Scalars.of(1, 1, 1, 0.5), 1e5, 250);

  private final LinearPotential linear;
  private final ClusterBasis functions;
  private final Scalars second;
  private final Scalars coefficients;

  private EmbeddedPotential(LinearPotential linear, ClusterBasis functions, Scalars second) {
    this.linear = linear;
    this.functions = functions;
    this.second = second;
    double[] both = new double[2 * functions.size()];
    System.arraycopy(linear.coefficients().toArray(), 0, both, 0, functions.size());
    System.arraycopy(second.toArray(), 0, both, functions.size(), functions.size());
    this.coefficients = Scalars.of(both);
  }

  /**
   * Of a linear potential and the second density.
   *
   * @param second d, [K]
   * @throws IllegalArgumentException if the linear one is not on an {@link AceBasis}, or there are
   *     not K finite numbers
   */
  public static EmbeddedPotential of(LinearPotential linear, Scalars second) {
    if (!(linear.basis() instanceof AceBasis basis)) {
      throw new IllegalArgumentException(
          "embedded potential: expected an ace basis, got another, which has no second density");
    }
    for (double d : second.toArray()) {
      check(Double.isFinite(d), "finite numbers of the second density", d);
    }
    int size = linear.basis().size();
    check(second.size() == size, size + " numbers of the second density", second.size());
    return new EmbeddedPotential(linear, basis.functions(), second);
  }

  /** All but the second density. */
  public LinearPotential linear() {
    return linear;
  }

  /** d, [K]. */
  public Scalars second() {
    return second;
  }

  /** The functions B. */
  ClusterBasis functions() {
    return functions;
  }

  /** E0 in eV by atomic number. */
  public SortedMap<Integer, Double> references() {
    return linear.references();
  }

  /** What its unknowns do to energies here, as a basis; E0 and the repulsion are not in it. */
  public TangentBasis tangent() {
    return new TangentBasis((AceBasis) linear.basis(), second);
  }

  /** All but the repulsion as an expansion that LAMMPS' pair style pace can evaluate. */
  public Expansion expansion() {
    return functions.expansion(coefficients, ROOT, linear.references());
  }

  /** c and d of each element, one element after the other, [2K]. */
  @Override
  public List<Parameter> parameters() {
    Densities order = Densities.of(functions);
    Scalars all = order.joined(linear.coefficients(), second);
    List<Parameter> parameters = new ArrayList<>();
    for (int k = 0; k < all.size(); k++) {
      int place = k / (2 * order.each()) * order.each() + k % order.each() + 1;
      boolean first = k / order.each() % 2 == 0;
      parameters.add(
          new Parameter(
              (first ? "c_" : "d_") + place, first ? "eV" : "", all.get(k), Scale.LINEAR));
    }
    return parameters;
  }

  @Override
  public EmbeddedPotential with(Scalars theta) {
    Densities order = Densities.of(functions);
    check(theta.size() == order.size(), order.size() + " coordinates", theta.size());
    return of(linear.with(order.part(0, theta)), order.part(1, theta));
  }

  @Override
  public Sensitivity sensitivity(Structure structure) {
    TangentBasis tangent = tangent();
    int size = tangent.size();
    DesignRows rows = new DesignRows(structure.size(), size);
    tangent.design(structure.species()).add(Neighbours.of(structure, tangent.cutoff()), rows);
    List<Vectors> forces = new ArrayList<>();
    List<Matrix3> virial = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      forces.add(Vectors.of(column(rows.forces(), k, size)));
      virial.add(Matrix3.of(column(rows.virial(), k, size)));
    }
    return new Sensitivity(Scalars.of(rows.energy()), forces, virial);
  }

  private static double[] column(double[] rows, int k, int size) {
    double[] column = new double[rows.length / size];
    for (int row = 0; row < column.length; row++) {
      column[row] = rows[row * size + k];
    }
    return column;
  }

  @Override
  public double cutoff() {
    return linear.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return linear.species();
  }

  @Override
  public Kernel kernel(Species species) {
    Kernel fitted = functions.kernel(species, coefficients, ROOT);
    Kernel underneath = linear.repulsion().kernel(species);
    double[] alone = new double[species.size()];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = linear.references().get(species.get(i));
    }
    return (neighbours, tally) -> {
      for (int i = 0; i < alone.length; i++) {
        tally.energies()[i] += alone[i];
      }
      underneath.add(neighbours, tally);
      fitted.add(neighbours, tally);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmbeddedPotential embedded
        && linear.equals(embedded.linear)
        && second.equals(embedded.second);
  }

  @Override
  public int hashCode() {
    return 31 * linear.hashCode() + second.hashCode();
  }

  private static void check(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new IllegalArgumentException(
          "embedded potential: expected " + expected + ", got " + got);
    }
  }
}
