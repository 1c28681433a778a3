package org.athanor.sims.cli;

import java.util.Map;
import java.util.Optional;
import org.athanor.sims.dynamics.AxisMotion;
import org.athanor.sims.dynamics.Barostat;
import org.athanor.sims.dynamics.CellMotion;
import org.athanor.sims.dynamics.Integrator;
import org.athanor.sims.dynamics.Thermostat;
import picocli.CommandLine.Option;

/** How a run of dynamics goes from step to step. */
final class IntegratorOptions {
  private static final double USUAL_THERMOSTAT_TIME = 100;
  private static final double USUAL_FRICTION = 0.01;

  @Option(
      names = "--ensemble",
      required = true,
      converter = EnsembleWord.Converter.class,
      paramLabel = "nve|langevin|nvt|npt|npt-full|deform",
      description = "what is kept constant; deform strains the cell as --x, --y and --z say")
  private EnsembleWord ensemble;

  @Option(
      names = "--temperature",
      required = true,
      paramLabel = "K",
      description = "of the thermostat, and of the velocities at step 0")
  private double temperature;

  @Option(
      names = "--initial-temperature",
      paramLabel = "K",
      description =
          "of the velocities at step 0 if it is another; a perfect crystal gives half of it away")
  private Optional<Double> initialTemperature;

  @Option(
      names = "--pressure",
      paramLabel = "GPA",
      description = "of npt and npt-full, compression positive; 0 unless given")
  private Optional<Double> pressure;

  @Option(
      names = "--timestep",
      defaultValue = "1",
      paramLabel = "FS",
      description = "1 fs unless given; the effective energy tells whether it is short enough")
  private double timestep;

  @Option(
      names = "--friction",
      paramLabel = "PER_FS",
      description = "of langevin in 1/fs; 0.01 unless given")
  private Optional<Double> friction;

  @Option(
      names = "--thermostat-time",
      paramLabel = "FS",
      description = "relaxation time of nvt, npt, npt-full and deform; 100 fs unless given")
  private Optional<Double> thermostatTime;

  @Option(
      names = "--barostat-time",
      paramLabel = "FS",
      description = "relaxation time of the cell; 1000 fs unless given")
  private Optional<Double> barostatTime;

  @Option(
      names = "--compressibility",
      paramLabel = "PER_GPA",
      description = "about that of the material, in 1/GPa; 0.01 unless given; changes no average")
  private Optional<Double> compressibility;

  @Option(
      names = "--x",
      converter = AxisWord.class,
      paramLabel = AxisWord.FORMS,
      description =
          "of deform along x: rate in 1/s, extension positive; stress in GPa, tension positive; held"
              + " unless given")
  private Optional<AxisMotion> x;

  @Option(
      names = "--y",
      converter = AxisWord.class,
      paramLabel = AxisWord.FORMS,
      description = "the same along y")
  private Optional<AxisMotion> y;

  @Option(
      names = "--z",
      converter = AxisWord.class,
      paramLabel = AxisWord.FORMS,
      description = "the same along z")
  private Optional<AxisMotion> z;

  EnsembleWord ensemble() {
    return ensemble;
  }

  double initialTemperature() {
    return initialTemperature.orElse(temperature);
  }

  /**
   * The integrator of these options.
   *
   * @throws IllegalArgumentException if a number is absurd, or an option says nothing to the
   *     ensemble
   */
  Integrator integrator() {
    boolean deform = ensemble == EnsembleWord.DEFORM;
    only(ensemble == EnsembleWord.LANGEVIN, "--friction", friction);
    only(ensemble.rescales(), "--thermostat-time", thermostatTime);
    only(ensemble.hasPressure(), "--pressure", pressure);
    only(ensemble.hasPressure() || deform, "--barostat-time", barostatTime);
    only(ensemble.hasPressure() || deform, "--compressibility", compressibility);
    only(deform, "--x", x);
    only(deform, "--y", y);
    only(deform, "--z", z);
    return new Integrator(timestep, thermostat(), cell());
  }

  /** Everything that changes numbers, with defaults filled in. */
  Map<String, String> identity() {
    return Map.of(
        "--ensemble", ensemble.word(),
        "--initial-temperature", initialTemperature() + " K",
        "--timestep and the rest of the integrator", integrator().toString());
  }

  private Thermostat thermostat() {
    return switch (ensemble) {
      case NVE -> new Thermostat.Off();
      case LANGEVIN -> new Thermostat.Langevin(temperature, friction.orElse(USUAL_FRICTION));
      case NVT, NPT, NPT_FULL, DEFORM ->
          new Thermostat.Rescaling(temperature, thermostatTime.orElse(USUAL_THERMOSTAT_TIME));
    };
  }

  private CellMotion cell() {
    return switch (ensemble) {
      case NVE, LANGEVIN, NVT -> new CellMotion.Fixed();
      case NPT -> new CellMotion.Isotropic(pressure.orElse(0.0), barostat());
      case NPT_FULL -> new CellMotion.Full(pressure.orElse(0.0), barostat());
      case DEFORM -> new CellMotion.Axes(axis(x), axis(y), axis(z), barostat());
    };
  }

  private Barostat barostat() {
    return new Barostat(
        temperature,
        barostatTime.orElse(Barostat.USUAL_TIME),
        compressibility.orElse(Barostat.USUAL_COMPRESSIBILITY));
  }

  private static AxisMotion axis(Optional<AxisMotion> given) {
    return given.orElse(new AxisMotion.Held());
  }

  private void only(boolean allowed, String option, Optional<?> given) {
    if (!allowed && given.isPresent()) {
      throw new IllegalArgumentException(
          option + ": expected with another ensemble, got it with " + ensemble.word());
    }
  }
}
