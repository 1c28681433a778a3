package org.athanor.potentials.ionic;

import org.athanor.potentials.numerics.QuinticTable;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Pulls;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/** Energy of pairs from {@link IonPieces}, each met once. */
final class TabledIonPairs implements PartedKernel.Worker {
  private final IonPieces pieces;
  private final int[] element;
  private final Nearby nearby = new Nearby();
  private final Pulls pulls = new Pulls();
  private final double[] exact = new double[3];

  TabledIonPairs(IonPieces pieces, int[] element) {
    this.pieces = pieces;
    this.element = element;
  }

  @Override
  public double reach() {
    return pieces.cutoff();
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void pass(int pass, int part, Neighbours list, Tally tally) {
    for (int i = list.parts().begin(part); i < list.parts().end(part); i++) {
      list.gatherAhead(i, pieces.cutoff(), nearby);
      // An atom's own images are among its neighbours: its energy changes in here.
      double sum = pairs(i, tally.energies());
      tally.energies()[i] += pieces.own(element[i]) + sum;
      pulls.spread(i, nearby, tally);
    }
  }

  private double pairs(int i, double[] energies) {
    int row = element[i] * pieces.size();
    int last = pieces.pieces() - 1;
    double perStep = pieces.perStep();
    double[] t = pieces.terms();
    double[] squares = nearby.squares();
    int[] atoms = nearby.atoms();
    double[] pull = pulls.reserve(nearby.count());
    double sum = 0;
    for (int k = 0; k < nearby.count(); k++) {
      double place = (squares[k] - IonPieces.LEAST) * perStep;
      int j = atoms[k];
      int pair = row + element[j];
      double half;
      if (place >= 0) {
        int piece = Math.min((int) place, last);
        double u = place - piece;
        int at = QuinticTable.TERMS * (pair * (last + 1) + piece);
        double tail = t[at + 3] + u * (t[at + 4] + u * t[at + 5]);
        double steep = 3 * t[at + 3] + u * (4 * t[at + 4] + u * (5 * t[at + 5]));
        half = 0.5 * (t[at] + u * (t[at + 1] + u * (t[at + 2] + u * tail)));
        pull[k] = 2 * perStep * (t[at + 1] + u * (2 * t[at + 2] + u * steep));
      } else {
        double r = Math.sqrt(squares[k]);
        pieces.byDistance(pair, r, exact);
        half = 0.5 * exact[0];
        pull[k] = exact[1] / r;
      }
      sum += half;
      energies[j] += half;
    }
    return sum;
  }
}
