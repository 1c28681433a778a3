package org.athanor.potentials.uncertainty;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.linear.AtomKernel;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.regression.ActiveSet;
import org.athanor.potentials.regression.ExtrapolationGrade;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * The atoms' surroundings that were met, as one active set for each element: what a potential has
 * been fitted to, atom by atom.
 */
public final class Environments {
  private final Basis basis;
  private final int width;
  private final Map<Integer, ActiveSet> sets = new TreeMap<>();

  /** None yet. */
  public Environments(Basis basis) {
    this.basis = basis;
    this.width = width(basis);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(sets.size());
    for (Map.Entry<Integer, ActiveSet> set : sets.entrySet()) {
      out.writeInt(set.getKey());
      set.getValue().write(out);
    }
  }

  /** Reads what {@link #write} wrote into others that have met nothing. */
  void read(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      sets.put(in.readInt(), ActiveSet.read(in));
    }
  }

  /** Numbers an atom: the largest span of functions. */
  static int width(Basis basis) {
    return basis.species().stream().mapToInt(z -> basis.functionsOf(z).size()).max().orElseThrow();
  }

  /** Others that go their own way from here. */
  public Environments copy() {
    Environments copy = new Environments(basis);
    sets.forEach((z, set) -> copy.sets.put(z, set.copy()));
    return copy;
  }

  /**
   * The functions of every atom, [n×width]; may be asked for by several threads.
   *
   * @throws IllegalArgumentException if a species is not known
   */
  public double[] values(Structure structure) {
    AtomKernel kernel = basis.atoms(structure.species());
    double[] values = new double[structure.size() * width];
    kernel.fill(Neighbours.of(structure, basis.cutoff()), values, width);
    return values;
  }

  /** Offers the atoms one by one, and returns the largest grade that one of them had. */
  public double offer(Species species, double[] values) {
    double largest = 0;
    for (int i = 0; i < species.size(); i++) {
      int z = species.get(i);
      if (!sets.containsKey(z)) {
        sets.put(z, start(z, species, values));
      }
      largest = Math.max(largest, sets.get(z).offer(values, i * width));
    }
    return largest;
  }

  /** The largest grade of these atoms; infinite if an element was never met. */
  public double largest(Species species, double[] values) {
    double largest = 0;
    for (int i = 0; i < species.size(); i++) {
      ActiveSet set = sets.get(species.get(i));
      if (set == null) {
        return Double.POSITIVE_INFINITY;
      }
      largest = Math.max(largest, set.grade(values, i * width));
    }
    return largest;
  }

  /** How many exchanges there were in all. */
  public int exchanges() {
    return sets.values().stream().mapToInt(ActiveSet::exchanges).sum();
  }

  /** The grades by what has been met so far, by atomic number. */
  public SortedMap<Integer, ExtrapolationGrade> grades() {
    SortedMap<Integer, ExtrapolationGrade> grades = new TreeMap<>();
    sets.forEach((z, set) -> grades.put(z, set.grade()));
    return grades;
  }

  /** Units from the atoms of this element in the first structure that has one. */
  private ActiveSet start(int z, Species species, double[] values) {
    double[] own = new double[values.length];
    int count = 0;
    for (int i = 0; i < species.size(); i++) {
      if (species.get(i) == z) {
        System.arraycopy(values, i * width, own, count++ * width, width);
      }
    }
    return ActiveSet.start(basis.functionsOf(z).size(), own, count, width);
  }
}
