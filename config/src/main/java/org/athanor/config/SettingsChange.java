package org.athanor.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import java.util.ArrayList;
import java.util.List;

/** Which changes of its file a campaign that has begun can take. */
public final class SettingsChange {
  /** What everything decided so far hangs on. */
  private static final List<String> FROZEN =
      List.of("name", "seed", "system", "select.fingerprint", "label.reference", "fit");

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
    return config.getValue(key).render(ConfigRenderOptions.concise());
  }
}
