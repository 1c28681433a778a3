package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.report.Part.Picture;
import org.athanor.sims.report.plot.Axis;
import org.athanor.sims.report.plot.Ink;
import org.athanor.sims.report.plot.Plot;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.report.plot.Scale;
import org.athanor.sims.report.plot.Scale.Kind;
import org.athanor.sims.report.plot.Scale.Tick;
import org.athanor.sims.status.Format;

/** Plots of what people look at rather than read. */
final class PropertyPlots {
  private static final int CURVE = 120;

  private PropertyPlots() {}

  static List<Picture> of(EquationOfState eos) {
    double low = eos.volumes().get(0);
    double high = eos.volumes().get(eos.volumes().size() - 1);
    double bottom = eos.near().energy();
    List<Point> points = new ArrayList<>();
    double most = 0;
    for (int k = 0; k < eos.volumes().size(); k++) {
      double energy = 1000 * (eos.energies().get(k) - bottom);
      points.add(new Point(eos.volumes().get(k), energy));
      most = Math.max(most, energy);
    }
    List<Point> energies = new ArrayList<>();
    List<Point> pressures = new ArrayList<>();
    for (int k = 0; k <= CURVE; k++) {
      double volume = low + (high - low) * k / CURVE;
      energies.add(new Point(volume, 1000 * (eos.fit().energyAt(volume) - bottom)));
      pressures.add(new Point(volume, eos.fit().pressureGPa(volume)));
    }
    Axis across = new Axis("volume (Å³/atom)", Scale.around(low, high));
    Plot plot =
        new Plot(
            "energy against volume",
            across,
            new Axis("energy above the least (meV/atom)", Scale.around(0, most)));
    plot.line(Ink.FIRST, "Birch–Murnaghan", energies).dots(Ink.SECOND, "computed", points);
    Plot pressure =
        new Plot(
            "pressure against volume",
            across,
            new Axis(
                "pressure (GPa)", Scale.around(pressures.getLast().y(), pressures.getFirst().y())));
    pressure.line(Ink.FIRST, "Birch–Murnaghan", pressures);
    pressure.rule(new Point(low, 0), new Point(high, 0));
    return List.of(
        new Picture("Energy against volume", plot.svg()),
        new Picture("Pressure of the fit", pressure.svg()));
  }

  static List<Picture> of(Faults faults) {
    List<Picture> pictures = new ArrayList<>();
    for (Faults.Line line : faults.all()) {
      Plot plot =
          new Plot(
              "fault energy along a slip",
              new Axis("share of the slip", new Scale(0, 1, Kind.LINEAR)),
              new Axis("fault energy (mJ/m²)", Scale.upTo(line.peak())));
      plot.curve(Ink.FIRST, line.slip().toString(), points(line.shares(), line.energies()));
      pictures.add(new Picture("Slip " + line.slip(), plot.svg()));
    }
    return pictures;
  }

  static List<Picture> of(Phonons phonons) {
    Scalars grid = phonons.frequencies();
    Axis up =
        new Axis("frequency (THz)", new Scale(grid.get(0), grid.get(grid.size() - 1), Kind.LINEAR));
    return List.of(
        new Picture("Bands", bands(phonons.bands(), up)),
        new Picture("Density of states", density(phonons, up)));
  }

  private static String bands(Bands bands, Axis up) {
    Scalars distances = bands.distances();
    double end = distances.get(distances.size() - 1);
    List<Tick> corners =
        bands.corners().stream()
            .map(corner -> new Tick(corner.distance(), corner.label()))
            .toList();
    Axis across = new Axis("wave vector", new Scale(0, end, Kind.LINEAR), corners);
    Plot plot = new Plot("phonon frequencies along a path of wave vectors", across, up);
    bands.branches().forEach(branch -> plot.line(Ink.FIRST, "", points(distances, branch)));
    if (up.scale().low() < 0) {
      plot.rule(new Point(0, 0), new Point(end, 0));
    }
    return plot.svg();
  }

