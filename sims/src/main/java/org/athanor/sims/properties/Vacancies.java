package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.Supercell;
import org.athanor.sims.relaxation.Freedom;

/**
 * Vacancies in supercells at the crystal's own volume.
 *
 * <p>Of several relaxations, whose neighbours start at random off their sites, the lowest counts:
 * vacancies may reconstruct. In an element E_f = E(N−1) − (N−1)/N E(N). In a compound a formula
 * unit is taken out, each of its atoms next to the first (a bound Schottky defect): E_f = E(N−m) −
 * (N−m)/N E(N), which needs no chemical potentials and stays neutral.
 *
 * @param atoms the symbols of what was taken out
 * @param energy E_f in eV, relaxed
 * @param unrelaxed in eV, the other atoms where they were
 * @param uncertainty difference in eV to a smaller supercell
 * @param supercell as counts of cells
 * @param sites atoms of the supercell before
 */
public record Vacancies(
    List<String> atoms,
    double energy,
    double unrelaxed,
    double uncertainty,
    Supercell supercell,
    int sites)
    implements Result {
  /** Least heights of the supercells in Å. */
  private static final double SMALL = 10;

  private static final double LARGE = 15;

  /** Starts of the relaxation in the small one. */
  private static final int TRIALS = 6;

  /** Copies the list. */
  public Vacancies {
    atoms = List.copyOf(atoms);
  }

  static Vacancies of(Crystal crystal, Ticker ticker) {
    Structure cell = crystal.structure();
    Trials trials = trials(crystal, ticker);
    Supercell large = Supercell.spanning(cell.cell(), LARGE);
    double energy = formation(crystal, relaxed(crystal, large, trials.best()));
    ticker.done(TRIALS + 1, TRIALS + 1);
    List<String> atoms =
        VacantSites.of(cell, formula(cell)).taken().stream()
            .map(i -> Element.of(cell.species().get(i)).symbol())
            .toList();
    double unrelaxed = formation(crystal, VacantSites.of(large.of(cell), formula(cell)).rest());
    return new Vacancies(
        atoms,
        energy,
        unrelaxed,
        Math.abs(energy - trials.least()),
        large,
        large.cells() * cell.size());
  }

  /**
   * The vacant supercell at rest whose energy is {@link #energy}.
   *
   * @throws NotRelaxedException if it does not come to rest
   */
  public static Structure rest(Crystal crystal) {
    Supercell large = Supercell.spanning(crystal.structure().cell(), LARGE);
    return relaxed(crystal, large, trials(crystal, (done, of) -> {}).best());
  }

  /**
   * Relaxations in the small supercell.
   *
   * @param best which start led lowest
   * @param least formation energy in eV
   */
  private record Trials(int best, double least) {}

  private static Trials trials(Crystal crystal, Ticker ticker) {
    Supercell small = Supercell.spanning(crystal.structure().cell(), SMALL);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int trial = 0; trial < TRIALS; trial++) {
      double energy = formation(crystal, relaxed(crystal, small, trial));
      best = energy < least - 1e-4 ? trial : best;
      least = Math.min(least, energy);
      ticker.done(trial + 1, TRIALS + 1);
    }
    return new Trials(best, least);
  }

  @Override
  public Property property() {
    return Property.VACANCY;
  }

  /**
   * Where atoms stand, forces may vanish on top of a hill, or in a valley that is not the lowest.
   */
  private static Structure relaxed(Crystal crystal, Supercell supercell, int trial) {
    Structure whole = supercell.of(crystal.structure());
    VacantSites sites = VacantSites.of(whole, formula(crystal.structure()));
    Structure start = sites.shaken(trial, trial == 0 ? 0.03 : 0.3);
    return crystal.relaxer().relaxed(start, Freedom.POSITIONS, Relaxer.USUAL);
  }

  private static double formation(Crystal crystal, Structure rest) {
    return crystal.relaxer().energy(rest) - rest.size() * crystal.energyPerAtom();
  }

  /** The smallest whole numbers of the species, each species as often as it is in the formula. */
  private static List<Integer> formula(Structure cell) {
    SortedSet<Integer> distinct = cell.species().distinct();
    List<Integer> formula = new ArrayList<>();
    int common = 0;
    for (int z : distinct) {
      common = divisor(common, count(cell, z));
    }
    for (int z : distinct) {
      for (int k = 0; k < count(cell, z) / common; k++) {
        formula.add(z);
      }
    }
    return formula;
  }

  private static int count(Structure cell, int z) {
    int count = 0;
    for (int i = 0; i < cell.size(); i++) {
      count += cell.species().get(i) == z ? 1 : 0;
    }
    return count;
  }

  private static int divisor(int p, int q) {
    return q == 0 ? p : divisor(q, p % q);
  }
}
