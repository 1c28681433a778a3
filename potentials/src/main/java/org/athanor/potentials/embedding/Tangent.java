package org.athanor.potentials.embedding;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LabelRows;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.QuantityRows;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.potentials.uncertainty.CalibratedPotential;

/**
 * Least squares in the tangent of a potential: T θ' ≈ label − E(θ) + T θ, T the {@link
 * TangentBasis} there.
 */
final class Tangent {
  private static final int BATCH = 16;

  private final EmbeddedPotential at;
  private final Columns columns;
  private final Scalars unknowns;

  /**
   * At a potential.
   *
   * @param linear the columns of the linear fit, for whether E0 is fitted along
   * @param unknowns θ, [2K and the free reference energies]
   */
  Tangent(EmbeddedPotential at, Columns linear, Scalars unknowns) {
    this.at = at;
    this.columns =
        linear.free() > 0
            ? Columns.of(at.tangent())
            : Columns.of(at.tangent(), new TreeMap<>(at.references()));
    this.unknowns = unknowns;
  }

  /** Rows, and what θ' has to explain. */
  LabelRows rows(Structure structure, Labels label) {
    QuantityRows rows = columns.rows(structure);
    Prediction said = at.predict(structure);
    double energy = label.energy() - said.energy() + along(rows.energy());
    double[] forces = new double[3 * structure.size()];
    for (int k = 0; k < forces.length; k++) {
      forces[k] =
          label.forces().get(k / 3, k % 3) - said.forces().get(k / 3, k % 3) + along(rows.force(k));
    }
    Optional<Matrix3> virial = label.virial().map(whole -> virial(rows, whole, said.virial()));
    return new LabelRows(rows, energy, Scalars.of(forces), virial);
  }

  private Matrix3 virial(QuantityRows rows, Matrix3 label, Matrix3 said) {
    double[] left = new double[9];
    Matrix3 difference = label.symmetric().plus(said.times(-1));
    for (int v = 0; v < 6; v++) {
      int place = QuantityRows.place(v);
      left[place] = difference.get(place / 3, place % 3) + along(rows.virial(v));
      left[3 * (place % 3) + place / 3] = left[place];
    }
    return Matrix3.of(left);
  }

  private double along(double[] row) {
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      sum = Math.fma(row[k], unknowns.get(k), sum);
    }
    return sum;
  }

  /** The step of Gauss and Newton with the prior's width of most evidence. */
  LinearFit fit(List<Label> labels, Prior prior, Team team, CalibratedFit.Listener listener) {
    RidgeFit fit = RidgeFit.start(columns, FitWeights.STANDARD, prior);
    for (int from = 0; from < labels.size(); from += BATCH) {
      List<Label> batch = labels.subList(from, Math.min(labels.size(), from + BATCH));
      LabelRows[] rows = new LabelRows[batch.size()];
      team.run(
          Order.free(Parts.each(rows.length), 1),
          (member, k) -> rows[k] = rows(batch.get(k).structure(), batch.get(k).labels()));
      for (int k = 0; k < rows.length; k++) {
        fit.absorb(rows[k], batch.get(k).weights(), team);
      }
      listener.absorbed(from + rows.length);
    }
    return fit.solve();
  }

  CalibratedPotential calibrated(
      List<Label> labels, Prior prior, Source source, Team team, CalibratedFit.Listener listener) {
    CalibratedFit fit = CalibratedFit.start(columns, prior, this::rows);
    fit.absorb(labels, team, listener);
    return fit.solve(source);
  }
}
