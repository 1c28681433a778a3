package org.athanor.potentials.linear;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
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
  /** The six components of a symmetric virial: xx yy zz yz xz xy. */
  private static final int[] SYMMETRIC = {0, 4, 8, 5, 2, 1};

  private final Basis basis;
  private final FitWeights weights;
  private final Optional<SortedMap<Integer, Double>> given;
  private final NormalEquations equations;
  private int labels;

  private RidgeFit(
      Basis basis,
      FitWeights weights,
      Optional<SortedMap<Integer, Double>> given,
      NormalEquations equations) {
    this.basis = basis;
    this.weights = weights;
    this.given = given;
    this.equations = equations;
  }

  /** Nothing absorbed yet; reference energies are fitted along. */
  public static RidgeFit start(Basis basis, FitWeights weights) {
    int columns = basis.size() + basis.species().size();
    return new RidgeFit(basis, weights, Optional.empty(), new NormalEquations(columns));
  }

  /**
   * Nothing absorbed yet; reference energies are given.
   *
   * @param references E0 in eV of each of the basis' elements, by atomic number
   * @throws IllegalArgumentException if an element's is missing
   */
  public static RidgeFit start(Basis basis, FitWeights weights, Map<Integer, Double> references) {
    if (!references.keySet().containsAll(basis.species())) {
      throw new IllegalArgumentException(
          "ridge fit: expected E0 in eV for " + basis.species() + ", got " + references);
    }
    SortedMap<Integer, Double> own = new TreeMap<>(references);
    own.keySet().retainAll(basis.species());
    return new RidgeFit(basis, weights, Optional.of(own), new NormalEquations(basis.size()));
  }

  /** A fit that has absorbed the same labels and goes its own way from here. */
  public RidgeFit copy() {
    RidgeFit copy = new RidgeFit(basis, weights, given, equations.copy());
    copy.labels = labels;
    return copy;
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
    absorb(structure, label, weights);
  }

  /**
   * Absorbs a label.
   *
   * @throws IllegalArgumentException if a species is not known or the forces are not those of n
   *     atoms
   */
  public void absorb(Structure structure, Labels label, FitWeights own) {
    int n = structure.size();
    if (label.forces().size() != n) {
      throw new IllegalArgumentException(
          "ridge fit: expected forces on " + n + " atoms, got " + label.forces().size());
    }
    DesignRows rows = new DesignRows(n, basis.size());
    Neighbours list = Neighbours.of(structure, basis.cutoff());
    basis.design(structure.species()).add(list, rows);
    Tally known = known(structure);
    double[] counts = given.isPresent() ? new double[0] : counts(structure.species());
    double[] none = new double[counts.length];
    double energy = label.energy() - known.energy();
    equations.add(rows.energy(), 0, counts, energy, own.energyPerAtom() / n);
    for (int row = 0; row < 3 * n; row++) {
      double force = label.forces().get(row / 3, row % 3) - known.forces()[row];
      equations.add(rows.forces(), row, none, force, own.force());
    }
    label
        .virial()
        .ifPresent(virial -> addVirial(rows, none, virial, known, own.virialPerAtom() / n));
    equations.flush();
    labels++;
  }

  private void addVirial(
      DesignRows rows, double[] none, Matrix3 virial, Tally known, double weight) {
    Matrix3 symmetric = virial.symmetric();
    for (int row : SYMMETRIC) {
      double value = symmetric.get(row / 3, row % 3) - known.virial()[row];
      equations.add(rows.virial(), row, none, value, weight);
    }
  }

  /** What is not fitted: the repulsion, and reference energies that are given. */
  private Tally known(Structure structure) {
    Tally tally = new Tally(structure.size());
    var repulsion = LinearPotential.repulsion(basis.species());
    Neighbours list = Neighbours.of(structure, repulsion.cutoff());
    repulsion.kernel(structure.species()).add(list, tally);
    for (int i = 0; i < structure.size() && given.isPresent(); i++) {
      tally.energies()[i] += given.get().get(structure.species().get(i));
    }
    return tally;
  }

  private double[] counts(Species species) {
    double[] counts = new double[basis.species().size()];
    for (int place : species.placesIn(basis.species())) {
      counts[place]++;
    }
    return counts;
  }

  /**
   * The fit with the regularisation that has most evidence, on a fixed grid of half decades.
   *
   * @throws IllegalStateException if nothing was absorbed
   */
  public LinearFit solve() {
    return fit(regression().mostEvident());
  }

  /**
   * The fit with a given regularisation.
   *
   * @param lambda λ, a pure number above 0 (see {@link LinearFit})
   * @throws IllegalArgumentException if λ is not positive, or so small that rounding rules
   * @throws IllegalStateException if nothing was absorbed
   */
  public LinearFit solve(double lambda) {
    if (!(lambda > 0 && Double.isFinite(lambda))) {
      throw new IllegalArgumentException("ridge fit: expected a positive λ, got " + lambda);
    }
    return fit(
        regression()
            .solve(lambda)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "ridge fit: expected a larger λ than " + lambda + " for these labels")));
  }

  private RidgeRegression regression() {
    if (labels == 0) {
      throw new IllegalStateException("ridge fit: expected labels to be absorbed first, got none");
    }
    return new RidgeRegression(equations, basis.size());
  }

  private LinearFit fit(RidgeRegression.Solution solution) {
    double[] all = solution.coefficients().toArray();
    double[] own = Arrays.copyOf(all, basis.size());
    List<Integer> species = List.copyOf(basis.species());
    SortedMap<Integer, Double> references = new TreeMap<>();
    for (int s = 0; s < species.size(); s++) {
      int z = species.get(s);
      references.put(z, given.isPresent() ? given.get().get(z) : all[basis.size() + s]);
    }
    return new LinearFit(
        LinearPotential.of(basis, Scalars.of(own), references),
        solution.regularisation(),
        solution.logEvidence(),
        solution.tries());
  }
}
