package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.Parameter.Scale;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * A fitted potential: E = Σ_i [E0(species of i) + Σ_k c_k B_k(i)] + ZBL repulsion underneath.
 *
 * <p>c in eV [K], E0 in eV per atom. The repulsion is always there, so that atoms which meet at
 * distances where nobody has labelled are pushed apart. Two are equal if they give the same
 * numbers.
 */
public final class LinearPotential implements ParametricPotential {
  /** Radii of the repulsion in units of the two covalent radii's sum: well inside any bond. */
  private static final double INNER = 0.5;

  private static final double OUTER = 0.85;

  private final Basis basis;
  private final Scalars coefficients;
  private final SortedMap<Integer, Double> references;
  private final ZieglerBiersackLittmark repulsion;

  private LinearPotential(
      Basis basis,
      Scalars coefficients,
      SortedMap<Integer, Double> references,
      ZieglerBiersackLittmark repulsion) {
    this.basis = basis;
    this.coefficients = coefficients;
    this.references = references;
    this.repulsion = repulsion;
  }

  /**
   * With the standard repulsion of the basis' elements.
   *
   * @param coefficients c in eV, [K]
   * @param references E0 in eV for each of the basis' elements, by atomic number
   * @throws IllegalArgumentException if the numbers do not fit the basis or are not finite
   */
  public static LinearPotential of(
      Basis basis, Scalars coefficients, Map<Integer, Double> references) {
    return of(basis, coefficients, references, repulsion(basis.species()));
  }

  /** With a repulsion of its own; throws as the other. */
  public static LinearPotential of(
      Basis basis,
      Scalars coefficients,
      Map<Integer, Double> references,
      ZieglerBiersackLittmark repulsion) {
    check(coefficients.size() == basis.size(), basis.size() + " coefficients", coefficients);
    for (double coefficient : coefficients.toArray()) {
      check(Double.isFinite(coefficient), "finite coefficients in eV", coefficient);
    }
    check(references.keySet().equals(basis.species()), "E0 of " + basis.species(), references);
    check(references.values().stream().allMatch(Double::isFinite), "finite E0 in eV", references);
    check(
        repulsion.species().equals(basis.species()),
        "repulsion of " + basis.species(),
        repulsion.species());
    return new LinearPotential(basis, coefficients, new TreeMap<>(references), repulsion);
  }

  /**
   * The standard repulsion: switched off from 0.5 to 0.85 of the sum of the covalent radii of each
   * pair of elements.
   */
  public static ZieglerBiersackLittmark repulsion(SortedSet<Integer> species) {
    SortedMap<SpeciesPair, Switching> radii = new TreeMap<>();
    for (SpeciesPair pair : SpeciesPair.all(species)) {
      double bond =
          Element.of(pair.low()).covalentRadius() + Element.of(pair.high()).covalentRadius();
      radii.put(pair, new Switching(INNER * bond, OUTER * bond));
    }
    return ZieglerBiersackLittmark.of(radii);
  }

  /** The basis. */
  public Basis basis() {
    return basis;
  }

  /** The coefficients in eV, [K]. */
  public Scalars coefficients() {
    return coefficients;
  }

  /** E0 in eV by atomic number. */
  public SortedMap<Integer, Double> references() {
    return new TreeMap<>(references);
  }

  /** The repulsion underneath. */
  public ZieglerBiersackLittmark repulsion() {
    return repulsion;
  }

  /** The coefficients c_1 … c_K in eV; E0 and the repulsion are not tuned. */
  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (int k = 0; k < coefficients.size(); k++) {
      all.add(new Parameter("c_" + (k + 1), "eV", coefficients.get(k), Scale.LINEAR));
    }
    return all;
  }

  @Override
  public LinearPotential with(Scalars theta) {
    return of(basis, theta, references, repulsion);
  }

  /** The rows of a fit: they do not depend on the coefficients. */
  @Override
  public Sensitivity sensitivity(Structure structure) {
    DesignRows rows = new DesignRows(structure.size(), basis.size());
    basis.design(structure.species()).add(Neighbours.of(structure, basis.cutoff()), rows);
    List<Vectors> forces = new ArrayList<>();
    List<Matrix3> virial = new ArrayList<>();
    for (int k = 0; k < basis.size(); k++) {
      forces.add(Vectors.of(column(rows.forces(), k)));
      virial.add(Matrix3.of(column(rows.virial(), k)));
    }
    return new Sensitivity(Scalars.of(rows.energy()), forces, virial);
  }

  private double[] column(double[] rows, int k) {
    double[] column = new double[rows.length / basis.size()];
    for (int row = 0; row < column.length; row++) {
      column[row] = rows[row * basis.size() + k];
    }
    return column;
  }

  @Override
  public double cutoff() {
    return Math.max(basis.cutoff(), repulsion.cutoff());
  }

  @Override
  public SortedSet<Integer> species() {
    return basis.species();
  }

  @Override
  public Kernel kernel(Species species) {
    species.placesIn(basis.species());
    Kernel fitted = basis.kernel(species, coefficients);
    Kernel underneath = repulsion.kernel(species);
    double[] alone = new double[species.size()];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = references.get(species.get(i));
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
    return other instanceof LinearPotential linear
        && basis.equals(linear.basis)
        && coefficients.equals(linear.coefficients)
        && references.equals(linear.references)
        && repulsion.switching().equals(linear.repulsion.switching());
  }

  @Override
  public int hashCode() {
    return 31 * coefficients.hashCode() + references.hashCode();
  }

  private static void check(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new IllegalArgumentException("linear potential: expected " + expected + ", got " + got);
    }
  }
}
