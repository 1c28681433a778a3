package org.athanor.potentials.uncertainty;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.QuantityRows;
import org.athanor.potentials.regression.ExtrapolationGrade;
import org.athanor.potentials.regression.Spread;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * How far a {@link org.athanor.potentials.linear.LinearPotential} is to be trusted. Immutable; safe
 * to share.
 */
public final class Uncertainty {
  private final Basis basis;
  private final Columns columns;
  private final Spread spread;
  private final Map<Quantity, Calibration> calibrations;
  private final SortedMap<Integer, ExtrapolationGrade> grades;

  /**
   * Of its parts.
   *
   * @param basis of the potential
   * @param spread of the basis' coefficients, and of reference energies behind them if those were
   *     fitted
   * @param calibrations of every quantity
   * @param grades by atomic number, for the elements that were met
   * @throws IllegalArgumentException if they do not fit the basis
   */
  public Uncertainty(
      Basis basis,
      Spread spread,
      Map<Quantity, Calibration> calibrations,
      SortedMap<Integer, ExtrapolationGrade> grades) {
    this.basis = basis;
    this.spread = spread;
    this.calibrations = Collections.unmodifiableMap(new EnumMap<>(calibrations));
    this.grades = Collections.unmodifiableSortedMap(new TreeMap<>(grades));
    boolean fitted = spread.size() == basis.size() + basis.species().size();
    this.columns = fitted ? Columns.of(basis) : Columns.of(basis, zeros(basis));
    check(fitted || spread.size() == basis.size(), basis.size() + " unknowns", spread.size());
    check(calibrations.size() == Quantity.values().length, "all quantities", calibrations);
    grades.forEach(
        (z, grade) -> {
          int functions = basis.functionsOf(z).size();
          check(grade.size() == functions, functions + " functions", grade.size());
        });
  }

  private static Map<Integer, Double> zeros(Basis basis) {
    Map<Integer, Double> zeros = new TreeMap<>();
    basis.species().forEach(z -> zeros.put(z, 0.0));
    return zeros;
  }

  private static void check(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new IllegalArgumentException("uncertainty: expected " + expected + ", got " + got);
    }
  }

  /** Of the coefficients. */
  public Spread spread() {
    return spread;
  }

  /** How the deviations of a quantity were calibrated. */
  public Calibration calibration(Quantity quantity) {
    return calibrations.get(quantity);
  }

  /** By atomic number. */
  public SortedMap<Integer, ExtrapolationGrade> grades() {
    return grades;
  }

  /**
   * Of a structure.
   *
   * @throws IllegalArgumentException if a species is not known
   */
  public Deviations of(Structure structure) {
    int n = structure.size();
    QuantityRows rows = columns.rows(structure);
    double energy = deviation(Quantity.ENERGY, spread.variance(rows.energy()) / n / n) * n;
    double[] forces = rows.forceVariances(spread);
    for (int k = 0; k < forces.length; k++) {
      forces[k] = deviation(Quantity.FORCE, forces[k]);
    }
    double[] virial = new double[9];
    for (int v = 0; v < 6; v++) {
      int place = QuantityRows.place(v);
      double variance = spread.variance(rows.virial(v)) / n / n;
      virial[place] = deviation(Quantity.VIRIAL, variance) * n;
      virial[3 * (place % 3) + place / 3] = virial[place];
    }
    return new Deviations(energy, Vectors.of(forces), Matrix3.of(virial), grades(structure));
  }

  private double deviation(Quantity quantity, double variance) {
    return calibrations.get(quantity).width().deviation(variance);
  }

  private Scalars grades(Structure structure) {
    Extrapolation extrapolation = extrapolation(structure.species());
    return extrapolation.of(structure);
  }

  /**
   * The deviations of the forces on moving atoms; serves one thread.
   *
   * @throws IllegalArgumentException if a species is not known
   */
  public ForceDeviation forceDeviation(Species species) {
    return new ForceDeviation(basis, spread, calibrations.get(Quantity.FORCE).width(), species);
  }

  /** The grades of moving atoms; serves one thread. */
  public Extrapolation extrapolation(Species species) {
    return new Extrapolation(basis, grades, species);
  }
}
