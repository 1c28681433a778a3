package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import org.athanor.persistence.wire.SnapshotProto;
import org.athanor.protocol.campaign.CampaignState;
import org.pcollections.TreePVector;

/** The supervisor's state. */
final class CampaignStateCodec implements StateCodec<CampaignState> {
  @Override
  public String manifest() {
    return "campaign-state";
  }

  @Override
  public Class<CampaignState> type() {
    return CampaignState.class;
  }

  @Override
  public MessageLite message(CampaignState state) {
    SnapshotProto.CampaignState.Builder message =
        SnapshotProto.CampaignState.newBuilder()
            .setSettings(state.settings())
            .addAllRounds(state.rounds().stream().map(CampaignEventCodec::write).toList())
            .addAllFits(state.fits().stream().map(CampaignEventCodec::write).toList())
            .setResumed(state.resumed());
    state.started().map(CampaignEventCodec::write).ifPresent(message::setStarted);
    state.ended().map(CampaignEventCodec::write).ifPresent(message::setEnded);
    return message.build();
  }

  @Override
  public CampaignState parse(ByteBuffer bytes) throws InvalidProtocolBufferException {
    SnapshotProto.CampaignState message = SnapshotProto.CampaignState.parseFrom(bytes);
    return new CampaignState(
        Wire.ifSet(message.hasStarted(), message.getStarted(), CampaignEventCodec::read),
        message.getSettings(),
        TreePVector.from(message.getRoundsList().stream().map(CampaignEventCodec::read).toList()),
        TreePVector.from(message.getFitsList().stream().map(CampaignEventCodec::read).toList()),
        Wire.ifSet(message.hasEnded(), message.getEnded(), CampaignEventCodec::read),
        message.getResumed());
  }
}
