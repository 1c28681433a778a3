package org.athanor.sims.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.athanor.actors.matcher.Aim;
import org.athanor.actors.supervisor.Start;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.SettingsChange;
import org.athanor.persistence.journal.Journal;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.potentials.text.PotentialText;
import org.athanor.sims.run.Starts;
import org.athanor.sims.run.Targets;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.Journals;

/** What a campaign file asks for, and whether its folder can take it. */
final class CampaignExamination implements Examination {
  private final CampaignFile file;
  private final Path directory;

  CampaignExamination(CampaignFile file, Path directory) {
    this.file = file;
    this.directory = directory;
  }

  @Override
  public void examine(Consumer<Diagnosis> found) {
    found.accept(phases());
    found.accept(plan());
    if (file.target().isPresent()) {
      found.accept(target());
    }
    found.accept(workers());
    found.accept(folder());
  }

  private Diagnosis phases() {
    try {
      Starts starts = new Starts(file.species());
      List<Start> all = file.phases().stream().map(starts::of).toList();
      return Diagnosis.pass(
          "phases",
          all.stream()
              .map(start -> start.phase() + " (" + start.structure().size() + " atoms)")
              .collect(Collectors.joining(", ")));
    } catch (BadConfiguration e) {
      return Diagnosis.fail("phases", e.getMessage(), "correct system.phases");
    }
  }

  private Diagnosis plan() {
    return Diagnosis.pass(
        "plan",
        file.course().budget().labels()
            + " labels and "
            + file.course().budget().test()
            + " held out, in "
            + file.course().schedule().rounds()
            + " rounds of "
            + file.course().schedule().walks()
            + " walks");
  }

  private Diagnosis target() {
    try {
      Aim aim = Targets.of(file).orElseThrow();
      String start = aim.settings().start();
      return Diagnosis.pass(
          "target",
          "at the start: "
              + aim.properties().read(PotentialText.read(start)).stream()
                  .map(
                      one ->
                          one.property()
                              + " "
                              + Format.figures(one.value(), 5)
                              + " "
                              + one.unit()
                              + " (± "
                              + Format.figures(one.wanted(), 2)
                              + " wanted)")
                  .collect(Collectors.joining(", ")));
    } catch (RuntimeException e) {
      return Diagnosis.fail("target", e.getMessage(), "correct the block target");
    }
  }

  private Diagnosis workers() {
    int cores = Runtime.getRuntime().availableProcessors();
    int explorers = file.machines().explorers();
    int labelers = file.machines().labelers();
    String asked = explorers + " explorers and " + labelers + " labelers on " + cores + " cores";
    if (labelers > cores) {
      return Diagnosis.warn(
          "workers",
          asked,
          "set machines.labelers to " + cores + " at the most: they slow each other");
    }
    return explorers + labelers > 2 * cores
        ? Diagnosis.warn("workers", asked, "set machines.explorers lower: they slow each other")
        : Diagnosis.pass("workers", asked);
  }

  private Diagnosis folder() {
    if (!JournalReader.hasJournal(directory)) {
      return Diagnosis.pass("folder", directory + " is new: the campaign would begin");
    }
    if (Journal.isHeld(directory)) {
      return Diagnosis.warn(
          "folder", "a process works on the campaign of " + directory, "wait for it, or stop it");
    }
    return begun();
  }

  private Diagnosis begun() {
    try {
      Chronicle chronicle = Journals.read(directory);
      if (chronicle.campaign().started().isPresent()) {
        SettingsChange.check(chronicle.campaign().settings(), file.text());
      }
      return Diagnosis.pass(
          "folder",
          directory
              + " holds a whole journal with "
              + chronicle.labels().tally().done()
              + " labels: the campaign would go on");
    } catch (RuntimeException refused) {
      return Diagnosis.fail(
          "folder", refused.getMessage(), "take another one with --directory, or do as it says");
    }
  }
}
