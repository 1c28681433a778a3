package org.athanor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What produces labels. */
public sealed interface ReferenceSettings {
  /** Whether stresses are labelled: all that have no say in it do. */
  default boolean stress() {
    return true;
  }

  /**
   * A Stillinger–Weber potential that stands in for electronic structure.
   *
   * @param file LAMMPS .sw file; empty takes silicon with the parameters of 1985
   */
  record StillingerWeber(Optional<Path> file) implements ReferenceSettings {}

  /**
   * A potential that stands in for electronic structure.
   *
   * @param spec as {@code tune --potential} takes it
   * @param directory against which its files are resolved
   */
  record Potential(String spec, Path directory) implements ReferenceSettings {}

  /**
   * Electronic structure by tight binding, of carbon or silicon.
   *
   * @param spacing largest distance of k-points in 1/Å, 2π included
   * @param shift half a mesh step off Γ
   * @param width of the Fermi–Dirac smearing in eV
   */
  record TightBinding(double spacing, boolean shift, double width) implements ReferenceSettings {}

  /**
   * A calculator of ASE, in a Python that stays alive between labels.
   *
   * @param python interpreter: name on the PATH, or path
   * @param calculator Python file with a function {@code calculator()}
   * @param scratch where calculations run; empty takes the campaign's own folder
   * @param timeLimit of one label
   * @param threads that it may use
   * @param warm whether a calculation starts from what the one before left
   * @param stress whether stresses are labelled
   * @param clients how it is kept
   */
  record Ase(
      String python,
      Path calculator,
      Optional<Path> scratch,
      Duration timeLimit,
      int threads,
      boolean warm,
      boolean stress,
      Clients clients)
      implements ReferenceSettings {}

  /**
   * How programs that stay alive between labels are kept.
   *
   * @param inet whether they are reached by a port instead of a file
   * @param startLimit until one has connected
   * @param recycle labels until one is replaced
   * @param idle kept while nobody asks them
   */
  record Clients(boolean inet, Duration startLimit, int recycle, int idle) {}

  /**
   * Quantum ESPRESSO's pw.x.
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
   * @param clients how it is kept alive between labels; empty starts it for each
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
      Map<String, String> extra,
      Optional<Clients> clients)
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

  /**
   * How an external code is started for each label; none of it is physics.
   *
   * @param command a program and its first arguments
   * @param environment variables to set
   * @param scratch where calculations run; empty takes the campaign's own folder
   * @param timeLimit of a first attempt
   * @param cores that it keeps for itself
   */
  record Machine(
      List<String> command,
      Map<String, String> environment,
      Optional<Path> scratch,
      Duration timeLimit,
      int cores) {
    /** Copies the collections. */
    public Machine {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /** An external code, one process a label. */
  sealed interface ExternalCode extends ReferenceSettings {
    /** How it is started. */
    Machine machine();

    @Override
    boolean stress();
  }

  /**
   * Quantum ESPRESSO's pw.x with an input file of the user's own.
   *
   * @param template the input file with placeholders
   * @param pseudopotentials file of each element, by symbol
   */
  record PwTemplate(
      Machine machine, boolean stress, Path template, Map<String, Path> pseudopotentials)
      implements ExternalCode {
    /** Copies the map. */
    public PwTemplate {
      pseudopotentials = Map.copyOf(pseudopotentials);
    }
  }

  /**
   * CP2K.
   *
   * @param template the input file with placeholders
   * @param files basis sets and potentials that it names
   * @param clients how it is kept alive between labels; empty starts it for each
   */
  record Cp2k(
      Machine machine, boolean stress, Path template, List<Path> files, Optional<Clients> clients)
      implements ExternalCode {
    /** Copies the list. */
    public Cp2k {
      files = List.copyOf(files);
    }
  }

  /**
   * ABINIT.
   *
   * @param template the input file with placeholders
   * @param pseudopotentials file of each element, by symbol
   */
  record Abinit(Machine machine, boolean stress, Path template, Map<String, Path> pseudopotentials)
      implements ExternalCode {
    /** Copies the map. */
    public Abinit {
      pseudopotentials = Map.copyOf(pseudopotentials);
    }
  }

  /**
   * GPAW.
   *
   * @param template a script that defines {@code calculator}
   * @param files PAW setups
   */
  record Gpaw(Machine machine, boolean stress, Path template, List<Path> files)
      implements ExternalCode {
    /** Copies the list. */
    public Gpaw {
      files = List.copyOf(files);
    }
  }

  /**
   * LAMMPS.
   *
   * @param template an input that reads structure.data and ends before the run
   * @param elements symbols in the order of the atom types
   * @param files that the input names
   * @param clients how it is kept alive between labels; empty starts it for each
   */
  record Lammps(
      Machine machine,
      boolean stress,
      Path template,
      List<String> elements,
      List<Path> files,
      Optional<Clients> clients)
      implements ExternalCode {
    /** Copies the lists. */
    public Lammps {
      elements = List.copyOf(elements);
      files = List.copyOf(files);
    }
  }

  /**
   * VASP.
   *
   * @param incar the INCAR with placeholders
   * @param kPoints the KPOINTS with placeholders; empty where the INCAR says the spacing
   * @param potcars POTCAR file of each element, by symbol
   * @param version that the output must name
   */
  record Vasp(
      Machine machine,
      boolean stress,
      Path incar,
      Optional<Path> kPoints,
      Map<String, Path> potcars,
      String version)
      implements ExternalCode {
    /** Copies the map. */
    public Vasp {
      potcars = Map.copyOf(potcars);
    }
  }

  /**
   * Any program that reads and writes extxyz.
   *
   * @param name of the code
   * @param version of the code and its settings
   * @param files whose contents count as physics
   */
  record Command(Machine machine, boolean stress, String name, String version, List<Path> files)
      implements ExternalCode {
    /** Copies the list. */
    public Command {
      files = List.copyOf(files);
    }
  }
}
