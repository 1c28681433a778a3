package org.athanor.sims.run;

import org.athanor.config.CampaignFile;
import org.athanor.config.JournalSettings;
import org.athanor.persistence.journal.JournalPlace;

/** Where the journal of a campaign file is kept. */
public final class JournalPlaces {
  private JournalPlaces() {}

  /** As {@code machines.journal} says. */
  public static JournalPlace of(CampaignFile file) {
    return switch (file.machines().journal()) {
      case JournalSettings.Sqlite here -> new JournalPlace.Embedded();
      case JournalSettings.Postgresql far ->
          JournalPlace.Server.ofCampaign(
              file.name(),
              far.url(),
              new JournalPlace.Login(far.user(), far.passwordVariable()),
              new JournalPlace.Terms(far.lease(), far.patience()));
    };
  }
}
