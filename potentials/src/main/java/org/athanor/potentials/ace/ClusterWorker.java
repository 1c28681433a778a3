package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;

/**
 * One pass over the atoms, several of the same element at a time: their moments, the densities, and
 * the way back to every neighbour.
 */
final class ClusterWorker implements PartedKernel.Worker {
  private final ClusterTable table;
  private final int[] species;
  private final ShellSums sums;
  private final List<Products> products = new ArrayList<>();
  private final int lanes;
  private final Shell[] shells;
  private final int[] atoms;
  private final double[] moments;
  private final double[] weights;
  private final double[] rho;
  private final double[] own;
  private final double[] ownSlopes;
  private final double[] slopes;
  private final double[] gradient = new double[4];
  private final double[] core;
  private final Faded[] faded;

  ClusterWorker(ClusterTable table, int[] species, Lanes way) {
    this.table = table;
    this.species = species;
    this.sums = ShellSums.of(way, table);
    for (int s = 0; s < table.species(); s++) {
      products.add(Products.of(way, table.tree(s)));
    }
    this.lanes = Products.atoms(way);
    this.shells = new Shell[lanes];
    this.faded = new Faded[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      shells[lane] = new Shell(table);
      faded[lane] = new Faded();
    }
    this.atoms = new int[lanes];
    this.core = new double[lanes];
    this.moments = new double[table.moments()];
    this.weights = new double[table.moments()];
    int densities = table.layout().densities();
    this.rho = new double[densities * lanes];
    this.slopes = new double[densities * lanes];
    this.own = new double[densities];
    this.ownSlopes = new double[densities];
  }

  @Override
  public double reach() {
    return table.cutoff();
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public void pass(int pass, int part, Neighbours list, Tally tally) {
    for (int s = 0; s < table.species(); s++) {
      int count = 0;
      for (int i = list.parts().begin(part); i < list.parts().end(part); i++) {
        if (species[i] != s) {
          continue;
        }
        atoms[count] = i;
        shells[count].gather(list, i, species);
        sums.interpolate(shells[count], s);
        sums.expand(shells[count], moments);
        products.get(s).load(count, moments);
        count++;
        if (count == lanes) {
          finish(s, count, tally);
          count = 0;
        }
      }
      if (count > 0) {
        finish(s, count, tally);
      }
    }
  }

  private void finish(int s, int count, Tally tally) {
    Products tree = products.get(s);
    tree.densities(rho);
    for (int lane = 0; lane < count; lane++) {
      embed(s, lane);
      tally.energies()[atoms[lane]] += table.reference(s) + faded[lane].energy;
    }
    tree.back(slopes);
    for (int lane = 0; lane < count; lane++) {
      tree.store(lane, weights);
      spread(lane, tally);
    }
  }

  /** Adds the pairs to an atom's densities, and makes energy and slopes of them. */
  private void embed(int s, int lane) {
    int densities = table.embedding(s).densities();
    Shell shell = shells[lane];
    for (int p = 0; p < densities; p++) {
      own[p] = rho[p * lanes + lane] + column(shell, table.layout().pair() + p);
    }
    core[lane] = column(shell, table.layout().core());
    double energy = table.embedding(s).evaluate(own, ownSlopes);
    if (table.fadesByDistance()) {
      fadeByDistance(s, lane, energy);
    } else {
      faded[lane].byCore(energy, core[lane], table.embedding(s));
    }
    for (int p = 0; p < densities; p++) {
      slopes[p * lanes + lane] = ownSlopes[p] * faded[lane].ofExpansion;
    }
  }

  private void fadeByDistance(int s, int lane, double energy) {
    Shell shell = shells[lane];
    int nearest = shell.nearest();
    if (nearest < 0) {
      faded[lane].byDistance(energy, core[lane], -1, 1);
      return;
    }
    Core near = table.bond(s, shell.species(nearest)).core();
    double inside = near.inner() - shell.distance(nearest);
    faded[lane].byDistance(energy, core[lane], inside, near.width());
  }

  private double column(Shell shell, int place) {
    int width = table.layout().width();
    double sum = 0;
    for (int k = 0; k < shell.count(); k++) {
      sum += shell.value[k * width + place];
    }
    return sum;
  }

  private void spread(int lane, Tally tally) {
    Shell shell = shells[lane];
    int width = table.layout().width();
    for (int s = 0; s < table.species(); s++) {
      for (int k = shell.first(s); k < shell.first(s + 1); k++) {
        sums.slopes(shell, k, s, weights, gradient);
        double radial = gradient[3] + pairSlope(lane, k * width);
        if (k == shell.nearest()) {
          radial += faded[lane].ofNearest;
        }
        double x = shell.x[k];
        double y = shell.y[k];
        double z = shell.z[k];
        double inverse = shell.inverse[k];
        double dot = gradient[0] * x + gradient[1] * y + gradient[2] * z;
        tally.addSlope(
            shell.nearby(),
            atoms[lane],
            shell.place(k),
            (gradient[0] - dot * x) * inverse + radial * x,
            (gradient[1] - dot * y) * inverse + radial * y,
            (gradient[2] - dot * z) * inverse + radial * z);
      }
    }
  }

  /** Of the pair functions and the repulsion, in eV/Å. */
  private double pairSlope(int lane, int at) {
    double[] slope = shells[lane].slope;
    int pair = at + table.layout().pair();
    double sum = faded[lane].ofCore * slope[at + table.layout().core()];
    for (int p = 0; p < table.embedding(species[atoms[lane]]).densities(); p++) {
      sum += slopes[p * lanes + lane] * slope[pair + p];
    }
    return sum;
  }
}
