package org.athanor.potentials.uncertainty;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LabelRows;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.regression.Committee;
import org.athanor.potentials.regression.Posterior;
import org.athanor.potentials.regression.Spread;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/**
 * A fit that knows how far to trust itself.
 *
 * <p>Labels are dealt to ten groups, six consecutive ones, which may be snapshots of one walk, to
 * the same. The sums of each group are kept apart, so that after every fit of all of them ten fits
 * that leave one out cost no more than their solution; each predicts labels of the group that it
 * has not seen, and these errors calibrate the deviations. A few rows of as many labels as fit into
 * {@value #MOST_NUMBERS} numbers are kept for that: every one, then every second, and so on. The
 * cost of a fit does not grow with the labels. The same labels in the same order give the same
 * bits, on any number of threads. Serves one caller.
 */
public final class CalibratedFit {
  /** Groups of labels, of which one at a time is left out. */
  public static final int GROUPS = 10;

  /** Labels, one after the other, that go to the same group. */
  public static final int CONSECUTIVE = 6;

  private static final int MOST_NUMBERS = 4_000_000;

  /** Labels whose rows are made at the same time. */
  private static final int BATCH = 16;

  /** Where uncertainty is drawn from. */
  public enum Source {
    /** The posterior covariance of the coefficients. */
    POSTERIOR,
    /** The ten fits that leave out a group. */
    COMMITTEE
  }

  /** A structure, its labels, and how much they count. */
  public record Label(Structure structure, Labels labels, FitWeights weights) {}

  /** Makes rows of labels. */
  public interface Rows {
    /** Rows of as many unknowns as the fit has, and what they have to explain. */
    LabelRows of(Structure structure, Labels labels);
  }

  private final Columns columns;
  private final Rows maker;
  private final List<RidgeFit> groups = new ArrayList<>();
  private final int mostWitnesses;
  private final List<Witness> witnesses = new ArrayList<>();
  private final Environments environments;
  private int stride = 1;
  private int labels;
  private FitWeights latest = FitWeights.STANDARD;

  private CalibratedFit(Columns columns, Prior prior, Rows maker) {
    this.columns = columns;
    this.maker = maker;
    for (int g = 0; g < GROUPS; g++) {
      groups.add(RidgeFit.start(columns, FitWeights.STANDARD, prior));
    }
    mostWitnesses = Math.max(GROUPS, MOST_NUMBERS / (Witness.MOST_ROWS * columns.size()));
    environments = new Environments(columns.basis());
  }

  /** Nothing absorbed yet. */
  public static CalibratedFit start(Columns columns, Prior prior) {
    return start(columns, prior, columns::rows);
  }

  /** Nothing absorbed yet; labels become rows in a way of their own. */
  public static CalibratedFit start(Columns columns, Prior prior, Rows maker) {
    return new CalibratedFit(columns, prior, maker);
  }

  /**
   * Writes all that was absorbed, so that another of the same columns can go on with it to the same
   * bits; its size depends on the columns, and for few labels on their number.
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(stride);
    out.writeInt(labels);
    out.writeDouble(latest.energyPerAtom());
    out.writeDouble(latest.force());
    out.writeDouble(latest.virialPerAtom());
    for (RidgeFit group : groups) {
      group.write(out);
    }
    out.writeInt(witnesses.size());
    for (Witness witness : witnesses) {
      witness.write(out);
    }
    environments.write(out);
  }

  /**
   * Reads what {@link #write} wrote into one that has absorbed nothing.
   *
   * @throws IllegalArgumentException if it is of other columns
   */
  public void read(DataInput in) throws IOException {
    stride = in.readInt();
    labels = in.readInt();
    latest = new FitWeights(in.readDouble(), in.readDouble(), in.readDouble());
    for (RidgeFit group : groups) {
      group.read(in);
    }
    for (int left = in.readInt(); left > 0; left--) {
      witnesses.add(Witness.read(in));
    }
    environments.read(in);
  }

  /** The unknowns. */
  public Columns columns() {
    return columns;
  }

  /** How many labels were absorbed. */
  public int labels() {
    return labels;
  }

  /** Absorbs a label; throws as {@link Columns#rows(Structure, Labels)}. */
  public void absorb(Structure structure, Labels label, FitWeights weights) {
    absorb(List.of(new Label(structure, label, weights)), Team.alone(), done -> {});
  }

  /** Told how many labels have been absorbed. */
  public interface Listener {
    /** Absorbed so many of those that were asked for. */
    void absorbed(int count);
  }

