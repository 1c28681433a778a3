package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.athanor.persistence.wire.LibraryProto;
import org.athanor.persistence.wire.SnapshotProto;
import org.athanor.persistence.wire.WalkProto;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/** The librarian's state. */
final class LibraryStateCodec implements StateCodec<LibraryState> {
  @Override
  public String manifest() {
    return "library-state";
  }

  @Override
  public Class<LibraryState> type() {
    return LibraryState.class;
  }

  @Override
  public MessageLite message(LibraryState state) {
    return SnapshotProto.LibraryState.newBuilder()
        .addAllAwaited(state.awaited().values().stream().map(LibraryEventCodec::write).toList())
        .addAllOutcomes(state.outcomes().values().stream().map(OutcomeWire::write).toList())
        .addAllJudgements(
            state.judgements().entrySet().stream().map(LibraryStateCodec::write).toList())
        .addAllSelected(state.selected().stream().map(LibraryEventCodec::write).toList())
        .build();
  }

  @Override
  public LibraryState parse(ByteBuffer bytes) throws InvalidProtocolBufferException {
    SnapshotProto.LibraryState message = SnapshotProto.LibraryState.parseFrom(bytes);
    TreePMap<Integer, RoundAwaited> awaited = TreePMap.empty();
    for (LibraryProto.RoundAwaited round : message.getAwaitedList()) {
      awaited = awaited.plus(round.getRound(), LibraryEventCodec.read(round));
    }
    TreePMap<WalkId, WalkOutcome> outcomes = TreePMap.empty();
    for (WalkProto.WalkOutcome outcome : message.getOutcomesList()) {
      WalkOutcome read = OutcomeWire.read(outcome);
      outcomes = outcomes.plus(read.walk(), read);
    }
    TreePMap<WalkId, List<Judgement>> judgements = TreePMap.empty();
    for (SnapshotProto.JudgedWalk judged : message.getJudgementsList()) {
      judgements =
          judgements.plus(
              WalkWire.read(judged.hasWalk(), judged.getWalk()),
              judged.getJudgementsList().stream().map(SelectionWire::read).toList());
    }
    return new LibraryState(
        awaited,
        outcomes,
        judgements,
        TreePVector.from(message.getSelectedList().stream().map(LibraryEventCodec::read).toList()));
  }

  private static SnapshotProto.JudgedWalk write(Map.Entry<WalkId, List<Judgement>> judged) {
    return SnapshotProto.JudgedWalk.newBuilder()
        .setWalk(WalkWire.write(judged.getKey()))
        .addAllJudgements(judged.getValue().stream().map(SelectionWire::write).toList())
        .build();
  }
}
