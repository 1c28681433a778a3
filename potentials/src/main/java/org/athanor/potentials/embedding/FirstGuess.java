package org.athanor.potentials.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.ace.ClusterFunction;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LabelRows;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;

/**
 * Where the descent of two densities begins: ρ2 a sum over neighbours of the first radial function
 * of each pair of elements, as in Finnis and Sinclair's metals, and the linear fit of what its root
 * leaves.
 *
 * <p>From d = 0 the descent finds no way to a density as large as a metal's, so that several sizes
 * of ρ2 are tried, ρ2 of an average atom being −1, −10, …, −10⁴, and the one with most evidence is
 * taken. Up to 200 labels decide, each as far from the next as possible.
 */
final class FirstGuess {
  private static final double[] SIZES = {-1, -10, -100, -1e3, -1e4};
  private static final int MOST_LABELS = 200;
  private static final int BATCH = 16;

  private final LinearPotential linear;
  private final Columns columns;
  private final AceBasis basis;
  private final List<Label> labels;
  private final Team team;

  FirstGuess(LinearFit linear, Columns columns, List<Label> labels, Team team) {
    this.linear = linear.potential();
    this.columns = columns;
    this.basis = (AceBasis) columns.basis();
    this.team = team;
    this.labels = new ArrayList<>();
    int every = Math.ceilDiv(labels.size(), MOST_LABELS);
    for (int k = 0; k < labels.size(); k += every) {
      this.labels.add(labels.get(k));
    }
  }

  /** Both densities, and the unknowns of the linear fit beside the second. */
  record Found(EmbeddedPotential potential, Scalars linearUnknowns) {}

  Found best(Prior prior) {
    List<EmbeddedPotential> guesses = new ArrayList<>();
    List<RidgeFit> fits = new ArrayList<>();
    double[] pattern = pattern();
    for (double size : SIZES) {
      double[] d = Arrays.stream(pattern).map(x -> size * x).toArray();
      guesses.add(EmbeddedPotential.of(linear, Scalars.of(d)));
      fits.add(RidgeFit.start(columns, FitWeights.STANDARD, prior));
    }
    for (int from = 0; from < labels.size(); from += BATCH) {
      absorb(labels.subList(from, Math.min(labels.size(), from + BATCH)), guesses, fits);
    }
    int best = 0;
    List<LinearFit> found = new ArrayList<>();
    for (int g = 0; g < fits.size(); g++) {
      found.add(fits.get(g).solve());
      best = found.get(g).logEvidence() > found.get(best).logEvidence() ? g : best;
    }
    LinearFit beside = found.get(best);
    return new Found(
        EmbeddedPotential.of(beside.potential(), guesses.get(best).second()), beside.unknowns());
  }

  private void absorb(List<Label> batch, List<EmbeddedPotential> guesses, List<RidgeFit> fits) {
    LabelRows[][] rows = new LabelRows[batch.size()][guesses.size()];
    team.run(
        Order.free(Parts.each(batch.size()), 1),
        (member, k) -> {
          Label label = batch.get(k);
          LabelRows all = columns.rows(label.structure(), label.labels());
          Prediction known = linear.predict(label.structure());
          for (int g = 0; g < guesses.size(); g++) {
            rows[k][g] = less(all, guesses.get(g).predict(label.structure()), known);
          }
        });
    for (int k = 0; k < rows.length; k++) {
      for (int g = 0; g < guesses.size(); g++) {
        fits.get(g).absorb(rows[k][g], batch.get(k).weights(), team);
      }
    }
  }

  /** What is left to explain beside what {@code guess} says more than {@code known}. */
  private static LabelRows less(LabelRows all, Prediction guess, Prediction known) {
    double[] forces = all.forces().toArray();
    for (int k = 0; k < forces.length; k++) {
      forces[k] -= guess.forces().get(k / 3, k % 3) - known.forces().get(k / 3, k % 3);
    }
    Optional<Matrix3> virial =
        all.virial().map(v -> v.plus(guess.virial().times(-1)).plus(known.virial()));
    return new LabelRows(
        all.rows(), all.energy() - guess.energy() + known.energy(), Scalars.of(forces), virial);
  }

  /** d with which ρ2 of an average atom is 1. */
  private double[] pattern() {
    int each = basis.functions().functionsEach();
    double[] d = new double[basis.size()];
    for (int k = 0; k < d.length; k++) {
      ClusterFunction f = basis.functions().function(k % each);
      d[k] = f.rank() == 1 && f.radial().getFirst() == 1 ? 1 : 0;
    }
    double sum = 0;
    int atoms = 0;
    for (Label label : labels) {
      int n = label.structure().size();
      double[] values = new double[n * each];
      Neighbours list = Neighbours.of(label.structure(), basis.cutoff());
      basis.atoms(label.structure().species()).fill(list, values, each);
      for (int k = 0; k < values.length; k++) {
        sum += d[k % each] * values[k];
      }
      atoms += n;
    }
    double mean = sum / atoms;
    return Arrays.stream(d).map(x -> mean > 0 ? x / mean : x).toArray();
  }
}