  private static String density(Phonons phonons, Axis up) {
    double most = 0;
    for (int k = 0; k < phonons.density().size(); k++) {
      most = Math.max(most, phonons.density().get(k));
    }
    Plot plot =
        new Plot(
            "phonon density of states", new Axis("states per atom (1/THz)", Scale.upTo(most)), up);
    return plot.line(Ink.FIRST, "", points(phonons.density(), phonons.frequencies())).svg();
  }

  static List<Picture> of(Expansion expansion) {
    Scalars t = expansion.temperatures();
    double low = expansion.restVolume();
    List<Point> lengths = new ArrayList<>();
    for (int k = 0; k < t.size(); k++) {
      lengths.add(new Point(t.get(k), stretch(expansion.volumes().get(k), low)));
    }
    Expansion.Warm warm = expansion.warm();
    Point dynamics = new Point(warm.temperature(), stretch(warm.volume(), low));
    double least = Math.min(0, Math.min(dynamics.y(), lengths.getFirst().y()));
    double most =
        Math.max(dynamics.y(), lengths.stream().mapToDouble(Point::y).max().orElseThrow());
    Axis across = new Axis("temperature (K)", new Scale(0, t.get(t.size() - 1), Kind.LINEAR));
    Plot length =
        new Plot(
            "change of lengths with temperature",
            across,
            new Axis("change of lengths (%)", Scale.around(least, most)));
    length
        .line(Ink.FIRST, "quasi-harmonic", lengths)
        .dots(Ink.SECOND, "molecular dynamics (classical)", List.of(dynamics));
    double steepest = 0;
    double lowest = 0;
    for (int k = 0; k < t.size(); k++) {
      steepest = Math.max(steepest, expansion.coefficients().get(k));
      lowest = Math.min(lowest, expansion.coefficients().get(k));
    }
    Plot slope =
        new Plot(
            "coefficient of expansion with temperature",
            across,
            new Axis("linear coefficient (10⁻⁶/K)", Scale.around(lowest, steepest)));
    slope.line(Ink.FIRST, "quasi-harmonic", points(t, expansion.coefficients()));
    return List.of(
        new Picture("Lengths against those at rest", length.svg()),
        new Picture("Coefficient of expansion", slope.svg()));
  }

  /** In per cent of a length. */
  private static double stretch(double volume, double from) {
    return 100 * (StrictMath.cbrt(volume / from) - 1);
  }

  static List<Picture> of(RadialDistribution radial) {
    Scalars r = radial.distances();
    List<Ink> inks = List.of(Ink.FIRST, Ink.SECOND, Ink.THIRD);
    List<RadialDistribution.Curve> curves = radial.curves();
    boolean few = curves.size() > 1 && curves.size() <= 4;
    List<RadialDistribution.Curve> shown =
        few ? curves.subList(1, curves.size()) : curves.subList(0, 1);
    double most = 1;
    for (RadialDistribution.Curve curve : shown) {
      for (int k = 0; k < r.size(); k++) {
        most = Math.max(most, curve.values().get(k));
      }
    }
    Plot plot =
        new Plot(
            "radial distribution",
            new Axis("distance (Å)", new Scale(0, r.get(r.size() - 1), Kind.LINEAR)),
            new Axis("g(r)", Scale.upTo(most)));
    for (int k = 0; k < shown.size(); k++) {
      String name = few ? shown.get(k).name() : "";
      plot.line(inks.get(k), name, points(r, shown.get(k).values()));
    }
    plot.rule(new Point(0, 1), new Point(r.get(r.size() - 1), 1));
    return List.of(
        new Picture(
            "Radial distribution at " + Format.figures(radial.temperature(), 3) + " K",
            plot.svg()));
  }

  static List<Point> points(Scalars x, Scalars y) {
    List<Point> points = new ArrayList<>();
    for (int k = 0; k < x.size(); k++) {
      points.add(new Point(x.get(k), y.get(k)));
    }
    return points;
  }
}
