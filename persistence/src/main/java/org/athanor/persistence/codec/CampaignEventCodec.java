package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.athanor.persistence.wire.CampaignProto;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignForked;
import org.athanor.protocol.campaign.CampaignEvent.CampaignReopened;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.CampaignEvent.StopRequested;
import org.athanor.protocol.campaign.StopPoint;

/** The supervisor's events. */
final class CampaignEventCodec implements EventCodec<CampaignEvent> {
  @Override
  public String manifest() {
    return "campaign";
  }

  @Override
  public Class<CampaignEvent> type() {
    return CampaignEvent.class;
  }

  @Override
  public byte[] encode(CampaignEvent event) {
    CampaignProto.CampaignEvent.Builder message = CampaignProto.CampaignEvent.newBuilder();
    switch (event) {
      case CampaignStarted started -> message.setCampaignStarted(write(started));
      case CampaignResumed resumed -> message.setCampaignResumed(write(resumed));
      case SettingsChanged changed -> message.setSettingsChanged(write(changed));
      case RoundOpened round -> message.setRoundOpened(write(round));
      case PotentialFitted fitted -> message.setPotentialFitted(write(fitted));
      case CampaignForked fork -> message.setCampaignForked(write(fork));
      case StopRequested asked -> message.setStopRequested(write(asked));
      case CampaignEnded ended -> message.setCampaignEnded(write(ended));
      case CampaignReopened reopened ->
          message.getCampaignReopenedBuilder().setAt(Wire.write(reopened.at()));
    }
    return message.build().toByteArray();
  }

  @Override
  public CampaignEvent parse(byte[] bytes) throws InvalidProtocolBufferException {
    CampaignProto.CampaignEvent message = CampaignProto.CampaignEvent.parseFrom(bytes);
    return switch (message.getEventCase()) {
      case CAMPAIGN_STARTED -> read(message.getCampaignStarted());
      case CAMPAIGN_RESUMED -> read(message.getCampaignResumed());
      case SETTINGS_CHANGED -> read(message.getSettingsChanged());
      case ROUND_OPENED -> read(message.getRoundOpened());
      case POTENTIAL_FITTED -> read(message.getPotentialFitted());
      case CAMPAIGN_FORKED -> read(message.getCampaignForked());
      case STOP_REQUESTED -> read(message.getStopRequested());
      case CAMPAIGN_ENDED -> read(message.getCampaignEnded());
      case CAMPAIGN_REOPENED ->
          new CampaignReopened(
              Wire.read(
                  message.getCampaignReopened().hasAt(), message.getCampaignReopened().getAt()));
      case EVENT_NOT_SET -> throw Wire.unknown("campaign event");
    };
  }

  static CampaignProto.CampaignStarted write(CampaignStarted started) {
    CampaignProto.CampaignStarted.Builder message =
        CampaignProto.CampaignStarted.newBuilder()
            .setName(started.name())
            .setSeed(started.seed())
            .setSettings(started.settings())
            .setAt(Wire.write(started.at()));
    started.program().ifPresent(message::setProgram);
    return message.build();
  }

