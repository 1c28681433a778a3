package org.athanor.sims.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.linear.SiliconLabels;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.tightbinding.Sampling;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.potentials.tightbinding.TightBindingParameters;

/**
 * Labelled silicon by which bases are compared: solids (five phases, strained, 300 to 1500 K),
 * liquid (three densities, 2000 to 3500 K), vacancies, interstitials and surfaces (300 and 1000 K),
 * all snapshots of Stillinger–Weber's dynamics.
 *
 * <p>Arguments: {@code tb|sw} (tight binding, points 0.5/Å apart and 0.1 eV of smearing, or
 * Stillinger–Weber), seed, how many, file. Sets of other seeds come from other walks.
 */
public final class SiliconTask {
  private static final double NEAREST = 2.352;

  private record Kind(String name, Structure start, double temperature, double strain, int share) {}

  private SiliconTask() {}

  /** See the class. */
  public static void main(String[] arguments) {
    Potential reference =
        arguments[0].equals("tb")
            ? TightBinding.of(TightBindingParameters.of(14), new Sampling.Spacing(0.5, false), 0.1)
            : StillingerWeber.silicon();
    List<Frame> bare = structures(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    Frame[] frames = new Frame[bare.size()];
    try (Team team = Team.of(Runtime.getRuntime().availableProcessors())) {
      team.run(
          Order.free(Parts.each(frames.length), 1),
          (member, k) -> {
            Structure s = bare.get(k).structure();
            Prediction said = reference.predict(s);
            Labels labels = new Labels(said.energy(), said.forces(), Optional.of(said.virial()));
            frames[k] = new Frame(s, Optional.of(labels), bare.get(k).info());
          });
    }
    ExtxyzWriter.writeAll(Path.of(arguments[3]), List.of(frames));
  }

  private static List<Frame> structures(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Kind> kinds = kinds();
    int shares = kinds.stream().mapToInt(Kind::share).sum();
    List<Frame> frames = new ArrayList<>();
    int begun = 0;
    for (Kind kind : kinds) {
      int before = begun * count / shares;
      begun += kind.share;
      int own = begun * count / shares - before;
      // Two snapshots of a walk at most: correlated structures say little.
      for (int k = 0; k < own; k += 2) {
        Structure start = SiliconLabels.strained(kind.start, kind.strain, random);
        int length = kind.name.equals("liquid") ? 12 : 4;
        List<Structure> walk = SiliconLabels.walk(start, kind.temperature, random.split(), length);
        for (int n = 0; n < Math.min(2, own - k); n++) {
          TreeMap<String, String> info = new TreeMap<>();
          info.put("config_type", kind.name);
          Structure snapshot = walk.get(length - 1 - n * length / 2);
          frames.add(new Frame(snapshot, Optional.empty(), info));
        }
      }
    }
    return frames;
  }

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    Structure diamond = SampleStructures.diamond(NEAREST, List.of(14));
    for (Structure phase :
        List.of(diamond.repeated(2, 2, 1), tin(), hexagonal(), cubic(3.09, 2), cubic(3.88, 4))) {
      for (double temperature : new double[] {300, 800, 1500}) {
        for (double strain : new double[] {0.02, 0.08}) {
          kinds.add(new Kind("solid", phase, temperature, strain, 6));
        }
      }
    }
    for (double scale : new double[] {0.94, 0.97, 1.0}) {
      for (double temperature : new double[] {2000, 2700, 3500}) {
        Structure melt = scaled(diamond.repeated(2, 2, 2), scale);
        kinds.add(new Kind("liquid", melt, temperature, 0.02, 9));
      }
    }
    for (double temperature : new double[] {300, 1000}) {
      Structure crystal = diamond.repeated(2, 2, 2);
      kinds.add(new Kind("vacancy", without(crystal, 21), temperature, 0.01, 24));
      double a = 4 * NEAREST / Math.sqrt(3);
      kinds.add(
          new Kind(
              "interstitial", with(crystal, 0.5 * a, 0.5 * a, 0.5 * a), temperature, 0.01, 12));
      kinds.add(
          new Kind(
              "interstitial",
              with(crystal, 0.625 * a, 0.625 * a, 0.375 * a),
              temperature,
              0.01,
              12));
      kinds.add(new Kind("surface", slab(diamond.repeated(2, 2, 2), 8), temperature, 0.01, 12));
      kinds.add(new Kind("surface", slab(layers(), 8), temperature, 0.01, 12));
    }
    return kinds;
  }

