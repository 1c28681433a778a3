package org.athanor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What produces labels. */
public sealed interface ReferenceSettings {
  /**
   * A Stillinger–Weber potential that stands in for electronic structure.
   *
   * @param file LAMMPS .sw file; empty takes silicon with the parameters of 1985
   */
  record StillingerWeber(Optional<Path> file) implements ReferenceSettings {}

  /**
   * Electronic structure by tight binding, of carbon or silicon.
   *
   * @param spacing largest distance of k-points in 1/Å, 2π included
   * @param shift half a mesh step off Γ
   * @param width of the Fermi–Dirac smearing in eV
   */
  record TightBinding(double spacing, boolean shift, double width) implements ReferenceSettings {}

  /**
   * Quantum ESPRESSO's pw.x, one process a label.
   *
   * @param executable name on the PATH, or path
   * @param scratch where calculations run; empty takes the campaign's own folder
   * @param pseudopotentials file of each element, by symbol
   * @param basis cutoffs
   * @param points k-points and smearing
   * @param solver of the self-consistent field
   * @param timeLimit of one calculation
   * @param stress whether stresses are labelled
   * @param extra more namelist entries, by {@code namelist.key}
   */
  record QuantumEspresso(
      String executable,
      Optional<Path> scratch,
      Map<String, Path> pseudopotentials,
      Basis basis,
      Points points,
      Solver solver,
      Duration timeLimit,
      boolean stress,
      Map<String, String> extra)
      implements ReferenceSettings {
    /** Copies the maps. */
    public QuantumEspresso {
      pseudopotentials = Map.copyOf(pseudopotentials);
      extra = Map.copyOf(extra);
    }

    /** Plane-wave cutoffs in Ry. */
    public record Basis(double wavefunctionCutoff, double densityCutoff) {}

    /**
     * Sampling of the Brillouin zone.
     *
     * @param spacing largest distance of k-points in 1/Å, 2π included
     * @param shift half a mesh step off Γ
     * @param smearing kind
     * @param width in eV
     */
    public record Points(double spacing, boolean shift, String smearing, double width) {}

    /**
     * Of the self-consistent field.
     *
     * @param convergence conv_thr in Ry
     * @param mixing mixing_beta
     * @param steps electron_maxstep
     */
    public record Solver(double convergence, double mixing, int steps) {}
  }
}
