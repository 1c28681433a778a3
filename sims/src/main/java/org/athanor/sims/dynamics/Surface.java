package org.athanor.sims.dynamics;

import java.util.Optional;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;

/**
 * The potential energy surface that atoms move on: a base potential, and perhaps a bias on top, E =
 * E_base + E_bias.
 *
 * <p>What it says depends on the last evaluated positions and the share alone, so a run that was
 * cut and restored sees the same bits. It serves one caller; nothing is allocated between two image
 * searches.
 */
public final class Surface {
  /** How far in Å atoms may move together before pairs are searched anew. */
  private static final double SKIN = 1.0;

  private final Term base;
  private final Optional<Term> bias;
  private final Team team;
  private final Sweep sweep;
  private final Neighbours baseList;
  private final Neighbours biasList;
  private final Tally baseTally;
  private final Tally biasTally;
  private final double[] forces;
  private final double[] positions;
  private Cell cell;
  private double biasShare = 1;

  /**
   * A surface for {@code atoms} atoms, not yet evaluated.
   *
   * @param base the potential
   * @param bias what is added to it
   */
  public Surface(int atoms, Term base, Optional<Term> bias) {
    this(atoms, base, bias, Team.alone());
  }

  /** The same, evaluated by a team's threads: the bits do not depend on their number. */
  public Surface(int atoms, Term base, Optional<Term> bias, Team team) {
    this.base = base;
    this.bias = bias;
    this.team = team;
    this.sweep = new Sweep(atoms, team);
    this.baseList = new Neighbours(base.cutoff(), SKIN, team);
    this.biasList = new Neighbours(bias.map(Term::cutoff).orElse(base.cutoff()), SKIN, team);
    this.baseTally = new Tally(atoms);
    this.biasTally = new Tally(atoms);
    this.forces = new double[3 * atoms];
    this.positions = new double[3 * atoms];
    this.cell = Cell.cubic(1);
  }

  /** Energy, forces and virial at these positions, row-major in Å [3n]. */
  public void evaluate(Cell newCell, double[] newPositions) {
    cell = newCell;
    System.arraycopy(newPositions, 0, positions, 0, positions.length);
    baseTally.clear();
    baseList.update(cell, positions);
    base.kernel().add(baseList, baseTally);
    biasTally.clear();
    if (bias.isPresent()) {
      biasList.update(cell, positions);
      bias.get().kernel().add(biasList, biasTally);
    }
    sweep.each(this::addForces);
  }

  private void addForces(int from, int to) {
    double[] first = baseTally.forces();
    double[] second = biasTally.forces();
    for (int k = 3 * from; k < 3 * to; k++) {
      forces[k] = first[k] + biasShare * second[k];
    }
  }

  /** Energy, forces and virial of a structure. */
  public void evaluate(Structure structure) {
    evaluate(structure.cell(), structure.positions().toArray());
  }

  /** Sets the share s of the bias for the next evaluations. */
  public void shareOfBias(double share) {
    biasShare = share;
  }

  /** s E_bias in eV, 0 without a bias. */
  public double biasEnergy() {
    return biasShare * biasTally.energy();
  }

  /** Who evaluates it. */
  Team team() {
    return team;
  }

  /** The cell that was evaluated last. */
  public Cell cell() {
    return cell;
  }

  /** The positions that were evaluated last in Å, row-major [3n]; shared, read only. */
  public double[] positions() {
    return positions;
  }

  /** Forces of base and its share of bias in eV/Å, row-major [3n]; shared, read only. */
  public double[] forces() {
    return forces;
  }

  /** Virial −∂E/∂strain of base and its share of bias in eV, symmetric [3×3]. */
  public Matrix3 virial() {
    Matrix3 own = Matrix3.of(baseTally.virial());
    return own.plus(Matrix3.of(biasTally.virial()).times(biasShare)).symmetric();
  }

  /** What the base alone says; shared, read only. */
  public Tally base() {
    return baseTally;
  }

  /** The largest force of the base alone on any atom in eV/Å; NaN if a component is no number. */
  public double largestBaseForce() {
    double largest = 0;
    double[] f = baseTally.forces();
    for (int i = 0; i < f.length; i += 3) {
      double square = f[i] * f[i] + f[i + 1] * f[i + 1] + f[i + 2] * f[i + 2];
      // Math.max carries NaN on.
      largest = Math.max(largest, square);
    }
    return Math.sqrt(largest);
  }
}
