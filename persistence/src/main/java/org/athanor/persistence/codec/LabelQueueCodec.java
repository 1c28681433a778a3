package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import java.util.List;
import org.athanor.persistence.wire.LabelProto;
import org.athanor.persistence.wire.SnapshotProto;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus;

/** The labeler pool's state. */
final class LabelQueueCodec implements StateCodec<LabelQueue> {
  @Override
  public String manifest() {
    return "label-queue";
  }

  @Override
  public Class<LabelQueue> type() {
    return LabelQueue.class;
  }

  @Override
  public MessageLite message(LabelQueue queue) {
    return SnapshotProto.LabelQueue.newBuilder()
        .addAllRounds(queue.rounds().stream().map(LabelEventCodec::write).toList())
        .addAllStatuses(queue.statuses().stream().map(LabelQueueCodec::write).toList())
        .setTally(write(queue.tally()))
        .build();
  }

  @Override
  public LabelQueue parse(ByteBuffer bytes) throws InvalidProtocolBufferException {
    SnapshotProto.LabelQueue message = SnapshotProto.LabelQueue.parseFrom(bytes);
    return LabelQueue.of(
        message.getRoundsList().stream().map(LabelEventCodec::read).toList(),
        message.getStatusesList().stream().map(LabelQueueCodec::read).toList(),
        read(Wire.present(message.hasTally(), message.getTally(), "a tally")));
  }

  private static SnapshotProto.LabelStatus write(LabelStatus status) {
    SnapshotProto.LabelStatus.Builder message = SnapshotProto.LabelStatus.newBuilder();
    switch (status) {
      case LabelStatus.Waiting waiting ->
          message.getWaitingBuilder().addAllEarlier(write(waiting.earlier()));
      case LabelStatus.Running running ->
          message
              .getRunningBuilder()
              .addAllEarlier(write(running.earlier()))
              .setAttempt(running.attempt())
              .setLabeler(running.labeler());
      case LabelStatus.Done done ->
          message
              .getDoneBuilder()
              .setLabels(StructureWire.write(done.labels()))
              .setSeconds(done.seconds());
      case LabelStatus.Quarantined quarantined ->
          message.getQuarantinedBuilder().setFailure(FailureWire.write(quarantined.failure()));
    }
    return message.build();
  }

  private static LabelStatus read(SnapshotProto.LabelStatus message) {
    return switch (message.getKindCase()) {
      case WAITING -> new LabelStatus.Waiting(read(message.getWaiting().getEarlierList()));
      case RUNNING -> {
        SnapshotProto.LabelStatus.Running running = message.getRunning();
        yield new LabelStatus.Running(
            read(running.getEarlierList()), running.getAttempt(), running.getLabeler());
      }
      case DONE -> {
        SnapshotProto.LabelStatus.Done done = message.getDone();
        yield new LabelStatus.Done(
            StructureWire.read(done.hasLabels(), done.getLabels()), done.getSeconds());
      }
      case QUARANTINED ->
          new LabelStatus.Quarantined(FailureWire.read(message.getQuarantined().getFailure()));
      case KIND_NOT_SET -> throw Wire.unknown("label's status");
    };
  }

  private static List<LabelProto.Failure> write(List<Failure> failures) {
    return failures.stream().map(FailureWire::write).toList();
  }

  private static List<Failure> read(List<LabelProto.Failure> failures) {
    return failures.stream().map(FailureWire::read).toList();
  }

  private static SnapshotProto.Tally write(LabelQueue.Tally tally) {
    return SnapshotProto.Tally.newBuilder()
        .setComputed(tally.computed())
        .setDone(tally.done())
        .setRecalled(tally.recalled())
        .setFailed(tally.failed())
        .setQuarantined(tally.quarantined())
        .setSeconds(tally.seconds())
        .build();
  }

  private static LabelQueue.Tally read(SnapshotProto.Tally tally) {
    return new LabelQueue.Tally(
        tally.getComputed(),
        tally.getDone(),
        tally.getRecalled(),
        tally.getFailed(),
        tally.getQuarantined(),
        tally.getSeconds());
  }
}
