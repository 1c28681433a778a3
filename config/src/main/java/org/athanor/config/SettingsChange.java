package org.athanor.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which changes of its file a campaign that has begun can take. */
public final class SettingsChange {
  private static final String REFERENCE = "label.reference";

  /** What everything decided so far hangs on. */
  private static final List<String> FROZEN =
      List.of(
          "name",
          "seed",
          "system",
          "select.fingerprint",
          REFERENCE,
          "fit",
          "target.potential",
          "target.structure",
          "target.labels",
          "target.accuracy");

  /** Keys of references that say where and how something runs, and where its files are. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of(
          "command",
          "executable",
          "environment",
          "cores",
          "scratch",
          "time-limit",
          "threads",
          "socket",
          "pseudopotential-directory",
          "potcar-directory");

  private SettingsChange() {}

  /**
   * Checks a change.
   *
   * @param before the file as the journal knows it
   * @param now the file as it is
   * @throws BadConfiguration naming every key that cannot change any more
   */
  public static void check(String before, String now) {
    Config old = CampaignFile.recorded(before);
    Config fresh = CampaignFile.recorded(now);
    List<String> refused = new ArrayList<>();
    for (String key : FROZEN) {
      String was = text(old, key);
      String is = text(fresh, key);
      if (!was.equals(is)) {
        refused.add(key + ": the campaign began with " + was + ", and the file now says " + is);
      }
    }
    if (!refused.isEmpty()) {
      throw new BadConfiguration(
          String.join(System.lineSeparator(), refused)
              + System.lineSeparator()
              + "This cannot change once a campaign has begun, since labels and walks hang on it;"
              + " take it back, or begin another campaign with --directory.");
    }
  }

  private static String text(Config config, String key) {
    // What is said of a potential beside it may be drawn from elsewhere at any time.
    Config kept = config.withoutPath("fit.uncertainty");
    if (key.equals(REFERENCE)) {
      // Only the block that is used; what stands in the others changes no label.
      String kind = config.getString(REFERENCE + ".kind");
      String used = REFERENCE + "." + kind;
      kept = config.withOnlyPath(REFERENCE + ".kind").withFallback(config.withOnlyPath(used));
      for (String machine : OF_THE_MACHINE) {
        kept = kept.withoutPath(used + "." + machine);
      }
    }
    return kept.getValue(key).render(ConfigRenderOptions.concise());
  }
}
