package org.athanor.persistence.codec;

import org.athanor.persistence.wire.WalkProto;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.WalkOutcome;

/** What a walk brought home. */
final class OutcomeWire {
  private OutcomeWire() {}

  static WalkProto.WalkOutcome write(WalkOutcome outcome) {
    return WalkProto.WalkOutcome.newBuilder()
        .setWalk(WalkWire.write(outcome.walk()))
        .addAllCandidates(outcome.candidates().stream().map(OutcomeWire::write).toList())
        .setEnding(write(outcome.ending()))
        .setSteps(outcome.steps())
        .setSeconds(outcome.seconds())
        .build();
  }

  static WalkOutcome read(WalkProto.WalkOutcome message) {
    return new WalkOutcome(
        WalkWire.read(message.hasWalk(), message.getWalk()),
        message.getCandidatesList().stream().map(OutcomeWire::read).toList(),
        read(message.getEnding()),
        message.getSteps(),
        message.getSeconds());
  }

  private static WalkProto.Candidate write(Candidate candidate) {
    return WalkProto.Candidate.newBuilder()
        .setIndex(candidate.index())
        .setStep(candidate.step())
        .setStructure(StructureWire.write(candidate.structure()))
        .build();
  }

  private static Candidate read(WalkProto.Candidate message) {
    return new Candidate(
        message.getIndex(),
        message.getStep(),
        StructureWire.read(message.hasStructure(), message.getStructure()));
  }

  private static WalkProto.Ending write(Ending ending) {
    WalkProto.Ending.Builder message = WalkProto.Ending.newBuilder();
    switch (ending) {
      case Ending.Completed completed -> message.getCompletedBuilder();
      case Ending.Guarded guarded ->
          message
              .getGuardedBuilder()
              .setStep(guarded.step())
              .setBreach(write(guarded.breach()))
              .setValue(guarded.value())
              .setLimit(guarded.limit());
      case Ending.NotRelaxed notRelaxed ->
          message.getNotRelaxedBuilder().setDetail(notRelaxed.detail());
      case Ending.Crashed crashed -> message.getCrashedBuilder().setDetail(crashed.detail());
    }
    return message.build();
  }

  private static Ending read(WalkProto.Ending message) {
    return switch (message.getKindCase()) {
      case COMPLETED -> new Ending.Completed();
      case GUARDED -> {
        WalkProto.Ending.Guarded guarded = message.getGuarded();
        yield new Ending.Guarded(
            guarded.getStep(), read(guarded.getBreach()), guarded.getValue(), guarded.getLimit());
      }
      case NOT_RELAXED -> new Ending.NotRelaxed(message.getNotRelaxed().getDetail());
      case CRASHED -> new Ending.Crashed(message.getCrashed().getDetail());
      case KIND_NOT_SET -> throw Wire.unknown("walk's ending");
    };
  }

  private static WalkProto.Ending.Breach write(Ending.Breach breach) {
    return switch (breach) {
      case SHORTEST_DISTANCE -> WalkProto.Ending.Breach.BREACH_SHORTEST_DISTANCE;
      case HIGHEST_TEMPERATURE -> WalkProto.Ending.Breach.BREACH_HIGHEST_TEMPERATURE;
      case LARGEST_FORCE -> WalkProto.Ending.Breach.BREACH_LARGEST_FORCE;
      case SMALLEST_VOLUME -> WalkProto.Ending.Breach.BREACH_SMALLEST_VOLUME;
      case LARGEST_VOLUME -> WalkProto.Ending.Breach.BREACH_LARGEST_VOLUME;
      case LARGEST_GRADE -> WalkProto.Ending.Breach.BREACH_LARGEST_GRADE;
    };
  }

  private static Ending.Breach read(WalkProto.Ending.Breach message) {
    return switch (message) {
      case BREACH_SHORTEST_DISTANCE -> Ending.Breach.SHORTEST_DISTANCE;
      case BREACH_HIGHEST_TEMPERATURE -> Ending.Breach.HIGHEST_TEMPERATURE;
      case BREACH_LARGEST_FORCE -> Ending.Breach.LARGEST_FORCE;
      case BREACH_SMALLEST_VOLUME -> Ending.Breach.SMALLEST_VOLUME;
      case BREACH_LARGEST_VOLUME -> Ending.Breach.LARGEST_VOLUME;
      case BREACH_LARGEST_GRADE -> Ending.Breach.LARGEST_GRADE;
      case BREACH_UNSPECIFIED, UNRECOGNIZED -> throw Wire.unknown("guard");
    };
  }
}
