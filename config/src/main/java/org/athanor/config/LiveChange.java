package org.athanor.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes of a file while its campaign goes on. */
public final class LiveChange {
  /**
   * What is read when a round is opened or a label fails, and by nobody else: a change holds from
   * then on, whatever is under way.
   */
  private static final List<String> LIVE =
      List.of(
          "label.budget",
          "label.anchors",
          "label.control",
          "label.test",
          "label.retries",
          "explore.walks",
          "explore.avoid",
          "explore.pressures",
          "explore.temperatures",
          "explore.bias",
          "explore.seeds",
          "explore.tests",
          "explore.anchors",
          "stop");

  /** What the matcher of a target knows from the beginning of the process. */
  private static final List<String> OF_A_TARGET = List.of("label.budget", "label.control");

  private LiveChange() {}

  /**
   * What differs between two files.
   *
   * @param before the one, as canonical text
   * @param now the other
   */
  public static List<KeyChange> between(String before, String now) {
    Map<String, String> old = leaves(before);
    Map<String, String> fresh = leaves(now);
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(fresh.keySet());
    List<KeyChange> changes = new ArrayList<>();
    for (String key : keys) {
      Optional<String> was = Optional.ofNullable(old.get(key));
      Optional<String> is = Optional.ofNullable(fresh.get(key));
      if (!was.equals(is)) {
        changes.add(new KeyChange(key, was, is));
      }
    }
    return changes;
  }

  /**
   * Checks a change that is to hold at once.
   *
   * @param before the file as the journal knows it
   * @param now the file as it is
   * @throws BadConfiguration naming every key that cannot change, or not while the campaign goes on
   */
  public static void check(String before, String now) {
    SettingsChange.check(before, now);
    boolean aimed = !CampaignFile.recorded(now).getString("target.potential").isEmpty();
    List<String> refused =
        between(before, now).stream()
            .filter(change -> !isLive(change.key()) || (aimed && isOne(OF_A_TARGET, change.key())))
            .map(KeyChange::words)
            .toList();
    if (!refused.isEmpty()) {
      throw new BadConfiguration(
          String.join(System.lineSeparator(), refused)
              + System.lineSeparator()
              + "Walks, candidates or labels that are under way hang on this: athanor stop DIR --after"
              + " round, then run the changed file.");
    }
  }

  /**
   * A file with changes, as canonical text.
   *
   * @throws BadConfiguration if it was not as they say before, or they are no HOCON
   */
  public static String applied(String text, List<KeyChange> changes) {
    Map<String, String> old = leaves(text);
    Config config = CampaignFile.recorded(text);
    for (KeyChange change : changes) {
      Optional<String> was = Optional.ofNullable(old.get(change.key()));
      if (!was.equals(change.before())) {
        throw new BadConfiguration(
            change.key()
                + ": expected "
                + change.before().orElse("nothing")
                + " before the change, got "
                + was.orElse("nothing"));
      }
      config = applied(config, change);
    }
    return CampaignFile.text(config);
  }

  private static Config applied(Config config, KeyChange change) {
    try {
      return change.after().isEmpty()
          ? config.withoutPath(change.key())
          : config.withValue(
              change.key(),
              ConfigFactory.parseString("value = " + change.after().get()).getValue("value"));
    } catch (ConfigException e) {
      throw new BadConfiguration(
          change.key() + ": expected a value as JSON, got " + change.after().orElse("nothing"));
    }
  }

  private static boolean isLive(String key) {
    return isOne(LIVE, key);
  }

  private static boolean isOne(List<String> keys, String key) {
    return keys.stream().anyMatch(one -> key.equals(one) || key.startsWith(one + "."));
  }

  private static Map<String, String> leaves(String text) {
    Map<String, String> leaves = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> leaf :
        CampaignFile.recorded(text).withoutPath("machines").entrySet()) {
      leaves.put(leaf.getKey(), leaf.getValue().render(ConfigRenderOptions.concise()));
    }
    return leaves;
  }
}
