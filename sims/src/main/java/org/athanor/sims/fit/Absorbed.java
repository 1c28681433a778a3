package org.athanor.sims.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import org.athanor.potentials.embedding.EmbeddedPotentialText;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.screening.Finding;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;

/**
 * Labels that a fit has absorbed, to be shipped beside the potential and gone on with.
 *
 * @param spec how they were fitted
 * @param elements atomic numbers of the basis
 * @param fit all that is left of them
 */
public record Absorbed(FitSpec spec, SortedSet<Integer> elements, CalibratedFit fit) {
  /** The file's name in a potential's folder. */
  public static final String NAME = "sums.bin";

  private static final String WANTED =
      "the folder of a potential that fit has made from one density, with a file " + NAME;

  /** Nothing yet. */
  static Absorbed nothing(FitSpec spec, SortedSet<Integer> elements) {
    Basis basis = spec.basis().of(elements);
    Columns columns = spec.references().map(e0 -> Columns.of(basis, e0)).orElse(Columns.of(basis));
    return new Absorbed(spec, elements, CalibratedFit.start(columns, spec.prior()));
  }

  /**
   * What stands beside a potential.
   *
   * @throws IllegalArgumentException if there is nothing, or it is damaged
   */
  public static Absorbed of(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "--from " + folder + ": expected " + WANTED + ", got " + instead(folder));
    }
    Sums sums = Sums.open(file);
    SumsHeader header = SumsHeader.of(sums.header());
    return nothing(header.spec(), header.elements()).poured(sums);
  }

  private static String instead(Path folder) throws IOException {
    Path text = folder.resolve("potential.txt");
    return Files.isRegularFile(text) && EmbeddedPotentialText.begins(Files.readString(text))
        ? "a potential of two densities, whose refinement needs the labels themselves: fit all of"
            + " them again, old and new in one file, with --densities 2"
        : "none";
  }

  /** Goes on from sums of the same order, having absorbed nothing. */
  private Absorbed poured(Sums sums) {
    try {
      sums.pour(fit);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(sums.file() + " cannot be read", e);
    }
  }

  /** Writes them beside a potential. */
  public void write(Path folder) throws IOException {
    Sums.write(folder.resolve(NAME), header(Digest.of(""), 0, List.of()).json(), fit);
  }

  private SumsHeader header(Digest task, int before, List<Finding> findings) {
    return new SumsHeader(spec, elements, task, before, findings);
  }

  /**
   * Absorbs labels, keeping what was done from time to time, and going on with what was kept.
   *
   * @param findings what was found in them
   */
  Absorbed with(List<Label> labels, List<Finding> findings, Team team, Progress progress) {
    Resumption resumption = progress.resumption();
    int before = fit.labels();
    Absorbed at = this;
    if (resumption.absorbed().isPresent()) {
      at = nothing(spec, elements).poured(resumption.absorbed().get());
    }
    CalibratedFit whole = at.fit;
    int done = whole.labels() - before;
    long[] kept = {System.nanoTime()};
    whole.absorb(
        labels.subList(done, labels.size()),
        team,
        count -> {
          progress.ticker().done(done + count, labels.size());
          if (System.nanoTime() - kept[0] >= resumption.apart().toNanos()) {
            resumption.keep(header(resumption.task(), before, findings), whole);
            kept[0] = System.nanoTime();
          }
        });
    return at;
  }
}
