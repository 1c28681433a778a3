package org.athanor.sims.dynamics.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.sims.dynamics.Thermo;
import org.athanor.sims.dynamics.Trajectory;

/**
 * Readings as comma-separated values, every number with the shortest text that has all its bits.
 */
final class ThermoFile implements Recording {
  static final String NAME = "thermo.csv";

  static final List<String> COLUMNS =
      List.of(
          "step",
          "time_ps",
          "temperature_K",
          "potential_eV",
          "kinetic_eV",
          "total_eV",
          "effective_eV",
          "pressure_GPa",
          "volume_A3",
          "stress_xx_GPa",
          "stress_yy_GPa",
          "stress_zz_GPa",
          "stress_yz_GPa",
          "stress_xz_GPa",
          "stress_xy_GPa",
          "ax_A",
          "ay_A",
          "az_A",
          "bx_A",
          "by_A",
          "bz_A",
          "cx_A",
          "cy_A",
          "cz_A");

  private final int every;
  private final GrowingFile file;
  private final Optional<GaugeWatch> watch;

  private ThermoFile(int every, GrowingFile file, Optional<GaugeWatch> watch) {
    this.every = every;
    this.file = file;
    this.watch = watch;
  }

  /** In {@code directory}, going on after {@code length} bytes; with a gauge if it is watched. */
  static ThermoFile open(Path directory, int every, long length, Optional<GaugeWatch> watch)
      throws IOException {
    GrowingFile file = GrowingFile.open(directory.resolve(NAME), length);
    ThermoFile opened = new ThermoFile(every, file, watch);
    if (length == 0) {
      opened.line(String.join(",", COLUMNS) + watch.map(gauge -> "," + gauge.heading()).orElse(""));
    }
    return opened;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int every() {
    return every;
  }

  @Override
  public void take(Trajectory trajectory) {
    Thermo thermo = trajectory.thermo();
    line(
        thermo.step()
            + ","
            + values(thermo).mapToObj(Double::toString).collect(Collectors.joining(","))
            + watch.map(gauge -> "," + gauge.read(trajectory)).orElse(""));
  }

  @Override
  public long settled() {
    return file.settled();
  }

  @Override
  public void close() {
    file.close();
  }

  private static DoubleStream values(Thermo thermo) {
    Matrix3 stress = thermo.stressGPa();
    DoubleStream scalars =
        DoubleStream.of(
            thermo.time() / 1000,
            thermo.energies().temperature(),
            thermo.energies().potential(),
            thermo.energies().kinetic(),
            thermo.energies().total(),
            thermo.effective(),
            thermo.pressureGPa(),
            thermo.cell().volume(),
            stress.get(0, 0),
            stress.get(1, 1),
            stress.get(2, 2),
            stress.get(1, 2),
            stress.get(0, 2),
            stress.get(0, 1));
    return DoubleStream.concat(scalars, DoubleStream.of(thermo.cell().rows().toArray()));
  }

  private void line(String text) {
    try {
      file.writer().write(text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(NAME + " cannot be written", e);
    }
  }
}
