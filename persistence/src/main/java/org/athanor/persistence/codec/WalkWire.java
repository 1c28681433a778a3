package org.athanor.persistence.codec;

import org.athanor.persistence.wire.WalkProto;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;

/** Walks: what an explorer is asked to do. */
final class WalkWire {
  private WalkWire() {}

  static WalkProto.Walk write(Walk walk) {
    return WalkProto.Walk.newBuilder()
        .setId(write(walk.id()))
        .setArm(write(walk.arm()))
        .setPhase(walk.phase())
        .setStart(StructureWire.write(walk.start()))
        .setPressureGpa(walk.pressureGPa())
        .setMotion(write(walk.motion()))
        .setSeed(walk.seed())
        .build();
  }

  static Walk read(WalkProto.Walk message) {
    return new Walk(
        read(message.hasId(), message.getId()),
        read(message.getArm()),
        message.getPhase(),
        StructureWire.read(message.hasStart(), message.getStart()),
        message.getPressureGpa(),
        read(message.getMotion()),
        message.getSeed());
  }

  static WalkProto.WalkId write(WalkId id) {
    return WalkProto.WalkId.newBuilder().setRound(id.round()).setIndex(id.index()).build();
  }

  static WalkId read(boolean set, WalkProto.WalkId message) {
    Wire.present(set, message, "a walk's place");
    return new WalkId(message.getRound(), message.getIndex());
  }

  static WalkProto.CandidateId write(CandidateId id) {
    return WalkProto.CandidateId.newBuilder()
        .setWalk(write(id.walk()))
        .setIndex(id.index())
        .build();
  }

  static CandidateId read(WalkProto.CandidateId message) {
    return new CandidateId(read(message.hasWalk(), message.getWalk()), message.getIndex());
  }

  static WalkProto.Arm write(Arm arm) {
    return switch (arm) {
      case SEED -> WalkProto.Arm.ARM_SEED;
      case ANCHOR -> WalkProto.Arm.ARM_ANCHOR;
      case ENTROPY -> WalkProto.Arm.ARM_ENTROPY;
      case CONTROL -> WalkProto.Arm.ARM_CONTROL;
      case TEST -> WalkProto.Arm.ARM_TEST;
    };
  }

  static Arm read(WalkProto.Arm message) {
    return switch (message) {
      case ARM_SEED -> Arm.SEED;
      case ARM_ANCHOR -> Arm.ANCHOR;
      case ARM_ENTROPY -> Arm.ENTROPY;
      case ARM_CONTROL -> Arm.CONTROL;
      case ARM_TEST -> Arm.TEST;
      case ARM_UNSPECIFIED, UNRECOGNIZED -> throw Wire.unknown("arm");
    };
  }

  private static WalkProto.Motion write(Motion motion) {
    WalkProto.Motion.Builder message = WalkProto.Motion.newBuilder();
    switch (motion) {
      case Motion.Perturbed perturbed ->
          message
              .getPerturbedBuilder()
              .setCount(perturbed.count())
              .setStrain(perturbed.strain())
              .setRattle(perturbed.rattle());
      case Motion.Strained strained ->
          message
              .getStrainedBuilder()
              .setCount(strained.count())
              .setStrain(strained.strain())
              .setPotential(strained.potential());
      case Motion.Dynamics dynamics ->
          message
              .getDynamicsBuilder()
              .setTemperature(dynamics.temperature())
              .setBias(write(dynamics.bias()))
              .setPotential(dynamics.potential());
    }
    return message.build();
  }

  private static Motion read(WalkProto.Motion message) {
    return switch (message.getKindCase()) {
      case PERTURBED -> {
        WalkProto.Motion.Perturbed motion = message.getPerturbed();
        yield new Motion.Perturbed(motion.getCount(), motion.getStrain(), motion.getRattle());
      }
      case STRAINED -> {
        WalkProto.Motion.Strained motion = message.getStrained();
        yield new Motion.Strained(motion.getCount(), motion.getStrain(), motion.getPotential());
      }
      case DYNAMICS -> {
        WalkProto.Motion.Dynamics motion = message.getDynamics();
        yield new Motion.Dynamics(
            motion.getTemperature(), read(motion.getBias()), motion.getPotential());
      }
      case KIND_NOT_SET -> throw Wire.unknown("motion");
    };
  }

  private static WalkProto.Bias write(Bias bias) {
    WalkProto.Bias.Builder message = WalkProto.Bias.newBuilder();
    switch (bias) {
      case Bias.None none -> message.getNoneBuilder();
      case Bias.LocalEntropy entropy ->
          message.getLocalEntropyBuilder().setStrength(entropy.strength());
    }
    return message.build();
  }

  private static Bias read(WalkProto.Bias message) {
    return switch (message.getKindCase()) {
      case NONE -> new Bias.None();
      case LOCAL_ENTROPY -> new Bias.LocalEntropy(message.getLocalEntropy().getStrength());
      case KIND_NOT_SET -> throw Wire.unknown("bias");
    };
  }
}
