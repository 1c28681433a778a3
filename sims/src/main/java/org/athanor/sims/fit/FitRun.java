package org.athanor.sims.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.embedding.EmbeddedFit;
import org.athanor.potentials.embedding.Refinement;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.numerics.Descent;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.screening.Finding;
import org.athanor.potentials.screening.Limits;
import org.athanor.potentials.screening.Screening;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedPotential;
import org.athanor.sims.potential.FittedPotential;

/** Fits a dataset: screens it, absorbs it, solves, and looks at what came out. */
public final class FitRun {
  /** Refusals name so many labels at most. */
  private static final int MOST_NAMED = 5;

  private final FitSpec spec;
  private final Team team;
  private final Progress progress;

  /** A fit by a team, which tells how far it has come. */
  public FitRun(FitSpec spec, Team team, Progress progress) {
    this.spec = spec;
    this.team = team;
    this.progress = progress;
  }

  /**
   * Fits.
   *
   * @param name of the dataset, for messages
   * @param test labels that are held out of the fit
   * @throws IllegalArgumentException if labels are refused, or an element of the test is unknown
   */
  public FitResult run(String name, Dataset dataset, Optional<Dataset> test) {
    return run(name, dataset, test, Absorbed.nothing(spec, dataset.elements()));
  }

  /**
   * Fits to more labels than were absorbed before, as they were fitted.
   *
   * @throws IllegalArgumentException as the other, or if an element is new
   */
  public FitResult run(String name, Dataset dataset, Optional<Dataset> test, Absorbed before) {
    long start = System.nanoTime();
    checkLabels(name, dataset);
    test.ifPresent(held -> checkLabels("--test", held));
    List<Finding> findings =
        progress
            .resumption()
            .absorbed()
            .map(kept -> SumsHeader.of(kept.header()).findings())
            .orElseGet(() -> screened(name, dataset, before.fit().columns().basis()));
    SortedSet<Integer> dropped = new TreeSet<>(findings.stream().map(Finding::index).toList());
    Dataset kept = dataset.without(dropped);
    List<Label> labels = kept.labels(spec.weights());
    Absorbed absorbed = before.with(labels, findings, team, progress);
    CalibratedFit fit = absorbed.fit();
    Fitted fitted = fitted(fit.solve(spec.source()), fit.columns(), labels);
    double seconds = (System.nanoTime() - start) * 1e-9;
    CalibratedPotential found = fitted.found();
    Potential potential = fitted.potential().potential();
    return new FitResult(
        found,
        fitted.potential(),
        fitted.refinement(),
        absorbed,
        findings,
        seconds,
        Appraisal.ofFitted(potential, kept.frames(), team),
        test.map(held -> Appraisal.ofHeldOut(potential, found.uncertainty(), held.frames(), team)));
  }

  private record Fitted(
      CalibratedPotential found, FittedPotential potential, Optional<Descent.State> refinement) {}

  private Fitted fitted(CalibratedPotential linear, Columns columns, List<Label> labels) {
    if (spec.densities() == 1) {
      return new Fitted(
          linear, new FittedPotential.Linear(linear.fit().potential()), Optional.empty());
    }
    EmbeddedFit fit = new EmbeddedFit(columns, spec.prior(), labels, team);
    Refinement refined = new Refining(fit, progress).of(linear.fit(), labels.size());
    return new Fitted(
        fit.calibrated(refined, spec.source(), done -> progress.ticker().done(done, labels.size())),
        new FittedPotential.Embedded(fit.potential(refined.unknowns())),
        Optional.of(refined.descent()));
  }

  private static void checkLabels(String name, Dataset dataset) {
    List<Integer> missing = dataset.withoutLabels();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          name
              + ": expected an energy and forces (REF_energy, REF_forces) in every frame, got none"
              + " in frame "
              + String.join(", ", missing.stream().limit(MOST_NAMED).map(n -> "" + n).toList())
              + (missing.size() > MOST_NAMED
                  ? " and " + (missing.size() - MOST_NAMED) + " more"
                  : ""));
    }
  }

  private List<Finding> screened(String name, Dataset dataset, Basis basis) {
    List<Screening.Sample> samples =
        dataset.frames().stream()
            .map(f -> new Screening.Sample(f.structure(), f.labels().orElseThrow()))
            .toList();
    List<Finding> findings = Screening.of(samples, basis, Limits.STANDARD, team);
    if (!findings.isEmpty() && (!spec.drop() || findings.size() == samples.size())) {
      throw new IllegalArgumentException(refusal(name, findings));
    }
    return findings;
  }

  private static String refusal(String name, List<Finding> findings) {
    List<String> words = new ArrayList<>();
    for (Finding finding : findings.subList(0, Math.min(MOST_NAMED, findings.size()))) {
      words.add(
          "frame "
              + (finding.index() + 1)
              + ": "
              + finding.fault().word()
              + ", "
              + finding.words());
    }
    int more = findings.size() - words.size();
    return name
        + ": expected labels of one reference that can be fitted, got "
        + findings.size()
        + " that cannot (--drop leaves them out): "
        + String.join("; ", words)
        + (more > 0 ? "; and " + more + " more" : "");
  }
}
