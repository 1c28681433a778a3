package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.athanor.sims.status.Annals.Mark;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.StatusJson;

/** What can be asked about a campaign, apart from single structures and files. */
enum Topic {
  /** The same as {@code athanor status --json}. */
  STATUS,
  /** Fits, rounds, novelty, the target's history, and what is waited for. */
  CAMPAIGN,
  /** Every label that was ever asked for. */
  LABELS,
  /** The latest potential against the labels. */
  PARITY,
  /** Its errors against the deviations that it says beforehand. */
  UNCERTAINTY,
  /** The structures in two dimensions. */
  MAP;

  /** As it stands in the address. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may take longer than a person waits. */
  boolean isSlow() {
    return switch (this) {
      case STATUS, CAMPAIGN, LABELS -> false;
      case PARITY, UNCERTAINTY, MAP -> true;
    };
  }

  /** Two scenes with the same key have the same answer. */
  String key(Scene scene) {
    return switch (this) {
      case STATUS, CAMPAIGN -> counts(scene.mark()) + (scene.held() ? "h" : "");
      case LABELS -> scene.mark().campaign() + "." + scene.mark().labels();
      case PARITY, UNCERTAINTY -> "" + scene.chronicle().campaign().fits().size();
      case MAP -> "" + scene.chronicle().labels().entries().size();
    };
  }

  private static String counts(Mark mark) {
    return mark.campaign() + "." + mark.library() + "." + mark.labels() + "." + mark.matching();
  }

  /**
   * The answer.
   *
   * @param means of fingerprints that are known already
   */
  ObjectNode answer(Scene scene, Means means) {
    return switch (this) {
      case STATUS -> StatusJson.of(Status.hashed(scene.chronicle(), scene.plan(), scene.held()));
      case CAMPAIGN -> CampaignJson.of(scene);
      case LABELS -> LabelsJson.of(scene.chronicle());
      case PARITY -> ParityJson.of(scene.chronicle());
      case UNCERTAINTY -> UncertaintyJson.of(scene.chronicle());
      case MAP -> MapJson.of(scene.chronicle(), means);
    };
  }
}
