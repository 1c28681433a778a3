package org.athanor.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A kind of quantity, its unit inside the code, and the other units that people write. */
record Dimension(String unit, Map<String, Double> others) {
  static final Dimension LENGTH =
      of("Å", Map.of("A", 1.0, "angstrom", 1.0, "nm", 10.0, "bohr", 0.529177210903));
  static final Dimension ENERGY =
      of("eV", Map.of("meV", 1e-3, "Ry", 13.605693122994, "Ha", 27.211386245988));
  static final Dimension RYDBERG = of("Ry", Map.of("eV", 1 / 13.605693122994, "Ha", 2.0));
  static final Dimension TEMPERATURE = of("K", Map.of());
  static final Dimension PRESSURE =
      of("GPa", Map.of("kbar", 0.1, "bar", 1e-4, "Pa", 1e-9, "MPa", 1e-3));
  static final Dimension TIME = of("fs", Map.of("ps", 1000.0));
  static final Dimension RATE = of("/fs", Map.of("1/fs", 1.0, "/ps", 1e-3, "1/ps", 1e-3));
  static final Dimension WAVE_NUMBER = of("/Å", Map.of("1/Å", 1.0, "/A", 1.0, "1/A", 1.0));
  static final Dimension FORCE = of("eV/Å", Map.of("eV/A", 1.0));
  static final Dimension DURATION = of("s", Map.of("ms", 1e-3, "min", 60.0, "h", 3600.0));

  /** As Slurm counts it: a GB has 1024 MB. */
  static final Dimension MEMORY = of("MB", Map.of("GB", 1024.0, "MiB", 1.0, "GiB", 1024.0));

  static final Dimension FRACTION = of("", Map.of("%", 0.01));
  static final Dimension NUMBER = of("", Map.of());

  private static Dimension of(String unit, Map<String, Double> others) {
    return new Dimension(unit, new TreeMap<>(others));
  }

  /** The factor from a written unit to the unit inside, if the unit is known. */
  Optional<Double> factor(String written) {
    return written.equals(unit) ? Optional.of(1.0) : Optional.ofNullable(others.get(written));
  }

  /** What may be written, for people. */
  String choices() {
    String own = unit.isEmpty() ? "a plain number" : unit;
    return others.isEmpty() ? own : own + " (or " + String.join(", ", others.keySet()) + ")";
  }
}
