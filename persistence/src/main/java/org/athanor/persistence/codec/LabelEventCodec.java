package org.athanor.persistence.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.Optional;
import org.athanor.persistence.wire.LabelProto;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelRequest;

/** The labeler pool's events. */
final class LabelEventCodec implements EventCodec<LabelEvent> {
  @Override
  public String manifest() {
    return "label";
  }

  @Override
  public Class<LabelEvent> type() {
    return LabelEvent.class;
  }

  @Override
  public byte[] encode(LabelEvent event) {
    LabelProto.LabelEvent.Builder message = LabelProto.LabelEvent.newBuilder();
    switch (event) {
      case LabelsRequested asked -> message.setLabelsRequested(write(asked));
      case LabelingStarted started ->
          message
              .getLabelingStartedBuilder()
              .setId(write(started.id()))
              .setAttempt(started.attempt())
              .setLabeler(started.labeler())
              .setAt(Wire.write(started.at()));
      case StructureLabeled labeled ->
          message
              .getStructureLabeledBuilder()
              .setId(write(labeled.id()))
              .setAttempt(labeled.attempt())
              .setLabels(StructureWire.write(labeled.labels()))
              .setSeconds(labeled.cost().seconds())
              .setCores(labeled.cost().cores())
              .setAt(Wire.write(labeled.at()));
      case LabelRecalled recalled ->
          message
              .getLabelRecalledBuilder()
              .setId(write(recalled.id()))
              .setLabels(StructureWire.write(recalled.labels()))
              .setAt(Wire.write(recalled.at()));
      case LabelingFailed failed -> {
        LabelProto.LabelingFailed.Builder builder =
            message
                .getLabelingFailedBuilder()
                .setId(write(failed.id()))
                .setAttempt(failed.attempt())
                .setFailure(FailureWire.write(failed.failure()))
                .setSeconds(failed.cost().seconds())
                .setCores(failed.cost().cores())
                .setAt(Wire.write(failed.at()));
        failed.kept().ifPresent(builder::setKept);
      }
      case StructureQuarantined quarantined ->
          message
              .getStructureQuarantinedBuilder()
              .setId(write(quarantined.id()))
              .setFailure(FailureWire.write(quarantined.failure()))
              .setAt(Wire.write(quarantined.at()));
      case StructureRequeued requeued ->
          message
              .getStructureRequeuedBuilder()
              .setId(write(requeued.id()))
              .setBy(requeued.by())
              .setAt(Wire.write(requeued.at()));
    }
    return message.build().toByteArray();
  }

  @Override
  public LabelEvent parse(byte[] bytes) throws InvalidProtocolBufferException {
    LabelProto.LabelEvent message = LabelProto.LabelEvent.parseFrom(bytes);
    return switch (message.getEventCase()) {
      case LABELS_REQUESTED -> read(message.getLabelsRequested());
      case LABELING_STARTED -> read(message.getLabelingStarted());
      case STRUCTURE_LABELED -> read(message.getStructureLabeled());
      case LABEL_RECALLED -> read(message.getLabelRecalled());
      case LABELING_FAILED -> read(message.getLabelingFailed());
      case STRUCTURE_QUARANTINED -> read(message.getStructureQuarantined());
      case STRUCTURE_REQUEUED -> read(message.getStructureRequeued());
      case EVENT_NOT_SET -> throw Wire.unknown("label event");
    };
  }

  static LabelProto.LabelsRequested write(LabelsRequested asked) {
    return LabelProto.LabelsRequested.newBuilder()
        .setRound(asked.round())
        .addAllRequests(asked.requests().stream().map(LabelEventCodec::write).toList())
        .setAt(Wire.write(asked.at()))
        .build();
  }

  static LabelsRequested read(LabelProto.LabelsRequested message) {
    return new LabelsRequested(
        message.getRound(),
        message.getRequestsList().stream().map(LabelEventCodec::read).toList(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static LabelingStarted read(LabelProto.LabelingStarted message) {
    return new LabelingStarted(
        read(message.getId()),
        message.getAttempt(),
        message.getLabeler(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static StructureLabeled read(LabelProto.StructureLabeled message) {
    return new StructureLabeled(
        read(message.getId()),
        message.getAttempt(),
        StructureWire.read(message.hasLabels(), message.getLabels()),
        cost(message.getSeconds(), message.hasCores(), message.getCores()),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static LabelRecalled read(LabelProto.LabelRecalled message) {
    return new LabelRecalled(
        read(message.getId()),
        StructureWire.read(message.hasLabels(), message.getLabels()),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static LabelingFailed read(LabelProto.LabelingFailed message) {
    return new LabelingFailed(
        read(message.getId()),
        message.getAttempt(),
        FailureWire.read(message.getFailure()),
        cost(message.getSeconds(), message.hasCores(), message.getCores()),
        message.hasKept() ? Optional.of(message.getKept()) : Optional.empty(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static StructureQuarantined read(LabelProto.StructureQuarantined message) {
    return new StructureQuarantined(
        read(message.getId()),
        FailureWire.read(message.getFailure()),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static StructureRequeued read(LabelProto.StructureRequeued message) {
    return new StructureRequeued(
        read(message.getId()), message.getBy(), Wire.read(message.hasAt(), message.getAt()));
  }

  /** The first version had references of one core only, and did not write it. */
  private static Cost cost(double seconds, boolean known, int cores) {
    return known ? new Cost(seconds, cores) : Cost.ofOneCore(seconds);
  }

  private static LabelProto.LabelRequest write(LabelRequest request) {
    return LabelProto.LabelRequest.newBuilder()
        .setId(write(request.id()))
        .setSelection(SelectionWire.write(request.selection()))
        .build();
  }

  private static LabelRequest read(LabelProto.LabelRequest message) {
    return new LabelRequest(read(message.getId()), SelectionWire.read(message.getSelection()));
  }

  private static LabelProto.LabelId write(LabelId id) {
    byte[] digest = HexFormat.of().parseHex(id.digest());
    return LabelProto.LabelId.newBuilder().setDigest(ByteString.copyFrom(digest)).build();
  }

  private static LabelId read(LabelProto.LabelId message) {
    return new LabelId(HexFormat.of().formatHex(message.getDigest().toByteArray()));
  }
}
