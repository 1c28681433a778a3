package org.athanor.sims.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.screening.Finding;
import org.athanor.potentials.screening.Limits;
import org.athanor.potentials.screening.Screening;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedPotential;
import org.athanor.sims.properties.Ticker;

/** Fits a dataset: screens it, absorbs it, solves, and looks at what came out. */
public final class FitRun {
  /** Refusals name so many labels at most. */
  private static final int MOST_NAMED = 5;

  private final FitSpec spec;
  private final Team team;
  private final Ticker ticker;

  /** A fit by a team, which tells a ticker how far it has come. */
  public FitRun(FitSpec spec, Team team, Ticker ticker) {
    this.spec = spec;
    this.team = team;
    this.ticker = ticker;
  }

  /**
   * Fits.
   *
   * @param name of the dataset, for messages
   * @param test labels that are held out of the fit
   * @throws IllegalArgumentException if labels are refused, or an element of the test is unknown
   */
  public FitResult run(String name, Dataset dataset, Optional<Dataset> test) {
    long start = System.nanoTime();
    checkLabels(name, dataset);
    test.ifPresent(held -> checkLabels("--test", held));
    Basis basis = spec.basis().of(dataset.elements());
    List<Finding> findings = screened(name, dataset, basis);
    SortedSet<Integer> dropped = new TreeSet<>(findings.stream().map(Finding::index).toList());
    Dataset kept = dataset.without(dropped);
    Columns columns = spec.references().map(e0 -> Columns.of(basis, e0)).orElse(Columns.of(basis));
    CalibratedFit fit = CalibratedFit.start(columns, spec.prior());
    List<Label> labels = kept.labels(spec.weights());
    fit.absorb(labels, team, done -> ticker.done(done, labels.size()));
    CalibratedPotential found = fit.solve(spec.source());
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new FitResult(
        found,
        findings,
        seconds,
        Appraisal.ofFitted(found, kept.frames(), team),
        test.map(held -> Appraisal.ofHeldOut(found, held.frames(), team)));
  }

  private static void checkLabels(String name, Dataset dataset) {
    List<Integer> missing = dataset.withoutLabels();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          name
              + ": expected an energy and forces (REF_energy, REF_forces) in every frame, got none in"
              + " frame "
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
