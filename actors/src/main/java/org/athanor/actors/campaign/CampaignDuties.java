package org.athanor.actors.campaign;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.athanor.actors.fitter.FitSettings;
import org.athanor.actors.labeler.RetrySettings;
import org.athanor.actors.labeler.Shared;
import org.athanor.actors.librarian.LibrarianSettings;
import org.athanor.actors.matcher.Aim;
import org.athanor.actors.supervisor.CampaignSettings;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabeledStructure;

/**
 * Everything that a campaign's actors are told at the start.
 *
 * @param campaign rounds, grid and budget
 * @param librarian how candidates are judged
 * @param retries of failed labels
 * @param fit how labels become a potential
 * @param books clock and identities
 * @param shared labels of other campaigns; empty to compute everything here
 * @param aim the target that labels are chosen for; empty labels everything that the librarian
 *     chooses
 * @param reading of a file that is changed while the campaign goes on
 */
public record CampaignDuties(
    CampaignSettings campaign,
    LibrarianSettings librarian,
    RetrySettings retries,
    FitSettings fit,
    Books books,
    Optional<Shared> shared,
    Optional<Aim> aim,
    Reading reading) {
  /** Of a file that stays as it is. */
  public CampaignDuties(
      CampaignSettings campaign,
      LibrarianSettings librarian,
      RetrySettings retries,
      FitSettings fit,
      Books books,
      Optional<Shared> shared,
      Optional<Aim> aim) {
    this(
        campaign,
        librarian,
        retries,
        fit,
        books,
        shared,
        aim,
        new Reading(text -> campaign, text -> retries, Optional.empty()));
  }

  /** Without a target. */
  public CampaignDuties(
      CampaignSettings campaign,
      LibrarianSettings librarian,
      RetrySettings retries,
      FitSettings fit,
      Books books,
      Optional<Shared> shared) {
    this(campaign, librarian, retries, fit, books, shared, Optional.empty());
  }

  /**
   * How facts are dated and named.
   *
   * @param clock read when something is decided
   * @param identity of a structure's label
   * @param datasetHash of labelled structures in canonical order
   */
  public record Books(
      InstantSource clock,
      Function<Structure, LabelId> identity,
      Function<List<LabeledStructure>, String> datasetHash) {}

  /**
   * How a changed file is read.
   *
   * @param campaign what its canonical text says of the campaign as a whole
   * @param retries what it says of failed labels
   * @param by who runs this process, as USER@HOST
   */
  public record Reading(
      Function<String, CampaignSettings> campaign,
      Function<String, RetrySettings> retries,
      Optional<String> by) {}
}
