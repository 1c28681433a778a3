package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.potentials.linear.EnergyOffset;
import org.athanor.potentials.linear.ErrorStatistics;
import org.athanor.potentials.linear.ErrorSums;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.status.Accuracy;
import org.athanor.sims.status.Format;

/** Predictions against labels, for the labels of the fit and the held-out ones. */
final class Parity {
  private final List<Comparison> comparisons;
  private final Optional<Double> offset;

  /**
   * A parity.
   *
   * @param energies whether energies of labels count in the fit; if not, their mean offset is taken
   *     off
   */
  Parity(List<Comparison> comparisons, boolean energies) {
    this.comparisons = comparisons;
    this.offset = energies ? Optional.empty() : offset(comparisons);
  }

  /** Over the labels of the fit; over held-out ones while there are no others. */
  private static Optional<Double> offset(List<Comparison> comparisons) {
    EnergyOffset fitted = new EnergyOffset();
    EnergyOffset heldOut = new EnergyOffset();
    for (Comparison c : comparisons) {
      (c.heldOut() ? heldOut : fitted).add(c.prediction(), c.labeled().labels());
    }
    return fitted.mean().or(heldOut::mean);
  }

  Section section() {
    if (comparisons.isEmpty()) {
      return new Section(
          "Parity", List.of(new Paragraph("There is no potential to compare with labels yet.")));
    }
    Cloud energies = energies();
    Cloud forces = forces();
    return new Section(
        "Parity",
        List.of(
            new Paragraph(
                "The latest potential against the labels: above the values themselves, below what"
                    + " remains. Held-out labels were never in a fit."
                    + offset.map(Parity::words).orElse("")),
            new Gallery(
                List.of(
                    energies.parity(), forces.parity(), energies.residuals(), forces.residuals())),
            new Grid(Table.of(2, heads(), rows()))));
  }

  private static String words(double offset) {
    return " Energies of labels do not count in the fit: of predicted ones a mean offset of "
        + Format.figures(offset, 6)
        + " eV/atom is taken off.";
  }

  private Cloud energies() {
    List<Point> training = new ArrayList<>();
    List<Point> heldOut = new ArrayList<>();
    for (Comparison c : comparisons) {
      int n = c.labeled().selection().structure().size();
      (c.heldOut() ? heldOut : training)
          .add(
              new Point(
                  c.labeled().labels().energy() / n,
                  c.prediction().energy() / n - offset.orElse(0.0)));
    }
    return new Cloud("energy", "eV/atom", training, heldOut);
  }

  private Cloud forces() {
    List<Point> training = new ArrayList<>();
    List<Point> heldOut = new ArrayList<>();
    for (Comparison c : comparisons) {
      List<Point> side = c.heldOut() ? heldOut : training;
      for (int i = 0; i < c.prediction().forces().size(); i++) {
        for (int x = 0; x < 3; x++) {
          side.add(
              new Point(
                  c.labeled().labels().forces().get(i, x), c.prediction().forces().get(i, x)));
        }
      }
    }
    return new Cloud("force component", "eV/Å", training, heldOut);
  }

  private static List<String> heads() {
    return List.of(
        "arm",
        "phase",
        "labels",
        "energy MAE (meV/atom)",
        "energy RMSE (meV/atom)",
        "force MAE (meV/Å)",
        "force RMSE (meV/Å)",
        "stress MAE (GPa)");
  }

  private List<List<String>> rows() {
    Map<String, Map<String, ErrorSums>> sums = new TreeMap<>();
    for (Comparison c : comparisons) {
      sums.computeIfAbsent(Format.word(c.arm()), arm -> new TreeMap<>())
          .computeIfAbsent(
              c.labeled().selection().phase(), phase -> new ErrorSums(offset.orElse(0.0)))
          .add(c.labeled().selection().structure().cell(), c.prediction(), c.labeled().labels());
    }
    List<List<String>> rows = new ArrayList<>();
    sums.forEach(
        (arm, phases) ->
            phases.forEach(
                (phase, sum) ->
                    sum.statistics().ifPresent(errors -> rows.add(row(arm, phase, errors)))));
    return rows;
  }

  private List<String> row(String arm, String phase, ErrorStatistics statistics) {
    List<String> row = new ArrayList<>(List.of(arm, phase));
    row.addAll(Fits.cells(Accuracy.of(statistics, offset)));
    return row;
  }
}
