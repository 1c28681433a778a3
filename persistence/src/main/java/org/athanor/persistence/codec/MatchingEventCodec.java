package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import org.athanor.persistence.wire.MatchingProto;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;

/** The matcher's events. */
final class MatchingEventCodec implements EventCodec<MatchingEvent> {
  @Override
  public String manifest() {
    return "matching";
  }

  @Override
  public Class<MatchingEvent> type() {
    return MatchingEvent.class;
  }

  @Override
  public byte[] encode(MatchingEvent event) {
    MatchingProto.MatchingEvent.Builder message = MatchingProto.MatchingEvent.newBuilder();
    switch (event) {
      case TargetSet set -> message.setTargetSet(write(set));
      case RoundMatched round -> message.setRoundMatched(write(round));
    }
    return message.build().toByteArray();
  }

  @Override
  public MatchingEvent parse(byte[] bytes) throws InvalidProtocolBufferException {
    MatchingProto.MatchingEvent message = MatchingProto.MatchingEvent.parseFrom(bytes);
    return switch (message.getEventCase()) {
      case TARGET_SET -> read(message.getTargetSet());
      case ROUND_MATCHED -> read(message.getRoundMatched());
      case EVENT_NOT_SET -> throw Wire.unknown("matching event");
    };
  }

  static MatchingProto.TargetSet write(TargetSet set) {
    return MatchingProto.TargetSet.newBuilder()
        .setPotential(set.potential())
        .addAllParameters(set.parameters().stream().map(MatchingWire::write).toList())
        .addAllReadings(set.readings().stream().map(MatchingWire::write).toList())
        .setAt(Wire.write(set.at()))
        .build();
  }

  static TargetSet read(MatchingProto.TargetSet message) {
    return new TargetSet(
        message.getPotential(),
        message.getParametersList().stream().map(MatchingWire::read).toList(),
        message.getReadingsList().stream().map(MatchingWire::read).toList(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  static MatchingProto.RoundMatched write(RoundMatched round) {
    MatchingProto.RoundMatched.Builder message =
        MatchingProto.RoundMatched.newBuilder()
            .setRound(round.round())
            .setPool(round.pool())
            .addAllNeeded(round.needed().stream().map(MatchingWire::write).toList())
            .addAllWeights(round.weights().stream().map(MatchingWire::write).toList())
            .setChange(round.change())
            .addAllControl(round.control().stream().map(WalkWire::write).toList())
            .setAt(Wire.write(round.at()));
    switch (round.found()) {
      case Bounds bounds -> message.setLowerBound(bounds.lower()).setUpperBound(bounds.upper());
      case Missing missing -> message.setMissing(missing.words());
    }
    return message.build();
  }

  static RoundMatched read(MatchingProto.RoundMatched message) {
    return new RoundMatched(
        message.getRound(),
        message.getPool(),
        message.getNeededList().stream().map(MatchingWire::read).toList(),
        message.getWeightsList().stream().map(MatchingWire::read).toList(),
        message.hasMissing()
            ? new Missing(message.getMissing())
            : new Bounds(message.getLowerBound(), message.getUpperBound()),
        message.getChange(),
        message.getControlList().stream().map(WalkWire::read).toList(),
        Wire.read(message.hasAt(), message.getAt()));
  }
}
