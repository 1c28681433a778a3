package org.athanor.sims.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.athanor.sims.dynamics.Thermo;
import org.athanor.sims.dynamics.run.Average;
import org.athanor.sims.dynamics.run.DynamicsRun;
import org.athanor.sims.dynamics.run.DynamicsRun.End;
import org.athanor.sims.dynamics.run.GaugeWatch;
import org.athanor.sims.dynamics.run.ThermoSummary;
import org.athanor.sims.status.Format;

/**
 * What a run of dynamics says at its end.
 *
 * @param atoms how many
 * @param end how it ended
 * @param last the last reading
 * @param summary of the second half; empty for a short run
 * @param watch on how far the potential is to be trusted; empty where there is none
 * @param atomStepsPerSecond of this process; empty if it made no step
 */
record DynamicsReport(
    int atoms,
    End end,
    Thermo last,
    Optional<ThermoSummary> summary,
    Optional<GaugeWatch> watch,
    Optional<Double> atomStepsPerSecond) {
  /** Grades above this are outside of what was fitted (Podryabinkin and Shapeev, 2017). */
  private static final double EXTRAPOLATES = 2;

  private static String extrapolation(GaugeWatch watch) {
    return "warning: the largest extrapolation grade of an atom was "
        + Format.figures(watch.seen(), 3)
        + "; above "
        + Format.figures(EXTRAPOLATES, 1)
        + " the potential was not fitted to such surroundings";
  }

  /** For people. */
  List<String> lines(Path directory) {
    List<String> lines = new ArrayList<>();
    summary.ifPresent(
        half -> {
          lines.add("");
          lines.add("averages over the second half, " + half.readings() + " readings");
          lines.add("  temperature        " + average(half.temperature(), "K"));
          lines.add("  potential energy   " + average(half.potential(), "eV per atom"));
          lines.add("  pressure           " + average(half.pressureGPa(), "GPa"));
          lines.add("  volume             " + average(half.volume(), "Å³ per atom"));
          lines.add(
              "effective energy drifts by "
                  + Format.figures(half.drift(), 3)
                  + " meV per atom and ns");
        });
    atomStepsPerSecond.ifPresent(
        rate -> lines.add(String.format(Locale.ROOT, "%.3g atom-steps a second", rate)));
    watch
        .filter(gauge -> gauge.graded() && gauge.seen() > EXTRAPOLATES)
        .ifPresent(grades -> lines.add(extrapolation(grades)));
    lines.add(
        switch (end) {
          case DONE -> last.step() + " steps done in " + directory;
          case GUARDED ->
              "stopped at step "
                  + last.step()
                  + " by "
                  + watch.orElseThrow().option()
                  + " "
                  + Format.figures(watch.orElseThrow().limit(), 3)
                  + "; the structure is "
                  + directory.resolve(DynamicsRun.GUARD_FILE);
          case STOPPED ->
              "stopped at step "
                  + last.step()
                  + " in "
                  + directory
                  + "; the same command goes on where this one was";
        });
    return lines;
  }

  /** For programs, schema athanor/dynamics. */
  ObjectNode json(Path directory) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", "athanor/dynamics");
    document.put("version", 1);
    document.put("directory", directory.toString());
    document.put(
        "state",
        switch (end) {
          case DONE -> "done";
          case GUARDED -> "guarded";
          case STOPPED -> "stopped";
        });
    document.put("atoms", atoms);
    document.put("steps", last.step());
    document.put("atomStepsPerSecond", atomStepsPerSecond.orElse(null));
    document.set("last", reading());
    document.putNull("guard");
    watch.ifPresent(
        gauge -> {
          ObjectNode guard = document.putObject("guard");
          Double seen = Double.isFinite(gauge.seen()) ? gauge.seen() : null;
          guard.put("limit", gauge.limit());
          guard.put("largestGrade", gauge.graded() ? seen : null);
          guard.put("largestForceDeviationEVPerAngstrom", gauge.graded() ? null : seen);
        });
    document.putNull("averages");
    summary.ifPresent(half -> document.set("averages", averages(half)));
    return document;
  }

  private ObjectNode reading() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("timePs", last.time() / 1000);
    node.put("temperatureKelvin", last.energies().temperature());
    node.put("potentialEnergy", last.energies().potential());
    node.put("kineticEnergy", last.energies().kinetic());
    node.put("totalEnergy", last.energies().total());
    node.put("effectiveEnergy", last.effective());
    node.put("pressureGPa", last.pressureGPa());
    node.put("volume", last.cell().volume());
    ArrayNode rows = node.putArray("cell");
    for (double length : last.cell().rows().toArray()) {
      rows.add(length);
    }
    return node;
  }

  private static ObjectNode averages(ThermoSummary half) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("readings", half.readings());
    node.set("temperatureKelvin", node(half.temperature()));
    node.set("potentialEnergyPerAtom", node(half.potential()));
    node.set("pressureGPa", node(half.pressureGPa()));
    node.set("volumePerAtom", node(half.volume()));
    node.put("effectiveEnergyDriftMeVPerAtomPerNs", half.drift());
    return node;
  }

  private static ObjectNode node(Average average) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("mean", average.mean());
    if (Double.isFinite(average.error())) {
      node.put("error", average.error());
    } else {
      node.putNull("error");
    }
    return node;
  }

  private static String average(Average average, String unit) {
    return Double.isFinite(average.error())
        ? Format.figures(average.mean(), 6)
            + " ± "
            + Format.figures(average.error(), 2)
            + " "
            + unit
        : Format.figures(average.mean(), 6) + " " + unit;
  }
}