  static CampaignStarted read(CampaignProto.CampaignStarted message) {
    return new CampaignStarted(
        message.getName(),
        message.getSeed(),
        message.getSettings(),
        message.hasProgram() ? Optional.of(message.getProgram()) : Optional.empty(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static CampaignProto.CampaignResumed write(CampaignResumed resumed) {
    CampaignProto.CampaignResumed.Builder message =
        CampaignProto.CampaignResumed.newBuilder().setAt(Wire.write(resumed.at()));
    resumed.program().ifPresent(message::setProgram);
    return message.build();
  }

  private static CampaignResumed read(CampaignProto.CampaignResumed message) {
    return new CampaignResumed(
        message.hasProgram() ? Optional.of(message.getProgram()) : Optional.empty(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static CampaignProto.SettingsChanged write(SettingsChanged changed) {
    CampaignProto.SettingsChanged.Builder message =
        CampaignProto.SettingsChanged.newBuilder()
            .setSettings(changed.settings())
            .setAt(Wire.write(changed.at()));
    changed.by().ifPresent(message::setBy);
    return message.build();
  }

  private static SettingsChanged read(CampaignProto.SettingsChanged message) {
    return new SettingsChanged(
        message.getSettings(),
        message.hasBy() ? Optional.of(message.getBy()) : Optional.empty(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  static CampaignProto.RoundOpened write(RoundOpened round) {
    return CampaignProto.RoundOpened.newBuilder()
        .setRound(round.round())
        .addAllWalks(round.walks().stream().map(WalkWire::write).toList())
        .addAllQuotas(round.quotas().stream().map(SelectionWire::write).toList())
        .setSeed(round.seed())
        .setAt(Wire.write(round.at()))
        .build();
  }

  static RoundOpened read(CampaignProto.RoundOpened message) {
    return new RoundOpened(
        message.getRound(),
        message.getWalksList().stream().map(WalkWire::read).toList(),
        message.getQuotasList().stream().map(SelectionWire::read).toList(),
        message.getSeed(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  static CampaignProto.PotentialFitted write(PotentialFitted fitted) {
    CampaignProto.PotentialFitted.Builder message =
        CampaignProto.PotentialFitted.newBuilder()
            .setVersion(fitted.version())
            .setPotential(fitted.potential())
            .setReport(FitWire.write(fitted.report()))
            .setAt(Wire.write(fitted.at()));
    fitted.tuning().map(MatchingWire::write).ifPresent(message::setTuning);
    fitted.seen().map(FitWire::write).ifPresent(message::setSeen);
    return message.build();
  }

  static PotentialFitted read(CampaignProto.PotentialFitted message) {
    return new PotentialFitted(
        message.getVersion(),
        message.getPotential(),
        FitWire.read(message.hasReport(), message.getReport()),
        message.hasSeen() ? Optional.of(FitWire.read(message.getSeen())) : Optional.empty(),
        message.hasTuning()
            ? Optional.of(MatchingWire.read(message.getTuning()))
            : Optional.empty(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static CampaignProto.CampaignForked write(CampaignForked fork) {
    return CampaignProto.CampaignForked.newBuilder()
        .setParent(fork.parent())
        .setRound(fork.round())
        .setBy(fork.by())
        .setAt(Wire.write(fork.at()))
        .build();
  }

  private static CampaignForked read(CampaignProto.CampaignForked message) {
    return new CampaignForked(
        message.getParent(),
        message.getRound(),
        message.getBy(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static CampaignProto.StopRequested write(StopRequested asked) {
    return CampaignProto.StopRequested.newBuilder()
        .setPoint(
            switch (asked.point()) {
              case ROUND -> CampaignProto.StopPoint.STOP_POINT_ROUND;
              case LABELS -> CampaignProto.StopPoint.STOP_POINT_LABELS;
              case NOW -> CampaignProto.StopPoint.STOP_POINT_NOW;
            })
        .setBy(asked.by())
        .setAt(Wire.write(asked.at()))
        .build();
  }

  private static StopRequested read(CampaignProto.StopRequested message) {
    StopPoint point =
        switch (message.getPoint()) {
          case STOP_POINT_ROUND -> StopPoint.ROUND;
          case STOP_POINT_LABELS -> StopPoint.LABELS;
          case STOP_POINT_NOW -> StopPoint.NOW;
          case STOP_POINT_UNSPECIFIED, UNRECOGNIZED -> throw Wire.unknown("moment to stop");
        };
    return new StopRequested(point, message.getBy(), Wire.read(message.hasAt(), message.getAt()));
  }

  static CampaignProto.CampaignEnded write(CampaignEnded ended) {
    return CampaignProto.CampaignEnded.newBuilder()
        .setReason(FitWire.write(ended.reason()))
        .setDatasetHash(ended.datasetHash())
        .setAt(Wire.write(ended.at()))
        .build();
  }

  static CampaignEnded read(CampaignProto.CampaignEnded message) {
    return new CampaignEnded(
        FitWire.read(message.getReason()),
        message.getDatasetHash(),
        Wire.read(message.hasAt(), message.getAt()));
  }
}
