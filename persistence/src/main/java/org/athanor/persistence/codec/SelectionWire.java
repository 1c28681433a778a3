package org.athanor.persistence.codec;

import org.athanor.persistence.wire.LibraryProto;
import org.athanor.potentials.entropy.Mode;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;

/** How candidates were judged and chosen. */
final class SelectionWire {
  private SelectionWire() {}

  static LibraryProto.Quota write(Quota quota) {
    return LibraryProto.Quota.newBuilder()
        .setArm(WalkWire.write(quota.arm()))
        .setCount(quota.count())
        .build();
  }

  static Quota read(LibraryProto.Quota message) {
    return new Quota(WalkWire.read(message.getArm()), message.getCount());
  }

  static LibraryProto.Selection write(Selection selection) {
    return LibraryProto.Selection.newBuilder()
        .setCandidate(WalkWire.write(selection.candidate()))
        .setArm(WalkWire.write(selection.arm()))
        .setPhase(selection.phase())
        .setStructure(StructureWire.write(selection.structure()))
        .build();
  }

  static Selection read(LibraryProto.Selection message) {
    return new Selection(
        WalkWire.read(message.getCandidate()),
        WalkWire.read(message.getArm()),
        message.getPhase(),
        StructureWire.read(message.hasStructure(), message.getStructure()));
  }

  static LibraryProto.Judgement write(Judgement judgement) {
    return LibraryProto.Judgement.newBuilder()
        .setCandidate(judgement.candidate())
        .setMode(write(judgement.mode()))
        .setNovelty(judgement.novelty())
        .setGain(judgement.gain())
        .setVerdict(write(judgement.verdict()))
        .build();
  }

  static Judgement read(LibraryProto.Judgement message) {
    return new Judgement(
        message.getCandidate(),
        read(message.getMode()),
        message.getNovelty(),
        message.getGain(),
        read(message.getVerdict()));
  }

  private static LibraryProto.Mode write(Mode mode) {
    return switch (mode) {
      case PER_ATOM -> LibraryProto.Mode.MODE_PER_ATOM;
      case PER_CONFIGURATION -> LibraryProto.Mode.MODE_PER_CONFIGURATION;
    };
  }

  private static Mode read(LibraryProto.Mode message) {
    return switch (message) {
      case MODE_PER_ATOM -> Mode.PER_ATOM;
      case MODE_PER_CONFIGURATION -> Mode.PER_CONFIGURATION;
      case MODE_UNSPECIFIED, UNRECOGNIZED -> throw Wire.unknown("mode");
    };
  }

  private static LibraryProto.Verdict write(Verdict verdict) {
    LibraryProto.Verdict.Builder message = LibraryProto.Verdict.newBuilder();
    switch (verdict) {
      case Verdict.Accepted accepted -> message.getAcceptedBuilder();
      case Verdict.Exempt exempt -> message.getExemptBuilder();
      case Verdict.Familiar familiar -> message.getFamiliarBuilder();
      case Verdict.Duplicate duplicate ->
          message.getDuplicateBuilder().setOf(WalkWire.write(duplicate.of()));
      case Verdict.Refused refused -> message.getRefusedBuilder().setReason(refused.reason());
    }
    return message.build();
  }

  private static Verdict read(LibraryProto.Verdict message) {
    return switch (message.getKindCase()) {
      case ACCEPTED -> new Verdict.Accepted();
      case EXEMPT -> new Verdict.Exempt();
      case FAMILIAR -> new Verdict.Familiar();
      case DUPLICATE -> new Verdict.Duplicate(WalkWire.read(message.getDuplicate().getOf()));
      case REFUSED -> new Verdict.Refused(message.getRefused().getReason());
      case KIND_NOT_SET -> throw Wire.unknown("verdict");
    };
  }
}
