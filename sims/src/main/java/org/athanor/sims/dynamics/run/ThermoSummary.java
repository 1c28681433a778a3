package org.athanor.sims.dynamics.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the second half of a run's readings says; the first half is for coming to equilibrium.
 *
 * @param readings how many
 * @param temperature in K
 * @param potential in eV per atom
 * @param pressureGPa in GPa
 * @param volume in Å³ per atom
 * @param drift of the effective energy in meV per atom and ns, by least squares
 */
public record ThermoSummary(
    int readings,
    Average temperature,
    Average potential,
    Average pressureGPa,
    Average volume,
    double drift) {
  private static final int FEWEST = 4;

  /**
   * Of a {@code thermo.csv}; empty for fewer than eight readings.
   *
   * @param atoms how many
   */
  public static Optional<ThermoSummary> read(Path file, int atoms) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> half = lines.subList(1 + (lines.size() - 1) / 2, lines.size());
    if (half.size() < FEWEST) {
      return Optional.empty();
    }
    double[] energies = perAtom(column(half, "effective_eV"), atoms);
    return Optional.of(
        new ThermoSummary(
            half.size(),
            Average.of(column(half, "temperature_K")),
            Average.of(perAtom(column(half, "potential_eV"), atoms)),
            Average.of(column(half, "pressure_GPa")),
            Average.of(perAtom(column(half, "volume_A3"), atoms)),
            slope(column(half, "time_ps"), energies) * 1e6));
  }

  private static double[] column(List<String> lines, String name) {
    int place = ThermoFile.COLUMNS.indexOf(name);
    return lines.stream()
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[place]))
        .toArray();
  }

  private static double[] perAtom(double[] values, int atoms) {
    return Arrays.stream(values).map(value -> value / atoms).toArray();
  }

  private static double slope(double[] x, double[] y) {
    double middle = Arrays.stream(x).average().orElseThrow();
    double level = Arrays.stream(y).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int k = 0; k < x.length; k++) {
      products += (x[k] - middle) * (y[k] - level);
      squares += (x[k] - middle) * (x[k] - middle);
    }
    return products / squares;
  }
}
