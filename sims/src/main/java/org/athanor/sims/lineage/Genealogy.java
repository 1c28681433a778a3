package org.athanor.sims.lineage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.config.Outline;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.campaign.CampaignEvent.CampaignForked;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue.Entry;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelStatus.Done;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.sims.lineage.Lineage.Fit;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Journals;

/** Finds the lineage of a structure in a campaign's journal. */
final class Genealogy {
  private static final Pattern PLACE = Pattern.compile("(\\d{1,9})/(\\d{1,9})/(\\d{1,9})");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{4,64}");

  private final Path directory;
  private final Chronicle chronicle;

  private Genealogy(Path directory, Chronicle chronicle) {
    this.directory = directory;
    this.chronicle = chronicle;
  }

  /** That of the campaign in a directory. */
  static Genealogy in(Path directory) {
    return new Genealogy(directory, Journals.read(directory));
  }

  /**
   * The lineage of one structure.
   *
   * @param word round/walk/index, or the beginning of a label's identity
   * @throws IllegalArgumentException if there is no such structure, or several
   */
  Lineage of(String word) {
    Matcher place = PLACE.matcher(word);
    if (place.matches()) {
      WalkId walk = new WalkId(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
      return of(new CandidateId(walk, Integer.parseInt(place.group(3))));
    }
    if (!DIGITS.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "structure: expected round/walk/index, such as 2/14/3, or four hexadecimal digits or more"
              + " of a label's identity, got \""
              + word
              + "\"");
    }
    return of(labelled(word));
  }

  private CandidateId labelled(String beginning) {
    List<LabelId> found =
        chronicle.labels().entries().keySet().stream()
            .filter(id -> id.digest().startsWith(beginning))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "label "
              + beginning
              + ": expected one label that begins so, got "
              + (found.isEmpty()
                  ? "none"
                  : found.size() + ": " + found.stream().map(LabelId::brief).sorted().toList()));
    }
    return chronicle.labels().entries().get(found.getFirst()).request().selection().candidate();
  }

  private Lineage of(CandidateId candidate) {
    Walk walk = walk(candidate.walk());
    Tracing tracing = new Tracing(candidate, label(candidate));
    String name = chronicle.campaign().started().map(CampaignStarted::name).orElseThrow();
    try (JournalReader reader = new JournalReader(directory)) {
      reader.forEach(Librarian.persistenceId(name).id(), EventCodecs.LIBRARY, tracing::heard);
      reader.forEach(LabelerPool.persistenceId(name).id(), EventCodecs.LABEL, tracing::heard);
    }
    if (tracing.offered() >= 0 && tracing.home().isEmpty()) {
      throw new IllegalArgumentException(
          "walk "
              + candidate.walk()
              + " brought home "
              + tracing.offered()
              + " structures, counted from 0; there is no "
              + candidate.index());
    }
    Outline outline = Outline.of(chronicle.campaign().settings());
    return new Lineage(
        candidate,
        walk,
        tracing.home(),
        tracing.judgement(),
        walk.arm() == Arm.ENTROPY ? outline.noveltyThreshold() : Optional.empty(),
        tracing.label(),
        parents(name, candidate),
        tracing.label().map(label -> fits(candidate, label, outline)).orElse(List.of()));
  }

  /** Those that the structure is older than. */
  private List<String> parents(String name, CandidateId candidate) {
    List<String> parents = new ArrayList<>();
    try (JournalReader reader = new JournalReader(directory)) {
      reader.forEach(
          Supervisor.persistenceId(name).id(),
          EventCodecs.CAMPAIGN,
          event -> {
            if (event instanceof CampaignForked fork && candidate.walk().round() <= fork.round()) {
              parents.addFirst(fork.parent());
            }
          });
    }
    return parents;
  }

  private Walk walk(WalkId id) {
    var rounds = chronicle.campaign().rounds();
    if (id.round() >= rounds.size()) {
      throw new IllegalArgumentException(
          "round "
              + id.round()
              + ": expected one of the "
              + rounds.size()
              + " that were opened,"
              + " counted from 0");
    }
    List<Walk> walks = rounds.get(id.round()).walks();
    return walks.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "walk "
                        + id
                        + ": expected one of the "
                        + walks.size()
                        + " of round "
                        + id.round()
                        + ", counted from 0"));
  }

  private Optional<LabelId> label(CandidateId candidate) {
    return chronicle.labels().rounds().stream()
        .flatMap(round -> round.requests().stream())
        .filter(request -> request.selection().candidate().equals(candidate))
        .map(LabelRequest::id)
        .findFirst();
  }

  private List<Fit> fits(CandidateId candidate, Lineage.Label label, Outline outline) {
    List<Fit> fits = new ArrayList<>();
    Entry entry = chronicle.labels().entries().get(label.id());
    if (entry.status() instanceof Done done) {
      boolean heldOut = entry.request().selection().arm() == Arm.TEST;
      Structure structure = entry.request().selection().structure();
      for (PotentialFitted fit : chronicle.campaign().fits()) {
        OptionalDouble weight = weight(fit.version(), candidate);
        boolean stood = heldOut || fit.tuning().isEmpty() || weight.isPresent();
        if (fit.version() >= label.round() && stood) {
          fits.add(errors(fit, structure, done.labels(), heldOut, weight, outline.energies()));
        }
      }
    }
    return fits;
  }

  private static Fit errors(
      PotentialFitted fit,
      Structure structure,
      Labels labels,
      boolean heldOut,
      OptionalDouble weight,
      boolean energies) {
    var predicted = PotentialText.read(fit.potential()).predict(structure);
    int atoms = structure.species().size();
    double squares = 0;
    for (int i = 0; i < atoms; i++) {
      for (int a = 0; a < 3; a++) {
        double difference = predicted.forces().get(i, a) - labels.forces().get(i, a);
        squares += difference * difference;
      }
    }
    double energy = 1000 * (predicted.energy() - labels.energy()) / atoms;
    return new Fit(
        fit.version(),
        heldOut,
        weight,
        energies ? OptionalDouble.of(energy) : OptionalDouble.empty(),
        1000 * Math.sqrt(squares / (3 * atoms)));
  }

  private OptionalDouble weight(int version, CandidateId candidate) {
    return chronicle.matching().rounds().stream()
        .filter(round -> round.round() == version)
        .flatMap(round -> round.weights().stream())
        .filter(weight -> weight.candidate().equals(candidate))
        .mapToDouble(LabelWeight::weight)
        .findFirst();
  }
}