  /**
   * Absorbs labels; a team makes rows of several at the same time and shares the sums.
   *
   * @throws IllegalArgumentException if a species is not known or forces are not those of n atoms
   */
  public void absorb(List<Label> more, Team team, Listener listener) {
    for (int from = 0; from < more.size(); from += BATCH) {
      List<Label> batch = more.subList(from, Math.min(more.size(), from + BATCH));
      LabelRows[] rows = new LabelRows[batch.size()];
      double[][] atoms = new double[batch.size()][];
      team.run(
          Order.free(Parts.each(batch.size()), 1),
          (member, k) -> {
            rows[k] = maker.of(batch.get(k).structure(), batch.get(k).labels());
            atoms[k] = environments.values(batch.get(k).structure());
          });
      for (int k = 0; k < rows.length; k++) {
        absorb(rows[k], batch.get(k).weights(), team);
        environments.offer(batch.get(k).structure().species(), atoms[k]);
      }
      listener.absorbed(from + batch.size());
    }
  }

  private void absorb(LabelRows rows, FitWeights weights, Team team) {
    int group = labels / CONSECUTIVE % GROUPS;
    groups.get(group).absorb(rows, weights, team);
    if (labels % stride == 0) {
      if (witnesses.size() == mostWitnesses) {
        thin();
      }
      if (labels % stride == 0) {
        witnesses.add(Witness.of(rows, group));
      }
    }
    latest = weights;
    labels++;
  }

  /** Keeps every second witness; those of all labels to come are kept as rarely. */
  private void thin() {
    stride *= 2;
    List<Witness> kept = new ArrayList<>();
    for (int k = 0; k < witnesses.size(); k += 2) {
      kept.add(witnesses.get(k));
    }
    witnesses.clear();
    witnesses.addAll(kept);
  }

  /**
   * The fit of all labels with its uncertainty.
   *
   * @throws IllegalStateException if nothing was absorbed
   */
  public CalibratedPotential solve(Source source) {
    RidgeFit all = groups.getFirst().copy();
    groups.subList(1, GROUPS).forEach(all::absorb);
    LinearFit fit = all.solve();
    Map<Integer, LinearFit> without = new TreeMap<>();
    for (int g = 0; g < GROUPS; g++) {
      if (groups.get(g).labels() > 0 && groups.get(g).labels() < labels) {
        int group = g;
        all.without(groups.get(g), fit).ifPresent(rest -> without.put(group, rest));
      }
    }
    Spread spread = without.size() < 2 ? fit.posterior() : spread(source, fit, without);
    return new CalibratedPotential(
        fit,
        new Uncertainty(
            columns.basis(), spread, calibrations(spread, fit, without), environments.grades()));
  }

  private static Spread spread(Source source, LinearFit fit, Map<Integer, LinearFit> without) {
    return switch (source) {
      case POSTERIOR -> fit.posterior();
      case COMMITTEE -> Committee.of(without.values().stream().map(LinearFit::unknowns).toList());
    };
  }

  private Map<Quantity, Calibration> calibrations(
      Spread spread, LinearFit fit, Map<Integer, LinearFit> without) {
    Map<Quantity, HeldOutErrors> held = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      held.put(quantity, new HeldOutErrors());
    }
    for (Witness witness : witnesses) {
      LinearFit blind = without.get(witness.group());
      if (blind != null) {
        Spread own =
            switch (spread) {
              case Posterior _ -> blind.posterior();
              case Committee committee -> committee;
            };
        witness.testify(blind.unknowns(), own, held);
      }
    }
    Map<Quantity, Calibration> all = new EnumMap<>(Quantity.class);
    held.forEach(
        (quantity, errors) ->
            all.put(
                quantity,
                errors.count() > 0
                    ? Calibration.of(errors)
                    : Calibration.guessed(Math.sqrt(fit.noise()) / weight(quantity))));
    return all;
  }

  /** What a residual counts; where it counts nothing, as much as usual. */
  private double weight(Quantity quantity) {
    double own = weight(quantity, latest);
    return own > 0 ? own : weight(quantity, FitWeights.STANDARD);
  }

  private static double weight(Quantity quantity, FitWeights weights) {
    return switch (quantity) {
      case ENERGY -> weights.energyPerAtom();
      case FORCE -> weights.force();
      case VIRIAL -> weights.virialPerAtom();
    };
  }
}
