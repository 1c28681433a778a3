package org.athanor.persistence.codec;

import org.athanor.persistence.wire.LabelProto;
import org.athanor.protocol.label.Failure;

/** Why a reference calculation gave no label. */
final class FailureWire {
  private FailureWire() {}

  static LabelProto.Failure write(Failure failure) {
    LabelProto.Failure.Builder message = LabelProto.Failure.newBuilder();
    switch (failure) {
      case Failure.NotConverged cause ->
          message.getNotConvergedBuilder().setScfSteps(cause.scfSteps());
      case Failure.OutOfMemory cause ->
          message.getOutOfMemoryBuilder().setLastLines(cause.lastLines());
      case Failure.OutOfTime cause ->
          message.getOutOfTimeBuilder().setLimit(Wire.write(cause.limit()));
      case Failure.Crashed cause ->
          message
              .getCrashedBuilder()
              .setExitStatus(cause.exitStatus())
              .setLastLines(cause.lastLines());
      case Failure.Unavailable cause -> message.getUnavailableBuilder().setMissing(cause.missing());
      case Failure.Unreadable cause -> message.getUnreadableBuilder().setDetail(cause.detail());
      case Failure.Unphysical cause -> message.getUnphysicalBuilder().setDetail(cause.detail());
      case Failure.GeometryRefused cause ->
          message.getGeometryRefusedBuilder().setDetail(cause.detail());
      case Failure.Lost cause -> message.getLostBuilder().setLabeler(cause.labeler());
    }
    return message.build();
  }

  static Failure read(LabelProto.Failure message) {
    return switch (message.getKindCase()) {
      case NOT_CONVERGED -> new Failure.NotConverged(message.getNotConverged().getScfSteps());
      case OUT_OF_TIME -> {
        LabelProto.Failure.OutOfTime cause = message.getOutOfTime();
        yield new Failure.OutOfTime(Wire.read(cause.hasLimit(), cause.getLimit()));
      }
      case CRASHED -> {
        LabelProto.Failure.Crashed cause = message.getCrashed();
        yield new Failure.Crashed(cause.getExitStatus(), cause.getLastLines());
      }
      case UNAVAILABLE -> new Failure.Unavailable(message.getUnavailable().getMissing());
      case UNREADABLE -> new Failure.Unreadable(message.getUnreadable().getDetail());
      case UNPHYSICAL -> new Failure.Unphysical(message.getUnphysical().getDetail());
      case LOST -> new Failure.Lost(message.getLost().getLabeler());
      case OUT_OF_MEMORY -> new Failure.OutOfMemory(message.getOutOfMemory().getLastLines());
      case GEOMETRY_REFUSED ->
          new Failure.GeometryRefused(message.getGeometryRefused().getDetail());
      case KIND_NOT_SET -> throw Wire.unknown("failure");
    };
  }
}
