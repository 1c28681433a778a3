package org.athanor.sims.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.athanor.config.Outline;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.uncertainty.Quantity;
import org.athanor.potentials.uncertainty.Uncertainty;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.sims.status.Charge;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Nodes;
import org.athanor.sims.status.Plan;
import org.athanor.sims.status.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.TreePMap;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
  private static final Chronicle END = Story.told(8).end();

  @TempDir Path folder;

  @Test
  void thePageIsWholeAndNeedsNothingElse() throws Exception {
    Path page = Report.write(END, Story.PLAN, comparisons(END), folder);
    String html = Files.readString(page);
    Document document = parsed(html);
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(11);
    assertThat(html).doesNotContain("http:", "https:", "src=", "<link", "<script", "NaN");
    assertThat(html).contains("class=\"caution\"", "stands in for DFT", "threshold 1");
    assertThat(html).contains("prefers-color-scheme: dark");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("report.html", "report.txt", "ledger.csv");
  }

  @Test
  void errorsAreShownAgainstWhatTheUncertaintySaid() throws Exception {
    List<LabeledStructure> labels =
        END.labels().rounds().stream()
            .flatMap(round -> END.labels().labeled(round).stream())
            .toList();
    LinearPotential potential =
        LinearPotentialText.read(END.campaign().latestFit().orElseThrow().potential());
    Uncertainty uncertainty = Doubts.of(potential, Outline.of("fit.prior = ridge"), labels);
    Trust trust = Doubts.trust(uncertainty, comparisons(END));
    long heldOut = comparisons(END).stream().filter(Comparison::heldOut).count();
    assertThat(trust.coverage(Quantity.ENERGY).orElseThrow().count()).isEqualTo(heldOut);
    Path page = Report.write(END, Story.PLAN, comparisons(END), trust, folder);
    String html = Files.readString(page);
    assertThat(parsed(html).getElementsByTagName("svg").getLength()).isEqualTo(15);
    assertThat(html).contains("Error against deviation", "Coverage").doesNotContain("NaN");
    assertThat(Files.readString(folder.resolve("report.txt"))).contains("force component", "90 %");
  }

  @Test
  void machinesAreToldWhereThereWereSeveral() throws Exception {
    Report.write(END, Story.PLAN, comparisons(END), folder);
    assertThat(folder.resolve("report.txt")).content().doesNotContain("Machines");
    Nodes nodes =
        new Nodes(
            TreePMap.singleton(
                "helium.17", new Nodes.Work(12, 34, 5, END.timeline().latest().orElseThrow())));
    Chronicle several =
        new Chronicle(
            END.campaign(),
            END.library(),
            END.labels(),
            END.matching(),
            END.findings(),
            END.charges(),
            END.timeline(),
            END.programs(),
            nodes,
            END.alterations());
    Report.write(several, Story.PLAN, comparisons(END), folder);
    assertThat(folder.resolve("report.txt"))
        .content()
        .contains("Machines", "calculations without a label")
        .containsPattern("helium\\.17 +12 +34 +5 ");
    parsed(Files.readString(folder.resolve("report.html")));
  }

  @Test
  void everyTableColumnOfNumbersHasItsUnit() throws IOException {
    Report.write(END, Story.PLAN, comparisons(END), folder);
    String text = Files.readString(folder.resolve("report.txt"));
    assertThat(text)
        .contains("Stillinger–Weber silicon stands in for DFT")
        .contains("energy MAE (meV/atom)", "force MAE (meV/Å)", "stress MAE (GPa)")
        .contains("median label (s)", "median novelty ν", "given up  ")
        .contains("out of time: limit 2 min 00 s", "random dynamics reach")
        .doesNotContain("NaN", "null", "Optional");
  }

  @Test
  void everyLabelHasALineInTheLedger() throws IOException {
    Report.write(END, Story.PLAN, List.of(), folder);
    List<String> lines = Files.readAllLines(folder.resolve("ledger.csv"));
    long computed = END.charges().stream().map(Charge::id).distinct().count();
    assertThat(lines).hasSize((int) computed + 1);
    assertThat(lines.getFirst()).contains("tries,seconds,core_hours");
    assertThat(lines).allMatch(line -> line.split(",", -1).length == 10);
    double seconds =
        lines.stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[7]))
            .sum();
    assertThat(seconds).isCloseTo(END.labels().tally().seconds(), within(1e-6));
    assertThat(lines)
        .anyMatch(line -> line.contains("quarantined,1,120.0,") && line.endsWith("out of time"));
  }

  @Test
  void theSameEventsMakeTheSameBytes() throws IOException {
    Report.write(END, Story.PLAN, comparisons(END), folder.resolve("one"));
    Report.write(END, Story.PLAN, comparisons(END), folder.resolve("two"));
    assertThat(folder.resolve("one/report.html"))
        .hasSameBinaryContentAs(folder.resolve("two/report.html"));
  }

  @Test
  void aCampaignThatHasHardlyBegunHasAReportToo() throws Exception {
    for (Chronicle chronicle : List.of(Chronicle.EMPTY, Story.told(1).end())) {
      Path page = Report.write(chronicle, Plan.UNKNOWN, List.of(), folder);
      assertThat(parsed(Files.readString(page)).getElementsByTagName("h2").getLength())
          .isEqualTo(8);
    }
  }

  @Test
  void theSummarySaysWhetherActiveLearningPays() {
    assertThat(Report.summary(END, Story.PLAN))
        .hasSize(4)
        .anyMatch(line -> line.contains("meV/Å") && line.contains("active learning pays here"));
  }

  /** Another zero of energy of the reference, in a campaign whose labels leave energies out. */
  @Test
  void energiesThatDoNotCountAreComparedWithoutTheirOffset() {
    List<Comparison> shifted =
        comparisons(END).stream()
            .map(
                one ->
                    new Comparison(
                        one.labeled(),
                        new Prediction(
                            one.prediction().energy() + 4.25 * one.prediction().forces().size(),
                            one.prediction().energies(),
                            one.prediction().forces(),
                            one.prediction().virial())))
            .toList();
    String as = TextReport.of("as", List.of(new Parity(comparisons(END), true).section()));
    String with = TextReport.of("with", List.of(new Parity(shifted, true).section()));
    String off = TextReport.of("off", List.of(new Parity(shifted, false).section()));
    assertThat(as).doesNotContain("offset");
    assertThat(with).containsPattern("\\b42[45]\\d\\b");
    assertThat(off.replaceAll("\\s+", " "))
        .contains("a mean offset of 4.2")
        .doesNotContainPattern("\\b42[45]\\d\\b");
  }

  private static List<Comparison> comparisons(Chronicle chronicle) {
    Random random = new Random(4);
    return chronicle.labels().rounds().stream()
        .flatMap(round -> chronicle.labels().labeled(round).stream())
        .map(one -> new Comparison(one, prediction(one, random)))
        .toList();
  }

  private static Prediction prediction(LabeledStructure one, Random random) {
    double[] forces = one.labels().forces().toArray();
    for (int k = 0; k < forces.length; k++) {
      forces[k] += 0.05 * random.nextGaussian();
    }
    return new Prediction(
        one.labels().energy() + 0.03 * random.nextGaussian(),
        Scalars.of(new double[forces.length / 3]),
        Vectors.of(forces),
        one.labels().virial().orElseThrow());
  }

  /** The page as XML: it is well-formed but for its doctype and two void elements. */
  private static Document parsed(String html) throws Exception {
    String xml =
        html.replace("<!doctype html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>").strip();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
