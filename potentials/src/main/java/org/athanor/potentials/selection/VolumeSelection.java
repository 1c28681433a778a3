package org.athanor.potentials.selection;

import java.util.List;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.regression.ActiveSet;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.Environments;

/**
 * Picks the structures with atoms farthest outside of what is known, by the largest extrapolation
 * grade of an atom; what is picked becomes known (MaxVol).
 */
public final class VolumeSelection implements Candidates {
  private final Environments known;
  private final List<Structure> structures;

  private VolumeSelection(Environments known, List<Structure> structures) {
    this.known = known;
    this.structures = structures;
  }

  /**
   * The best {@code most} structures, in the order of picking.
   *
   * @param dataset what is known already
   */
  public static List<Pick> pick(
      Basis basis, List<Structure> dataset, List<Structure> structures, int most) {
    Environments known = new Environments(basis);
    int before;
    // An exchange may put an atom outside that was inside: until none does.
    do {
      before = known.exchanges();
      for (Structure s : dataset) {
        known.offer(s.species(), known.values(s));
      }
    } while (known.exchanges() > before);
    return LazyGreedy.pick(new VolumeSelection(known, structures), most);
  }

  @Override
  public int count() {
    return structures.size();
  }

  @Override
  public double worth(int index) {
    Structure s = structures.get(index);
    return known.largest(s.species(), known.values(s));
  }

  @Override
  public void take(int index) {
    Structure s = structures.get(index);
    double[] values = known.values(s);
    double grade;
    // Atoms of one structure may put each other outside.
    do {
      grade = known.offer(s.species(), values);
    } while (grade > ActiveSet.THRESHOLD);
  }
}
