package org.athanor.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import org.athanor.config.CampaignFile.Labelling;

/**
 * What a file says about labels and nothing else: its {@code label} section as in a campaign file,
 * and how many labelers work at a time. A whole campaign file will do.
 *
 * @param labelling reference, retries, limits and cache
 * @param labelers reference calculations at a time on this machine
 */
public record LabellingFile(Labelling labelling, int labelers) {
  /**
   * Reads it.
   *
   * @throws BadConfiguration if it is missing, is not HOCON, has unknown keys or impossible values
   */
  public static LabellingFile read(Path file) {
    Config all = CampaignFile.checked(file);
    Path directory = file.toAbsolutePath().getParent();
    Section top = new Section(all, "", directory);
    return new LabellingFile(
        LabellingReader.read(top.section("label")),
        top.section("machines").count("labelers", 1, Integer.MAX_VALUE));
  }
}
