package org.athanor.actors.supervisor;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a campaign is to do as last changed, for all lives of the supervisor in one process: one
 * that is restarted goes on with what it was told, and not with what the process began with.
 */
final class Mandate {
  private final Function<String, CampaignSettings> reading;
  private volatile Course course;
  private volatile Optional<String> by;

  private Mandate(
      CampaignSettings settings, Function<String, CampaignSettings> reading, Optional<String> by) {
    this.reading = reading;
    this.course = new Course(settings);
    this.by = by;
  }

  /**
   * That of a process.
   *
   * @param settings with which it begins
   * @param reading of the text of a changed file
   * @param by who began it, as USER@HOST
   */
  static Mandate of(
      CampaignSettings settings, Function<String, CampaignSettings> reading, Optional<String> by) {
    return new Mandate(settings, reading, by);
  }

  Course course() {
    return course;
  }

  /** Who said so. */
  Optional<String> by() {
    return by;
  }

  void change(String settings, String who) {
    course = new Course(reading.apply(settings));
    by = Optional.of(who);
  }
}
