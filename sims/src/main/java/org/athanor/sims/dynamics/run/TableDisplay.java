package org.athanor.sims.dynamics.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.athanor.sims.dynamics.Thermo;
import org.athanor.sims.dynamics.Trajectory;
import org.athanor.sims.terminal.LiveLine;

/** A table of readings, about forty lines a run, and on a terminal a line that tells the pace. */
public final class TableDisplay implements Display {
  private static final int ROWS = 40;
  private static final double SECOND = 1e9;

  /** Steps between looks at the clock. */
  private static final int GLANCE = 16;

  private final PrintWriter out;
  private final int thermoEvery;
  private final Optional<Heading> gauge;
  private final Optional<LiveLine> live;
  private int atoms;
  private int firstStep;
  private int steps;
  private int rowEvery = 1;
  private long began;
  private long shown;

  /** A column's name, and its unit or nothing. */
  public record Heading(String name, String unit) {}

  /**
   * On a stream.
   *
   * @param thermoEvery steps between readings
   * @param gauge of the number that readings come with, if they do
   */
  public TableDisplay(PrintWriter out, int thermoEvery, Optional<Heading> gauge) {
    this.out = out;
    this.gauge = gauge;
    this.thermoEvery = thermoEvery;
    this.live = LiveLine.on(out);
  }

  @Override
  public void started(Trajectory trajectory, int allSteps) {
    atoms = trajectory.structure().size();
    firstStep = trajectory.step();
    steps = allSteps;
    began = System.nanoTime();
    shown = began;
    rowEvery = thermoEvery * Math.max(1, (int) Math.ceil((double) steps / ROWS / thermoEvery));
    ThermoTable.heads(gauge).forEach(out::println);
    out.flush();
  }

  @Override
  public void stepped(int step) {
    if (step % GLANCE == 0 && live.isPresent() && System.nanoTime() - shown > SECOND) {
      shown = System.nanoTime();
      live.get().show(pace(step));
    }
  }

  @Override
  public void read(Thermo thermo, Optional<Double> reading) {
    if (thermo.step() % rowEvery == 0 || thermo.step() == steps) {
      live.ifPresent(LiveLine::clear);
      out.println(ThermoTable.row(thermo, reading));
      out.flush();
    }
  }

  /** Atoms times steps per second since this process began; empty before the first step. */
  public Optional<Double> atomStepsPerSecond(int step) {
    double seconds = (System.nanoTime() - began) / SECOND;
    int done = step - firstStep;
    return done > 0 && seconds > 0 ? Optional.of(atoms * (done / seconds)) : Optional.empty();
  }

  private String pace(int step) {
    double seconds = (System.nanoTime() - began) / SECOND;
    long left = Math.round(seconds * (steps - step) / Math.max(1, step - firstStep));
    return String.format(
        Locale.ROOT,
        "step %d of %d, %.3g atom-steps a second, about %d:%02d:%02d left",
        step,
        steps,
        atomStepsPerSecond(step).orElse(0.0),
        left / 3600,
        left / 60 % 60,
        left % 60);
  }
}
