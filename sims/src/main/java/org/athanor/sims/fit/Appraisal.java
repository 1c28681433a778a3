package org.athanor.sims.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.linear.ErrorStatistics;
import org.athanor.potentials.linear.ErrorSums;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.uncertainty.Deviations;
import org.athanor.potentials.uncertainty.Uncertainty;
import org.athanor.sims.report.Trust;
import org.athanor.sims.report.plot.Point;

/**
 * How predictions of labelled frames came out.
 *
 * @param errors of all
 * @param energies label (x) and prediction (y) per atom in eV
 * @param forces label and prediction of each component in eV/Å
 * @param trust what was said of the errors beforehand; nothing for labels of the fit
 */
public record Appraisal(
    ErrorStatistics errors, List<Point> energies, List<Point> forces, Trust trust) {
  /** Copies the lists. */
  public Appraisal {
    energies = List.copyOf(energies);
    forces = List.copyOf(forces);
  }

  static Appraisal ofFitted(Potential potential, List<Frame> frames, Team team) {
    return of(potential, Optional.empty(), frames, team);
  }

  static Appraisal ofHeldOut(
      Potential potential, Uncertainty uncertainty, List<Frame> frames, Team team) {
    return of(potential, Optional.of(uncertainty), frames, team);
  }

  private static Appraisal of(
      Potential potential, Optional<Uncertainty> uncertainty, List<Frame> frames, Team team) {
    Prediction[] predictions = new Prediction[frames.size()];
    Deviations[] deviations = new Deviations[frames.size()];
    team.run(
        Order.free(Parts.each(frames.size()), 1),
        (member, k) -> {
          predictions[k] = potential.predict(frames.get(k).structure());
          if (uncertainty.isPresent()) {
            deviations[k] = uncertainty.get().of(frames.get(k).structure());
          }
        });
    ErrorSums sums = new ErrorSums();
    Trust trust = new Trust();
    List<Point> energies = new ArrayList<>();
    List<Point> forces = new ArrayList<>();
    for (int k = 0; k < predictions.length; k++) {
      Labels labels = frames.get(k).labels().orElseThrow();
      sums.add(frames.get(k).structure().cell(), predictions[k], labels);
      int n = labels.forces().size();
      energies.add(new Point(labels.energy() / n, predictions[k].energy() / n));
      for (int c = 0; c < 3 * n; c++) {
        double label = labels.forces().get(c / 3, c % 3);
        forces.add(new Point(label, predictions[k].forces().get(c / 3, c % 3)));
      }
      if (uncertainty.isPresent()) {
        trust.add(deviations[k], predictions[k], labels);
      }
    }
    return new Appraisal(sums.statistics().orElseThrow(), energies, forces, trust);
  }
}
