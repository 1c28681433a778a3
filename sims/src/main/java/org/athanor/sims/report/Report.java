package org.athanor.sims.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.config.Outline;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Plan;

/**
 * What a campaign did and how good its potential is: {@code report.html}, {@code report.txt} and,
 * label by label, {@code ledger.csv}.
 */
public final class Report {
  private Report() {}

  /**
   * Writes the files; each is there whole or not at all.
   *
   * @param comparisons every label beside the prediction of the latest potential; empty before the
   *     first fit
   * @return the page
   * @throws IOException if the directory cannot be written to
   */
  public static Path write(
      Chronicle chronicle, Plan plan, List<Comparison> comparisons, Path directory)
      throws IOException {
    return write(chronicle, plan, comparisons, new Trust(), directory);
  }

  /**
   * The same, with the errors of held-out labels against what the potential's uncertainty says.
   *
   * @throws IOException if the directory cannot be written to
   */
  public static Path write(
      Chronicle chronicle, Plan plan, List<Comparison> comparisons, Trust trust, Path directory)
      throws IOException {
    List<Section> sections = new ArrayList<>();
    sections.add(new Overview(chronicle, plan).section());
    new Certainty(chronicle).section().ifPresent(sections::add);
    sections.add(new Learning(chronicle).section());
    boolean energies = Outline.of(chronicle.campaign().settings()).energies();
    List<Comparison> judged =
        comparisons.stream().filter(one -> one.heldOut() || counts(one, chronicle)).toList();
    sections.add(new Parity(judged, energies).section());
    sections.add(Certainty.isAimed(chronicle) ? Certainty.trust() : trust.section());
    sections.add(new Novelty(chronicle, plan).section());
    sections.add(new Cost(chronicle, plan).section());
    sections.add(new Rounds(chronicle).section());
    sections.add(new Fits(chronicle).section());
    String title =
        "Campaign " + chronicle.campaign().started().map(CampaignStarted::name).orElse("not begun");
    Files.createDirectories(directory);
    replace(directory.resolve("ledger.csv"), LedgerTable.of(chronicle));
    replace(directory.resolve("report.txt"), TextReport.of(title, sections));
    return replace(directory.resolve("report.html"), Page.of(title, sections));
  }

  /** Whether the latest fit is to this label: one for a target is to those with weight alone. */
  private static boolean counts(Comparison comparison, Chronicle chronicle) {
    CandidateId candidate = comparison.labeled().selection().candidate();
    return !Certainty.isAimed(chronicle)
        || Certainty.weights(chronicle).stream()
            .anyMatch(weight -> weight.candidate().equals(candidate));
  }

  /** The outcome in a few sentences, with the caution about a stand-in first. */
  public static List<String> summary(Chronicle chronicle, Plan plan) {
    List<String> lines = new ArrayList<>();
    plan.caution().ifPresent(lines::add);
    lines.addAll(Headlines.of(chronicle));
    return lines;
  }

  private static Path replace(Path file, String text) throws IOException {
    return WholeFile.write(file, text);
  }
}
