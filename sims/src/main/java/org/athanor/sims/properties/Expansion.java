package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.Barostat;
import org.athanor.sims.dynamics.CellMotion;
import org.athanor.sims.phases.Supercell;

/**
 * Thermal expansion at no pressure: by the quasi-harmonic approximation, with quantum mechanics,
 * and at one temperature by molecular dynamics at constant pressure, without.
 *
 * <p>F(V, T) = E(V) + Σ ½hν + kT ln(1 − exp(−hν/kT)) with the frequencies at each volume (shape and
 * positions relaxed); a fit of Birch and Murnaghan at every temperature has its least F at V(T).
 * The linear coefficient is α = (1/3V) dV/dT.
 *
 * @param temperatures in K
 * @param volumes quasi-harmonic, in Å³ per atom
 * @param nearVolumes the same of a fit without the two largest volumes: what differs is its error
 * @param coefficients quasi-harmonic, linear, in 10⁻⁶/K
 * @param restVolume without vibrations, in Å³ per atom
 * @param warm by molecular dynamics
 */
public record Expansion(
    Scalars temperatures,
    Scalars volumes,
    Scalars nearVolumes,
    Scalars coefficients,
    double restVolume,
    Warm warm)
    implements Result {
  /**
   * A mean over a trajectory at constant pressure.
   *
   * @param temperature mean kinetic temperature in K
   * @param volume in Å³ per atom
   * @param uncertainty its standard error in Å³ per atom
   * @param atoms how many
   */
  public record Warm(double temperature, double volume, double uncertainty, int atoms) {}

  private static final int POINTS = 8;
  private static final double SMALLEST = -0.008;
  private static final double LARGEST = 0.03;
  private static final double STEP = 20;
  private static final double HOTTEST = 1000;

  /** Heights in Å of the supercells: smaller than for bands, because only sums matter. */
  private static final double HEIGHT = 15;

  static Expansion of(Crystal crystal, ShortRun run, Ticker ticker) {
    List<Spectrum> spectra = new ArrayList<>();
    double[] volumes = new double[POINTS];
    double[] energies = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double e = SMALLEST + (LARGEST - SMALLEST) * k / (POINTS - 1);
      Structure at = EquationOfState.at(crystal, e);
      volumes[k] = at.volumePerAtom();
      energies[k] = crystal.relaxer().energy(at) / at.size();
      spectra.add(spectrum(crystal, at));
      ticker.done(k + 1, 2 * POINTS);
    }
    List<Double> temperatures = new ArrayList<>();
    List<Double> least = new ArrayList<>();
    List<Double> nearer = new ArrayList<>();
    for (double t = 0; t <= HOTTEST; t += STEP) {
      double[] free = new double[POINTS];
      for (int k = 0; k < POINTS; k++) {
        free[k] = energies[k] + spectra.get(k).freeEnergy(t);
      }
      try {
        double near = volume(volumes, free, POINTS - 2);
        least.add(volume(volumes, free, POINTS));
        nearer.add(near);
        temperatures.add(t);
      } catch (IllegalArgumentException outside) {
        // Hotter than the volumes reach: the curve ends here, and says so by its last temperature.
        break;
      }
    }
    if (temperatures.size() < 3) {
      throw new IllegalArgumentException(
          "thermal expansion: expected the least free energy among the volumes, got none there");
    }
    Warm warm =
        warm(crystal, run, (done, of) -> ticker.done(POINTS + done * POINTS / of, 2 * POINTS));
    return new Expansion(
        scalars(temperatures),
        scalars(least),
        scalars(nearer),
        coefficients(temperatures, least),
        crystal.structure().volumePerAtom(),
        warm);
  }

  @Override
  public Property property() {
    return Property.EXPANSION;
  }

  /** The place of the temperature nearest to one in K. */
  int nearest(double temperature) {
    return (int) Math.clamp(Math.rint(temperature / STEP), 0, temperatures.size() - 1.0);
  }

  /** Where a fit to the first so many has its least free energy. */
  private static double volume(double[] volumes, double[] free, int count) {
    return BirchMurnaghan.fit(
            Scalars.of(Arrays.copyOf(volumes, count)), Scalars.of(Arrays.copyOf(free, count)))
        .volume();
  }

  private static Spectrum spectrum(Crystal crystal, Structure at) {
    Supercell supercell =
        Supercell.spanning(at.cell(), Math.min(HEIGHT, 4 * crystal.potential().cutoff()));
    ForceConstants force = ForceConstants.of(crystal.potential(), at, supercell);
    Spectrum spectrum = Spectrum.of(new DynamicalMatrix(force), force.primitive(), Spectrum.COARSE);
    if (spectrum.lowest() <= 0) {
      throw new IllegalArgumentException(
          "thermal expansion: expected a crystal that is stable at "
              + at.volumePerAtom()
              + " Å³ per atom, got a mode of "
              + spectrum.lowest()
              + " THz");
    }
    return spectrum;
  }

  private static Warm warm(Crystal crystal, ShortRun run, Ticker ticker) {
    Barostat barostat = Barostat.at(run.temperature());
    CellMotion motion =
        CrystalSystem.of(crystal.structure()) == CrystalSystem.CUBIC
            ? new CellMotion.Isotropic(0, barostat)
            : new CellMotion.Full(0, barostat);
    List<Double> volumes = new ArrayList<>();
    List<Double> temperatures = new ArrayList<>();
    run.run(
        crystal,
        motion,
        trajectory -> {
          volumes.add(trajectory.structure().volumePerAtom());
          temperatures.add(trajectory.thermo().energies().temperature());
        },
        ticker);
    return new Warm(
        mean(temperatures),
        mean(volumes),
        Blocks.errorOfTrajectory(scalars(volumes).toArray()),
        ShortRun.start(crystal).size());
  }

  private static Scalars coefficients(List<Double> temperatures, List<Double> volumes) {
    double[] linear = new double[volumes.size()];
    for (int k = 1; k + 1 < linear.length; k++) {
      linear[k] = slope(temperatures, volumes, k - 1, k + 1);
    }
    // At 0 K it vanishes; at the other end the slope is one-sided.
    int end = linear.length - 1;
    linear[end] = slope(temperatures, volumes, end - 1, end);
    return Scalars.of(linear);
  }

  /** (1/3V) ΔV/ΔT in 10⁻⁶/K. */
  private static double slope(List<Double> temperatures, List<Double> volumes, int from, int to) {
    double rise = volumes.get(to) - volumes.get(from);
    double mean = 0.5 * (volumes.get(to) + volumes.get(from));
    return 1e6 * rise / (temperatures.get(to) - temperatures.get(from)) / (3 * mean);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Scalars scalars(List<Double> values) {
    return Scalars.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
