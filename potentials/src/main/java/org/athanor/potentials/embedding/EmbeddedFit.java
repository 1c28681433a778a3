package org.athanor.potentials.embedding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.numerics.Descent;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.potentials.uncertainty.CalibratedPotential;

/**
 * Fits an {@link EmbeddedPotential}: all coefficients of both densities go down the loss of the
 * linear fit (weights, prior, E0) by the {@link Descent} of many unknowns, from a {@link
 * FirstGuess} on.
 *
 * <p>The prior's width is found by evidence at the start, in the tangent of the potential there,
 * which also gives the descent its metric ({@link Refinement}). The posterior in the tangent at the
 * end is that of the potential, and calibrated as that of a linear fit is. Same bits on any number
 * of threads.
 */
public final class EmbeddedFit {
  private final Columns columns;
  private final AceBasis basis;
  private final Densities order;
  private final Prior prior;
  private final List<Label> labels;
  private final Team team;

  /**
   * A fit.
   *
   * @param columns the unknowns of the first density and E0
   * @param prior of all coefficients
   * @param labels what is fitted to, at least one
   * @param team that shares the work
   * @throws IllegalArgumentException if the columns are of another basis than ace
   */
  public EmbeddedFit(Columns columns, Prior prior, List<Label> labels, Team team) {
    if (!(columns.basis() instanceof AceBasis ace)) {
      throw new IllegalArgumentException(
          "fit: expected an ace basis for two densities, got another");
    }
    this.columns = columns;
    this.basis = ace;
    this.order = Densities.of(ace.functions());
    this.prior = prior;
    this.labels = List.copyOf(labels);
    this.team = team;
  }

  /**
   * Before the first step.
   *
   * @param linear the fit of the first density alone
   */
  public Refinement begin(LinearFit linear, CalibratedFit.Listener listener) {
    FirstGuess.Found guess = new FirstGuess(linear, columns, labels, team).best(prior);
    Scalars origin = unknowns(guess);
    LinearFit step =
        new Tangent(guess.potential(), columns, origin).fit(labels, prior, team, listener);
    Refinement metric = metric(origin, step);
    return metric.at(Descent.start(slope(metric), metric.descent().x()));
  }

  /** At rest where a step of Gauss and Newton begins. */
  private static Refinement metric(Scalars origin, LinearFit step) {
    double[] root = step.posterior().triangle().toArray();
    double sigma = Math.sqrt(step.noise());
    for (int k = 0; k < root.length; k++) {
      root[k] /= sigma;
    }
    double[] ridge = new double[origin.size()];
    for (int k = 0; k < ridge.length; k++) {
      ridge[k] = step.regularisation() * step.penalties().get(k) * step.squares().get(k);
    }
    Scalars nowhere = Scalars.of(new double[ridge.length]);
    Descent.State rest = new Descent.State(nowhere, nowhere, List.of(0.0), List.of(), List.of(), 0);
    return new Refinement(origin, Scalars.of(ridge), Scalars.of(root), rest);
  }

  private Scalars unknowns(FirstGuess.Found guess) {
    Scalars both = guess.potential().theta();
    double[] all = Arrays.copyOf(both.toArray(), both.size() + columns.free());
    for (int k = 0; k < columns.free(); k++) {
      all[both.size() + k] = guess.linearUnknowns().get(basis.size() + k);
    }
    return Scalars.of(all);
  }

  /** After one more step; empty where none goes lower. */
  public Optional<Refinement> next(Refinement refinement) {
    return Descent.next(slope(refinement), refinement.descent()).map(refinement::at);
  }

  private Descent.Slope slope(Refinement refinement) {
    Loss loss = new Loss(labels, refinement.ridge(), this::potential, team);
    return (u, gradient) -> {
      double[] slopes = new double[u.length];
      double value = loss.at(refinement.unknowns(Scalars.of(u)).toArray(), slopes);
      System.arraycopy(refinement.slopes(slopes).toArray(), 0, gradient, 0, u.length);
      return value;
    };
  }

  /** The potential of unknowns. */
  public EmbeddedPotential potential(Scalars unknowns) {
    double[] own = Arrays.copyOf(order.part(0, unknowns).toArray(), columns.size());
    for (int k = 0; k < columns.free(); k++) {
      own[basis.size() + k] = unknowns.get(order.size() + k);
    }
    return EmbeddedPotential.of(columns.potential(Scalars.of(own)), order.part(1, unknowns));
  }

  /** The uncertainty of the potential that a descent has come to, from the tangent there. */
  public CalibratedPotential calibrated(
      Refinement refinement, Source source, CalibratedFit.Listener listener) {
    EmbeddedPotential found = potential(refinement.unknowns());
    return new Tangent(found, columns, refinement.unknowns())
        .calibrated(labels, prior, source, team, listener);
  }
}
