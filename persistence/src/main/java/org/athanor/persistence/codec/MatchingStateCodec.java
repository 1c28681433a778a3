package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import org.athanor.persistence.wire.SnapshotProto;
import org.athanor.protocol.matching.MatchingState;
import org.pcollections.TreePVector;

/** The matcher's state. */
final class MatchingStateCodec implements StateCodec<MatchingState> {
  @Override
  public String manifest() {
    return "matching-state";
  }

  @Override
  public Class<MatchingState> type() {
    return MatchingState.class;
  }

  @Override
  public MessageLite message(MatchingState state) {
    SnapshotProto.MatchingState.Builder message =
        SnapshotProto.MatchingState.newBuilder()
            .addAllRounds(state.rounds().stream().map(MatchingEventCodec::write).toList());
    state.target().map(MatchingEventCodec::write).ifPresent(message::setTarget);
    return message.build();
  }

  @Override
  public MatchingState parse(ByteBuffer bytes) throws InvalidProtocolBufferException {
    SnapshotProto.MatchingState message = SnapshotProto.MatchingState.parseFrom(bytes);
    return new MatchingState(
        Wire.ifSet(message.hasTarget(), message.getTarget(), MatchingEventCodec::read),
        TreePVector.from(message.getRoundsList().stream().map(MatchingEventCodec::read).toList()));
  }
}
