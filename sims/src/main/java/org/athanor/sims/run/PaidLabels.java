package org.athanor.sims.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.config.CampaignFile.Labelling;
import org.athanor.config.LabellingFile;
import org.athanor.persistence.cache.LabelFolder;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.terminal.LabelProgress;

/**
 * Labels by a reference for whoever asks for some structures now and others later: out of a cache
 * where they are known, computed otherwise, and never paid for twice, also after a kill.
 */
public final class PaidLabels {
  private final LabellingFile settings;
  private final Labelling labelling;
  private final Path folder;
  private final Path cache;
  private final PrintStream screen;
  private int recalled;
  private int computed;

  private PaidLabels(LabellingFile settings, Path folder, Path cache, PrintStream screen) {
    this.settings = settings;
    this.labelling = settings.labelling().withCache(Optional.of(cache));
    this.folder = folder;
    this.cache = cache;
    this.screen = screen;
  }

  /**
   * Labels by the reference of a file with a {@code label} section.
   *
   * @param cache a folder of labels shared with others; that of the file, or one in {@code folder},
   *     if it is empty
   * @param folder of the journals of what is under way
   * @param screen for progress
   * @throws org.athanor.config.BadConfiguration if the file does not say what a reference needs
   */
  public static PaidLabels of(
      Path reference, Optional<Path> cache, Path folder, PrintStream screen) {
    LabellingFile settings = LabellingFile.read(reference);
    Path kept =
        cache.or(() -> settings.labelling().cache()).orElseGet(() -> folder.resolve("labels"));
    return new PaidLabels(settings, folder, kept, screen);
  }

  /**
   * The labels of some structures, in their order; those that could not be had are empty.
   *
   * @throws InterruptedException if it was stopped; what was finished by then is kept
   * @throws IllegalStateException if the reference stays unavailable
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public List<Optional<Labels>> of(List<Structure> structures) throws InterruptedException {
    try {
      Files.createDirectories(folder);
      return of(structures, identity(structures));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be written", e);
    }
  }

  private ReferenceIdentity identity(List<Structure> structures) throws InterruptedException {
    List<Element> species =
        structures.stream()
            .flatMap(structure -> structure.species().distinct().stream())
            .distinct()
            .sorted()
            .map(Element::of)
            .toList();
    return References.open(labelling, species, folder).identity();
  }

  private List<Optional<Labels>> of(List<Structure> structures, ReferenceIdentity identity)
      throws IOException, InterruptedException {
    List<Optional<Labels>> known = known(structures, identity);
    List<Structure> others = new ArrayList<>();
    for (int k = 0; k < known.size(); k++) {
      if (known.get(k).isEmpty()) {
        others.add(structures.get(k));
      }
    }
    recalled += structures.size() - others.size();
    if (others.isEmpty()) {
      return known;
    }
    computed += others.size();
    return compute(structures, identity);
  }

  /** How many labels were known already. */
  public int recalled() {
    return recalled;
  }

  /** How many labels were not. */
  public int computed() {
    return computed;
  }

  private List<Optional<Labels>> known(List<Structure> structures, ReferenceIdentity identity) {
    LabelFolder labels = new LabelFolder(cache);
    return structures.stream()
        .map(structure -> labels.find(LabelIdentities.of(structure, identity)))
        .toList();
  }

  /**
   * With a journal of its own for each set of structures, so that a set that is asked for again
   * after a kill goes on, and another one is not held up by it.
   */
  private List<Optional<Labels>> compute(List<Structure> structures, ReferenceIdentity identity)
      throws IOException, InterruptedException {
    List<Frame> frames = structures.stream().map(Frame::of).toList();
    Path journal =
        folder.resolve("set-" + LabelIdentities.ofAll(structures, identity).substring(0, 16));
    LabelRun.Result result;
    try (var _ = RunLog.in(journal);
        LabelProgress progress = LabelProgress.on(screen, Clock.systemUTC())) {
      result = new LabelRun(frames, labelling, journal).run(settings.labelers(), progress);
    }
    List<Optional<Labels>> all = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      all.add(labels(result.status(k)));
    }
    return all;
  }

  private Optional<Labels> labels(LabelStatus status) {
    return switch (status) {
      case LabelStatus.Done done -> Optional.of(done.labels());
      case LabelStatus.Quarantined given -> {
        screen.println("a label could not be had: " + given.failure().words());
        yield Optional.empty();
      }
      case LabelStatus.Waiting waiting ->
          throw new IllegalStateException("expected an end, got " + waiting);
      case LabelStatus.Running running ->
          throw new IllegalStateException("expected an end, got " + running);
    };
  }
}
