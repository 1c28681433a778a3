package org.athanor.sims.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.matcher.Matcher;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.persistence.cache.LabelFolder;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.journal.Journal;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignForked;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus.Done;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.sims.helm.Person;
import org.athanor.sims.run.Scribe;
import org.athanor.sims.run.Scribe.Volume;
import org.athanor.sims.run.SharedLabels;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Journals;

/**
 * A campaign that begins as the first rounds of another.
 *
 * @param parent the directory of that one
 * @param last round that both have
 */
record Fork(Path parent, int last) {
  private static final List<String> KEPT = List.of("reference.txt", "inputs.txt");

  /**
   * What came of it.
   *
   * @param events in the new journal
   * @param labels that are in it
   * @param carried labels of later rounds that are at hand, paid for
   */
  record Outcome(int events, int labels, int carried) {}

  /**
   * Makes it, whole or not at all.
   *
   * @param output its directory, which must not be there
   * @throws IllegalArgumentException if the parent has no such round, or something is in the way
   */
  Outcome into(Path output) throws IOException {
    Chronicle chronicle = Journals.read(parent);
    requireRound(chronicle);
    Path part = output.resolveSibling(output.getFileName() + ".part");
    requireFree(output);
    requireFree(part);
    Outcome made = write(chronicle, part);
    Files.move(part, output, StandardCopyOption.ATOMIC_MOVE);
    return made;
  }

  private void requireRound(Chronicle chronicle) {
    int fits = chronicle.campaign().fits().size();
    if (last < 0 || last >= fits) {
      throw new IllegalArgumentException(
          "--round: expected a round that is done in "
              + parent
              + " ("
              + (fits == 0 ? "none is" : "0 to " + (fits - 1))
              + "), got "
              + last);
    }
  }

  private static void requireFree(Path folder) {
    if (Files.exists(folder)) {
      throw new IllegalArgumentException(
          folder + ": expected nothing there, got a file or folder; take another --output");
    }
  }

  private Outcome write(Chronicle chronicle, Path part) throws IOException {
    String name = chronicle.campaign().started().map(CampaignStarted::name).orElseThrow();
    Branch branch = new Branch(last);
    List<Volume> volumes;
    List<LabelEvent> labels;
    try (JournalReader reader = new JournalReader(parent)) {
      List<CampaignEvent> whole =
          reader.read(Supervisor.persistenceId(name).id(), EventCodecs.CAMPAIGN);
      List<CampaignEvent> campaign = new ArrayList<>(branch.campaign(whole));
      String from = parent.toAbsolutePath().normalize().toString();
      campaign.add(new CampaignForked(from, last, Person.words(), Instant.now()));
      List<LibraryEvent> library =
          branch.library(reader.read(Librarian.persistenceId(name).id(), EventCodecs.LIBRARY));
      List<MatchingEvent> matching =
          branch.matching(reader.read(Matcher.persistenceId(name).id(), EventCodecs.MATCHING));
      labels =
          branch.labels(
              reader.read(LabelerPool.persistenceId(name).id(), EventCodecs.LABEL),
              branch.end(whole));
      volumes =
          List.of(
              new Volume(Supervisor.persistenceId(name), campaign),
              new Volume(Librarian.persistenceId(name), library),
              new Volume(LabelerPool.persistenceId(name), labels),
              new Volume(Matcher.persistenceId(name), matching));
    }
    try (Journal journal = Journal.open(part)) {
      Scribe.write(volumes, journal);
    }
    for (String file : KEPT) {
      if (Files.isRegularFile(parent.resolve(file))) {
        Files.copy(parent.resolve(file), part.resolve(file));
      }
    }
    LabelQueue known = LabelQueue.EMPTY;
    for (LabelEvent event : labels) {
      known = known.applied(event);
    }
    int carried = carry(chronicle, known, part.resolve(SharedLabels.CARRIED));
    return new Outcome(
        volumes.stream().mapToInt(volume -> volume.events().size()).sum(),
        known.entries().size(),
        carried);
  }

  private static boolean has(LabelQueue known, LabelId id) {
    return known.status(id).orElse(null) instanceof Done;
  }

  /** What was paid for after the rounds that both have is not paid for again. */
  private int carry(Chronicle chronicle, LabelQueue known, Path folder) throws IOException {
    LabelFolder kept = new LabelFolder(folder);
    Set<LabelId> carried = new HashSet<>();
    for (var entry : chronicle.labels().entries().entrySet()) {
      if (!has(known, entry.getKey()) && entry.getValue().status() instanceof Done done) {
        kept.keep(entry.getKey(), done.labels(), Instant.now());
        carried.add(entry.getKey());
      }
    }
    LabelFolder older = new LabelFolder(parent.resolve(SharedLabels.CARRIED));
    for (LabelId id : older.ids()) {
      if (!has(known, id)) {
        kept.keep(id, older.find(id).orElseThrow(), Instant.now());
        carried.add(id);
      }
    }
    return carried.size();
  }
}
