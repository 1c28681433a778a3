package org.athanor.persistence.codec;

import org.athanor.persistence.wire.WalkProto;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Driver;
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
      case Motion.Strained strained -> write(strained, message.getStrainedBuilder());
      case Motion.Dynamics dynamics -> write(dynamics, message.getDynamicsBuilder());
    }
    return message.build();
  }

  private static void write(Motion.Strained motion, WalkProto.Motion.Strained.Builder message) {
    message.setCount(motion.count()).setStrain(motion.strain());
    switch (motion.driver()) {
      case Driver.Fitted fitted -> message.setPotential(fitted.version());
      case Driver.Given given -> message.setGiven(given.spec());
    }
  }

  private static void write(Motion.Dynamics motion, WalkProto.Motion.Dynamics.Builder message) {
    message.setTemperature(motion.temperature()).setBias(write(motion.bias()));
    switch (motion.driver()) {
      case Driver.Fitted fitted -> message.setPotential(fitted.version());
      case Driver.Given given -> message.setGiven(given.spec());
    }
  }

  private static Motion read(WalkProto.Motion message) {
    return switch (message.getKindCase()) {
      case PERTURBED -> {
        WalkProto.Motion.Perturbed motion = message.getPerturbed();
        yield new Motion.Perturbed(motion.getCount(), motion.getStrain(), motion.getRattle());
      }
      case STRAINED -> {
        WalkProto.Motion.Strained motion = message.getStrained();
        yield new Motion.Strained(
            motion.getCount(),
            motion.getStrain(),
            driver(motion.hasGiven(), motion.getGiven(), motion.getPotential()));
      }
      case DYNAMICS -> {
        WalkProto.Motion.Dynamics motion = message.getDynamics();
        yield new Motion.Dynamics(
            motion.getTemperature(),
            read(motion.getBias()),
            driver(motion.hasGiven(), motion.getGiven(), motion.getPotential()));
      }
      case KIND_NOT_SET -> throw Wire.unknown("motion");
    };
  }

  /** Before a file could name one, every potential was a fitted version. */
  private static Driver driver(boolean given, String spec, int version) {
    return given ? new Driver.Given(spec) : new Driver.Fitted(version);
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
