package org.athanor.sims.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Finding;

/** Where candidates come from. */
final class Origins {
  private final Map<WalkId, Walk> walks = new HashMap<>();
  private final Map<CandidateId, Finding> findings = new HashMap<>();

  Origins(Chronicle chronicle) {
    for (RoundOpened round : chronicle.campaign().rounds()) {
      round.walks().forEach(walk -> walks.put(walk.id(), walk));
    }
    chronicle.findings().judged().forEach(one -> findings.put(one.candidate(), one));
  }

  /** The walk that brought it; empty where its round was not read yet. */
  Optional<Walk> walk(CandidateId candidate) {
    return Optional.ofNullable(walks.get(candidate.walk()));
  }

  /** How it was judged; empty where that was not read yet. */
  Optional<Finding> finding(CandidateId candidate) {
    return Optional.ofNullable(findings.get(candidate));
  }

  /** In K; empty where there is no dynamics. */
  static Optional<Double> temperature(Walk walk) {
    return walk.motion() instanceof Motion.Dynamics dynamics
        ? Optional.of(dynamics.temperature())
        : Optional.empty();
  }

  /** The strength k of the entropy bias in eV; 0 where dynamics is plain. */
  static Optional<Double> bias(Walk walk) {
    return walk.motion() instanceof Motion.Dynamics dynamics
        ? Optional.of(
            switch (dynamics.bias()) {
              case Bias.None _ -> 0.0;
              case Bias.LocalEntropy entropy -> entropy.strength();
            })
        : Optional.empty();
  }

  /** How the walk moved, in words. */
  static String motion(Walk walk) {
    return switch (walk.motion()) {
      case Motion.Perturbed _ -> "random strains and displacements";
      case Motion.Strained _ -> "small strains of the relaxed cell";
      case Motion.Dynamics _ -> "Langevin dynamics";
    };
  }

  /** What it moved on, in words; empty where it needs nothing. */
  static Optional<String> driver(Walk walk) {
    return walk.driver()
        .map(
            driver ->
                switch (driver) {
                  case Driver.Fitted fitted -> "fitted version " + fitted.version();
                  case Driver.Given given -> given.spec();
                });
  }
}
