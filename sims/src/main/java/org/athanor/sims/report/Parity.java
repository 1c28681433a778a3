package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  Parity(List<Comparison> comparisons) {
    this.comparisons = comparisons;
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
                    + " remains. Held-out labels were never in a fit."),
            new Gallery(
                List.of(
                    energies.parity(), forces.parity(), energies.residuals(), forces.residuals())),
            new Grid(Table.of(2, heads(), rows()))));
  }

  private Cloud energies() {
    List<Point> training = new ArrayList<>();
    List<Point> heldOut = new ArrayList<>();
    for (Comparison c : comparisons) {
      int n = c.labeled().selection().structure().size();
      (c.heldOut() ? heldOut : training)
          .add(new Point(c.labeled().labels().energy() / n, c.prediction().energy() / n));
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
          .computeIfAbsent(c.labeled().selection().phase(), phase -> new ErrorSums())
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

  private static List<String> row(String arm, String phase, ErrorStatistics statistics) {
    List<String> row = new ArrayList<>(List.of(arm, phase));
    row.addAll(Fits.cells(Accuracy.of(statistics)));
    return row;
  }
}