  private static Structure tin() {
    double a = 4.81;
    double c = 2.65;
    Structure cell =
        new Structure(
            Cell.periodic(a, 0, 0, 0, a, 0, 0, 0, c),
            Species.repeated(14, 4),
            Vectors.of(0, 0, 0, a / 2, a / 2, c / 2, 0, a / 2, c / 4, a / 2, 0, 3 * c / 4));
    return cell.repeated(2, 2, 2);
  }

  private static Structure hexagonal() {
    Structure cell =
        new Structure(
            Cell.periodic(2.64, 0, 0, -1.32, 1.32 * Math.sqrt(3), 0, 0, 0, 2.48),
            Species.of(14),
            Vectors.zeros(1));
    return cell.repeated(3, 3, 3);
  }

  /** Body-centred (2 sites) or face-centred (4) cubic. */
  private static Structure cubic(double a, int sites) {
    double h = a / 2;
    Vectors positions =
        sites == 2 ? Vectors.of(0, 0, 0, h, h, h) : Vectors.of(0, 0, 0, 0, h, h, h, 0, h, h, h, 0);
    Structure cell = new Structure(Cell.cubic(a), Species.repeated(14, sites), positions);
    return sites == 2 ? cell.repeated(3, 3, 2) : cell.repeated(2, 2, 2);
  }

  /**
   * Diamond with [111] along the third row: three double layers of eight atoms, whole at the ends.
   */
  private static Structure layers() {
    double a = 4 * NEAREST / Math.sqrt(2) / Math.sqrt(3);
    double c = NEAREST * 4 / 3;
    List<Double> positions = new ArrayList<>();
    for (int layer = 0; layer < 3; layer++) {
      // Each double layer stands a third of the rhombus' long diagonal further than the one below.
      double x = a / 2;
      double y = a / (2 * Math.sqrt(3));
      positions.addAll(List.of(layer * x, layer * y, layer * c));
      positions.addAll(List.of((layer + 1) * x, (layer + 1) * y, layer * c + NEAREST / 3));
    }
    Structure cell =
        new Structure(
            Cell.periodic(a, 0, 0, a / 2, a * Math.sqrt(3) / 2, 0, 0, 0, 3 * c),
            Species.repeated(14, 6),
            Vectors.of(positions.stream().mapToDouble(Double::doubleValue).toArray()));
    return cell.repeated(2, 2, 2);
  }

  private static Structure scaled(Structure structure, double factor) {
    double s = factor - 1;
    return structure.strained(Matrix3.diagonal(s, s, s));
  }

  /** With this much vacuum in Å along the third row, which is along z. */
  private static Structure slab(Structure crystal, double vacuum) {
    double[] rows = crystal.cell().rows().toArray();
    rows[8] += vacuum;
    return new Structure(Cell.periodic(rows), crystal.species(), crystal.positions());
  }

  private static Structure without(Structure crystal, int atom) {
    double[] all = crystal.positions().toArray();
    double[] rest = new double[all.length - 3];
    System.arraycopy(all, 0, rest, 0, 3 * atom);
    System.arraycopy(all, 3 * atom + 3, rest, 3 * atom, rest.length - 3 * atom);
    return new Structure(crystal.cell(), Species.repeated(14, rest.length / 3), Vectors.of(rest));
  }

  private static Structure with(Structure crystal, double x, double y, double z) {
    double[] all = Arrays.copyOf(crystal.positions().toArray(), 3 * crystal.size() + 3);
    all[all.length - 3] = x;
    all[all.length - 2] = y;
    all[all.length - 1] = z;
    return new Structure(crystal.cell(), Species.repeated(14, all.length / 3), Vectors.of(all));
  }
}
