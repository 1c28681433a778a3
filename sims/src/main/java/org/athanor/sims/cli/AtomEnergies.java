package org.athanor.sims.cli;

import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/** Energies of isolated atoms on the command line, in eV: {@code Si=-0.8,C=-1.2}. */
final class AtomEnergies {
  private AtomEnergies() {}

  /**
   * Reads them, by atomic number.
   *
   * @param expected what to say instead
   * @throws IllegalArgumentException if it is not of that form
   */
  static SortedMap<Integer, Double> parse(String text, String expected) {
    SortedMap<Integer, Double> energies = new TreeMap<>();
    for (String pair : text.split(",", -1)) {
      String[] words = pair.split("=", -1);
      try {
        if (words.length != 2) {
          throw new NumberFormatException(pair);
        }
        double energy = Double.parseDouble(words[1]);
        if (!Double.isFinite(energy)) {
          throw new NumberFormatException(pair);
        }
        energies.put(Element.of(words[0]).atomicNumber(), energy);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "--e0: expected " + expected + ", got \"" + text + "\"", e);
      }
    }
    return energies;
  }

  /**
   * Labels whose energy is that of putting isolated atoms together.
   *
   * @throws IllegalArgumentException if an element has no energy
   */
  static Labels without(SortedMap<Integer, Double> energies, Structure structure, Labels labels) {
    double sum = 0;
    for (int i = 0; i < structure.size(); i++) {
      int element = structure.species().get(i);
      if (!energies.containsKey(element)) {
        throw new IllegalArgumentException(
            "--e0: expected an energy of every element, got none of "
                + Element.of(element).symbol());
      }
      sum += energies.get(element);
    }
    return new Labels(labels.energy() - sum, labels.forces(), labels.virial());
  }
}
