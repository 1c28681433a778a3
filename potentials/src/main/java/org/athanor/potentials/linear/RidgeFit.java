package org.athanor.potentials.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.regression.NormalEquations;
import org.athanor.potentials.regression.Posterior;
import org.athanor.potentials.regression.Regression;
import org.athanor.potentials.regression.RowBlock;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;

/**
 * Fits the coefficients of a {@link LinearPotential} to energies, forces and virials.
 *
 * <p>Each label is absorbed once into sums whose size is that of the basis; afterwards a fit costs
 * the same however many labels there are. Absorbing the same labels in the same order gives the
 * same bits. The repulsion underneath is taken off the labels first. Reference energies E0 are
 * either given (from isolated atoms) or fitted along without ridge, which takes up the mean energy.
 * Serves one thread.
 */
public final class RidgeFit {
  private final Columns columns;
  private final FitWeights weights;
  private final Prior prior;
  private final NormalEquations equations;
  private final RowBlock block;
  private int labels;

  private RidgeFit(Columns columns, FitWeights weights, Prior prior, NormalEquations equations) {
    this.columns = columns;
    this.weights = weights;
    this.prior = prior;
    this.equations = equations;
    this.block = new RowBlock(columns.size());
  }

  /** Nothing absorbed yet. */
  public static RidgeFit start(Columns columns, FitWeights weights, Prior prior) {
    return new RidgeFit(columns, weights, prior, new NormalEquations(columns.size()));
  }

  /** Nothing absorbed yet; reference energies are fitted along. */
  public static RidgeFit start(Basis basis, FitWeights weights) {
    return start(Columns.of(basis), weights, Prior.RIDGE);
  }

  /**
   * Nothing absorbed yet; reference energies are given.
   *
   * @param references E0 in eV of each of the basis' elements, by atomic number
   * @throws IllegalArgumentException if an element's is missing
   */
  public static RidgeFit start(Basis basis, FitWeights weights, Map<Integer, Double> references) {
    return start(Columns.of(basis, references), weights, Prior.RIDGE);
  }

  /** A fit that has absorbed the same labels and goes its own way from here. */
  public RidgeFit copy() {
    RidgeFit copy = new RidgeFit(columns, weights, prior, equations.copy());
    copy.labels = labels;
    return copy;
  }

  /** Writes what was absorbed, to go on with it elsewhere to the same bits. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(labels);
    equations.write(out);
  }

  /**
   * Reads what {@link #write} wrote into one that has absorbed nothing.
   *
   * @throws IllegalArgumentException if it is of another number of unknowns
   */
  public void read(DataInput in) throws IOException {
    labels = in.readInt();
    equations.add(NormalEquations.read(in));
  }

  /** The unknowns. */
  public Columns columns() {
    return columns;
  }

  /** How many labels were absorbed. */
  public int labels() {
    return labels;
  }

  /** How many numbers are kept; depends on the basis alone. */
  int numbers() {
    return equations.numbers();
  }

  /** Absorbs a label with the fit's own weights. */
  public void absorb(Structure structure, Labels label) {
    absorb(structure, label, weights.of(label));
  }

  /**
   * Absorbs a label.
   *
   * @throws IllegalArgumentException if a species is not known or the forces are not those of n
   *     atoms
   */
  public void absorb(Structure structure, Labels label, FitWeights own) {
    absorb(columns.rows(structure, label), own, Team.alone());
  }

  /** Absorbs the rows of a label; a team shares the sums, whose bits do not depend on it. */
  public void absorb(LabelRows rows, FitWeights own, Team team) {
    rows.fill(block, own);
    equations.add(block, team);
    labels++;
  }

  /**
   * Absorbs what a label of these rows would say of the coefficients' certainty, whatever the
   * label: for {@link #posterior} alone.
   */
  public void absorbUnlabelled(QuantityRows rows, FitWeights own) {
    double[] nothing = new double[3 * rows.atoms()];
    Optional<Matrix3> virial = Optional.of(Matrix3.diagonal(0, 0, 0));
    absorb(new LabelRows(rows, 0, Scalars.of(nothing), virial), own, Team.alone());
  }

  /**
   * The covariance of the coefficients by what was absorbed, with the prior and the noise of a fit
   * to a part of it.
   */
  public Posterior posterior(LinearFit part) {
    return posterior(part.penalties(), part.squares(), part.regularisation(), part.noise());
  }

  /**
   * The covariance of the coefficients by what was absorbed, labelled or not, for a noise of 1 and
   * a ridge that is not found by evidence.
   *
   * @param part whose columns' sums of squares scale the ridge
   * @param lambda λ, a pure number
   */
  public Posterior posterior(RidgeFit part, double lambda) {
    Scalars penalties = Regression.ridge(columns.size(), columns.basis().size());
    return posterior(penalties, new Regression(part.equations, penalties).squares(), lambda, 1);
  }

  private Posterior posterior(Scalars wanted, Scalars squares, double lambda, double noise) {
    double[] penalties = wanted.toArray();
    for (int k = 0; k < penalties.length; k++) {
      double square = equations.gram(k, k);
      penalties[k] *= square > 0 ? squares.get(k) / square : 1;
    }
    return new Regression(equations, Scalars.of(penalties)).posterior(lambda, noise);
  }

  /**
   * Absorbs all that another fit of the same unknowns has absorbed.
   *
   * @throws IllegalArgumentException if it is of another number of unknowns
   */
  public void absorb(RidgeFit other) {
    equations.add(other.equations);
    labels += other.labels;
  }

  /**
   * The fit with the regularisation that has most evidence.
   *
   * @throws IllegalStateException if nothing was absorbed
   */
  public LinearFit solve() {
    check();
    return prior.mostEvident(equations, columns, this::fit);
  }

  /**
   * The fit with a given regularisation, the same for all functions.
   *
   * @param lambda λ, a pure number above 0 (see {@link LinearFit})
   * @throws IllegalArgumentException if λ is not positive, or so small that rounding rules
   * @throws IllegalStateException if nothing was absorbed
   */
  public LinearFit solve(double lambda) {
    check();
    if (!(lambda > 0 && Double.isFinite(lambda))) {
      throw new IllegalArgumentException("ridge fit: expected a positive λ, got " + lambda);
    }
    Scalars penalties = Regression.ridge(columns.size(), columns.basis().size());
    Regression regression = new Regression(equations, penalties);
    Optional<Regression.Solution> found = regression.solve(lambda);
    return fit(
        regression,
        found.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "ridge fit: expected a larger λ than " + lambda + " for these labels")));
  }

  /**
   * The fit of what was absorbed less what another fit has absorbed of it, with the prior that was
   * found for all; empty if too little is left.
   */
  public Optional<LinearFit> without(RidgeFit part, LinearFit all) {
    NormalEquations rest = equations.copy();
    rest.subtract(part.equations);
    Regression regression = new Regression(rest, all.penalties());
    return regression.solve(all.regularisation()).map(solution -> fit(regression, solution));
  }

  private void check() {
    if (labels == 0) {
      throw new IllegalStateException("ridge fit: expected labels to be absorbed first, got none");
    }
  }

  private LinearFit fit(Regression regression, Regression.Solution solution) {
    return new LinearFit(
        columns.potential(solution.coefficients()),
        solution.coefficients(),
        solution.regularisation(),
        solution.logEvidence(),
        solution.noise(),
        regression.penalties(),
        regression.squares(),
        regression.posterior(solution),
        solution.tries());
  }
}
