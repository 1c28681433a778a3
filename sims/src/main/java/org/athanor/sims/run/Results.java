package org.athanor.sims.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.potentials.uncertainty.Uncertainty;
import org.athanor.potentials.uncertainty.UncertaintyBytes;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.walk.Arm;
import org.athanor.sims.report.Comparison;
import org.athanor.sims.report.Doubts;
import org.athanor.sims.report.Report;
import org.athanor.sims.report.Trust;
import org.athanor.sims.status.Annals;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.StatusJson;

/**
 * What a campaign leaves for people: {@code dataset.extxyz}, {@code test.extxyz}, {@code
 * potential/potential.txt} with its uncertainty (a tuned one as a file for other programs too), and
 * the report. All of it can be made again from the journal.
 */
final class Results {
  private final Annals annals;
  private final Path directory;

  Results(String campaign, Path directory) {
    this.annals = new Annals(directory, campaign);
    this.directory = directory;
  }

  /** Writes everything and says what and where. */
  void write(PrintStream screen, boolean json) throws IOException {
    Chronicle chronicle = annals.chronicle();
    List<LabeledStructure> labeled =
        chronicle.labels().rounds().stream()
            .flatMap(round -> chronicle.labels().labeled(round).stream())
            .toList();
    Path dataset = frames("dataset.extxyz", labeled, false);
    Path test = frames("test.extxyz", labeled, true);
    PotentialFitted fit = chronicle.campaign().latestFit().orElseThrow();
    Path potential = Files.createDirectories(directory.resolve("potential"));
    List<Comparison> comparisons = comparisons(PotentialText.read(fit.potential()), labeled);
    Trust trust = potential(fit, chronicle, comparisons, potential);
    Path page = Report.write(chronicle, annals.plan(), comparisons, trust, directory);
    Report.summary(chronicle, annals.plan()).forEach(screen::println);
    screen.println("dataset    " + dataset);
    screen.println("held out   " + test);
    screen.println("potential  " + potential);
    screen.println("report     " + page);
    if (json) {
      System.out.println(
          StatusJson.of(Status.of(chronicle, annals.plan(), false)).toPrettyString());
    }
  }

  /** Writes the potential; how far it is to be trusted. */
  private static Trust potential(
      PotentialFitted fit, Chronicle chronicle, List<Comparison> comparisons, Path folder)
      throws IOException {
    Trust trust = new Trust();
    if (fit.tuning().isEmpty()) {
      Uncertainty uncertainty = Doubts.of(fit, chronicle);
      LinearPotential fitted = LinearPotentialText.read(fit.potential());
      WholeFile.write(
          folder.resolve("uncertainty.bin"), UncertaintyBytes.write(uncertainty, fitted));
      trust = Doubts.trust(uncertainty, comparisons);
    }
    for (Map.Entry<String, String> file : PotentialFiles.of(fit.potential()).entrySet()) {
      WholeFile.write(
          folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return trust;
  }

  private static List<Comparison> comparisons(Potential potential, List<LabeledStructure> labeled) {
    return labeled.stream()
        .map(one -> new Comparison(one, potential.predict(one.selection().structure())))
        .toList();
  }

  private Path frames(String name, List<LabeledStructure> labeled, boolean heldOut)
      throws IOException {
    List<Frame> frames =
        labeled.stream()
            .filter(one -> heldOut == (one.selection().arm() == Arm.TEST))
            .map(Results::frame)
            .toList();
    return WholeFile.write(directory.resolve(name), part -> ExtxyzWriter.writeAll(part, frames));
  }

  private static Frame frame(LabeledStructure one) {
    SortedMap<String, String> info = new TreeMap<>();
    String arm = one.selection().arm().name().toLowerCase(Locale.ROOT);
    info.put("config_type", arm);
    info.put("phase", one.selection().phase());
    info.put("candidate", one.selection().candidate().toString());
    info.put("label_id", one.id().digest());
    return new Frame(one.selection().structure(), Optional.of(one.labels()), info);
  }
}
