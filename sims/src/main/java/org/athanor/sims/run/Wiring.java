package org.athanor.sims.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.athanor.actors.campaign.CampaignDuties;
import org.athanor.actors.campaign.CampaignDuties.Books;
import org.athanor.actors.campaign.CampaignDuties.Reading;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.labeler.Shared;
import org.athanor.actors.matcher.Aim;
import org.athanor.actors.supervisor.CampaignSettings;
import org.athanor.actors.supervisor.Grid;
import org.athanor.config.CampaignFile;
import org.athanor.persistence.identity.DatasetHash;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.helm.Person;
import org.athanor.sims.relaxation.RelaxationSettings;
import org.athanor.sims.version.Version;

/** Turns a campaign file into the duties of its actors. */
public final class Wiring {
  private Wiring() {}

  /** When a walk's start counts as relaxed. */
  public static RelaxationSettings relaxation(CampaignFile file) {
    CampaignFile.Relaxing relaxing = file.relaxation();
    return new RelaxationSettings(
        relaxing.largestForce(), relaxing.largestStressGPa(), relaxing.steps());
  }

  static CampaignDuties duties(
      CampaignFile file,
      Version program,
      Optional<Aim> aim,
      Reference reference,
      Optional<Shared> shared,
      Path home) {
    // A target does not change while the campaign goes on.
    Reading reading =
        new Reading(
            text -> campaign(CampaignFile.of(text, home), program, aim),
            text -> CampaignFile.of(text, home).labelling().retries(),
            Optional.of(Person.words()));
    ReferenceIdentity physics = reference.identity();
    Books books =
        new Books(
            InstantSource.system(),
            structure -> LabelIdentities.of(structure, physics),
            DatasetHash::of);
    return new CampaignDuties(
        campaign(file, program, aim),
        file.librarian(),
        file.labelling().retries(),
        file.fit(),
        books,
        shared,
        aim,
        reading);
  }

  /** What the campaign is to do. */
  public static CampaignSettings campaign(CampaignFile file) {
    return campaign(file, Version.ofThisProgram(), Targets.of(file));
  }

  private static CampaignSettings campaign(CampaignFile file, Version program, Optional<Aim> aim) {
    Starts starts = new Starts(file.species());
    Grid grid =
        new Grid(
            file.phases().stream().map(starts::of).toList(),
            file.conditions().pressuresGPa(),
            file.conditions().temperatures(),
            file.conditions().strengths());
    return new CampaignSettings(
        file.name(),
        file.seed(),
        grid,
        file.course().schedule(),
        file.course().budget(),
        file.course().probes(),
        file.walks(),
        file.driving().potential(),
        file.text(),
        program.text(),
        aim.map(Aim::settings));
  }
}
