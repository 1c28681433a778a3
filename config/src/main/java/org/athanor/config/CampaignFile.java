package org.athanor.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.actors.fitter.FitSettings;
import org.athanor.actors.labeler.RetrySettings;
import org.athanor.actors.librarian.LibrarianSettings;
import org.athanor.actors.matcher.TargetSettings.Pace;
import org.athanor.actors.supervisor.Budget;
import org.athanor.actors.supervisor.Probes;
import org.athanor.actors.supervisor.Schedule;
import org.athanor.potentials.matching.LabelAccuracy;
import org.athanor.potentials.structure.Element;
import org.athanor.protocol.walk.WalkSettings;

/**
 * A campaign file, read and checked.
 *
 * @param name of the campaign
 * @param seed of all its random numbers
 * @param species elements in the order of the file
 * @param phases to start from
 * @param conditions grid of pressures, temperatures and bias strengths
 * @param course rounds, budget and probes
 * @param walks how walks are run
 * @param driving which potential they move on
 * @param relaxation when a walk's start counts as relaxed
 * @param librarian how candidates are judged
 * @param labelling reference, retries and limits
 * @param fit how labels become a potential
 * @param target that parameters are tuned for; empty fits to everything that was chosen
 * @param machines how many at a time; not part of {@code text}, since it changes no result
 * @param text everything that decides about results, resolved, as canonical text
 */
public record CampaignFile(
    String name,
    long seed,
    List<Element> species,
    List<PhaseSettings> phases,
    Conditions conditions,
    CourseSettings course,
    WalkSettings walks,
    Driving driving,
    Relaxing relaxation,
    LibrarianSettings librarian,
    Labelling labelling,
    FitSettings fit,
    Optional<Target> target,
    MachineSettings machines,
    String text) {
  private static final String DEFAULTS = "athanor.campaign";

  /** Copies the lists. */
  public CampaignFile {
    species = List.copyOf(species);
    phases = List.copyOf(phases);
  }

  /** Pressures in GPa, temperatures in K and bias strengths in eV. */
  public record Conditions(
      List<Double> pressuresGPa, List<Double> temperatures, List<Double> strengths) {
    /** Copies the lists. */
    public Conditions {
      pressuresGPa = List.copyOf(pressuresGPa);
      temperatures = List.copyOf(temperatures);
      strengths = List.copyOf(strengths);
    }
  }

  /**
   * What walks move on.
   *
   * @param potential as {@code evaluate --potential} takes it; empty takes what is fitted
   * @param python interpreter that has ASE: name on the PATH, or path
   * @param directory of the campaign file, against which the potential's files are resolved
   */
  public record Driving(Optional<String> potential, String python, Path directory) {}

  /**
   * Which parameters are tuned for which properties.
   *
   * @param potential where they begin, as {@code tune --potential} takes it
   * @param structure the crystal, as {@code properties} takes it
   * @param properties wanted standard deviations, by the property's word
   * @param accuracy what of a label counts, and how accurate a label of weight one is
   * @param perTarget whether each property's own deviation is bounded, or every combination's
   * @param pace how it goes from round to round
   */
  public record Target(
      String potential,
      String structure,
      SortedMap<String, String> properties,
      LabelAccuracy accuracy,
      boolean perTarget,
      Pace pace) {
    /** Copies the map. */
    public Target {
      properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }
  }

  /** Largest force in eV/Å, largest deviation of the stress in GPa, and most steps. */
  public record Relaxing(double largestForce, double largestStressGPa, int steps) {}

  /** Rounds, budget, and the amplitudes of what is not found by dynamics. */
  public record CourseSettings(Schedule schedule, Budget budget, Probes probes) {}

  /**
   * Where labels come from, how often it is tried, and which are absurd.
   *
   * @param scheduler where calculations of external codes run
   * @param cache folder of labels shared with other campaigns; empty for none
   * @param keeping how much is kept of calculations that failed
   */
  public record Labelling(
      ReferenceSettings reference,
      SchedulerSettings scheduler,
      RetrySettings retries,
      Sanity sanity,
      Optional<Path> cache,
      Keeping keeping) {
    /** The same with another scheduler. */
    public Labelling with(SchedulerSettings other) {
      return new Labelling(reference, other, retries, sanity, cache, keeping);
    }

    /** The same with another cache. */
    public Labelling withCache(Optional<Path> other) {
      return new Labelling(reference, scheduler, retries, sanity, other, keeping);
    }

    /** The same with nothing kept of what failed. */
    public Labelling forgetting() {
      return new Labelling(reference, scheduler, retries, sanity, cache, new Keeping(0, 0));
    }
  }

  /**
   * How much is kept of calculations that gave no label, in bytes.
   *
   * @param all of them together; 0 keeps nothing
   * @param file a single file
   */
  public record Keeping(long all, long file) {}

  /**
   * Reads a campaign file.
   *
   * @throws BadConfiguration if it is missing, is not HOCON, has unknown keys or impossible values
   */
  public static CampaignFile read(Path file) {
    Config all = checked(file);
    Path directory = file.toAbsolutePath().getParent();
    return new CampaignReader(new Section(all, "", directory), text(all)).read();
  }

  /**
   * Reads a campaign's file from its canonical text; what stands under {@code machines} is not in
   * there, and is as by default.
   *
   * @param directory of the file, against which its paths are resolved
   * @throws BadConfiguration if it has impossible values
   */
  public static CampaignFile of(String text, Path directory) {
    Config all = recorded(text);
    return new CampaignReader(new Section(all, "", directory.toAbsolutePath()), text).read();
  }

  /** Every text that stands as a value somewhere, in any order; some of them name files. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    collect(ConfigFactory.parseString(text).root().unwrapped(), texts);
    return List.copyOf(texts);
  }

  private static void collect(Object value, List<String> texts) {
    switch (value) {
      case Map<?, ?> block -> block.values().forEach(inner -> collect(inner, texts));
      case List<?> list -> list.forEach(inner -> collect(inner, texts));
      case String one -> texts.add(one);
      case null, default -> {} // Numbers and switches name no file.
    }
  }

  /** All keys of a file, the defaults among them, of which none is unknown. */
  static Config checked(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadConfiguration(file + ": there is no such campaign file");
    }
    Config defaults = defaults();
    Config own = parse(file);
    new KnownKeys(defaults).check(own);
    return own.withFallback(defaults).resolve();
  }

  /**
   * The settings that a journal recorded; a key that came into being since has its default, which
   * is what the campaign did without it.
   */
  static Config recorded(String text) {
    return ConfigFactory.parseString(text).withFallback(defaults());
  }

  private static Config defaults() {
    return ConfigFactory.parseResources("reference.conf").getConfig(DEFAULTS);
  }

  private static Config parse(Path file) {
    try {
      // Absolute, since a bare name has no folder in which files that it includes are looked for.
      ConfigParseOptions options =
          ConfigParseOptions.defaults()
              .setAllowMissing(false)
              .setOriginDescription(file.toString());
      return ConfigFactory.parseFile(file.toAbsolutePath().toFile(), options).resolve();
    } catch (ConfigException e) {
      throw new BadConfiguration("not a campaign file: " + e.getMessage());
    }
  }

  static String text(Config all) {
    return all.withoutPath("machines").root().render(ConfigRenderOptions.concise());
  }
}
