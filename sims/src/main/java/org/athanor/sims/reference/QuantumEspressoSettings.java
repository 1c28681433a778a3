package org.athanor.sims.reference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How {@code pw.x} is run.
 *
 * @param program what to start
 * @param pseudopotentials the file of each element, by symbol
 * @param cutoffs of the plane waves
 * @param kPoints the mesh
 * @param smearing of the occupations; empty for fixed ones
 * @param scf how the self-consistent field is converged
 * @param extra further input, such as {@code system.input_dft → 'PBESOL'}; all of it counts as
 *     physics
 */
public record QuantumEspressoSettings(
    Program program,
    SortedMap<String, Path> pseudopotentials,
    Cutoffs cutoffs,
    KPoints kPoints,
    Optional<Smearing> smearing,
    Scf scf,
    SortedMap<String, String> extra) {
  /**
   * What to start.
   *
   * @param executable a path, or a name on the PATH
   * @param environment variables to set, such as OMP_NUM_THREADS
   * @param limit after which a calculation is stopped
   */
  public record Program(String executable, Map<String, String> environment, Duration limit) {
    /** Copies the map. */
    public Program {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Cutoffs in Ry.
   *
   * @param waves of the wavefunctions
   * @param density of density and potential; four times the other for norm-conserving
   *     pseudopotentials
   */
  public record Cutoffs(double waves, double density) {}

  /**
   * A mesh of fixed density: n_i = ⌈|b_i| / spacing⌉, b_i the reciprocal vectors with their 2π.
   *
   * @param spacing in 1/Å
   * @param shifted by half a step along all three
   */
  public record KPoints(double spacing, boolean shifted) {}

  /**
   * @param kind as pw.x names it, such as {@code gaussian} or {@code mv}
   * @param width in Ry
   */
  public record Smearing(String kind, double width) {}

  /**
   * @param threshold conv_thr in Ry
   * @param mixing mixing_beta of a first attempt; not physics
   * @param steps electron_maxstep of a first attempt; not physics
   */
  public record Scf(double threshold, double mixing, int steps) {}

  /**
   * Copies the maps and checks the numbers.
   *
   * @throws IllegalArgumentException if a number is not positive, or an extra key has not the form
   *     {@code namelist.key}
   */
  public QuantumEspressoSettings {
    pseudopotentials = Collections.unmodifiableSortedMap(new TreeMap<>(pseudopotentials));
    extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    requirePositive("ecutwfc in Ry", cutoffs.waves());
    requirePositive("ecutrho in Ry", cutoffs.density());
    requirePositive("k-point spacing in 1/Å", kPoints.spacing());
    requirePositive("conv_thr in Ry", scf.threshold());
    requirePositive("mixing_beta", scf.mixing());
    requirePositive("electron_maxstep", scf.steps());
    requirePositive("time limit in s", program.limit().toMillis() * 1e-3);
    smearing.ifPresent(s -> requirePositive("smearing width in Ry", s.width()));
    for (String key : extra.keySet()) {
      if (!key.matches("(control|system|electrons)\\.[a-z_]+(\\([0-9,]+\\))?")) {
        throw new IllegalArgumentException(
            "pw.x: expected an extra key such as system.input_dft, got \"" + key + "\"");
      }
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("pw.x: expected a positive " + what + ", got " + value);
    }
  }
}
