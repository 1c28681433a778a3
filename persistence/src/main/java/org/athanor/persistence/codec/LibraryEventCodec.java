package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import org.athanor.persistence.wire.LibraryProto;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;

/** The librarian's events. */
final class LibraryEventCodec implements EventCodec<LibraryEvent> {
  @Override
  public String manifest() {
    return "library";
  }

  @Override
  public Class<LibraryEvent> type() {
    return LibraryEvent.class;
  }

  @Override
  public byte[] encode(LibraryEvent event) {
    LibraryProto.LibraryEvent.Builder message = LibraryProto.LibraryEvent.newBuilder();
    switch (event) {
      case RoundAwaited round -> message.setRoundAwaited(write(round));
      case WalkArrived arrived ->
          message
              .getWalkArrivedBuilder()
              .setOutcome(OutcomeWire.write(arrived.outcome()))
              .setExplorer(arrived.explorer())
              .setAt(Wire.write(arrived.at()));
      case WalkJudged judged ->
          message
              .getWalkJudgedBuilder()
              .setWalk(WalkWire.write(judged.walk()))
              .addAllJudgements(judged.judgements().stream().map(SelectionWire::write).toList())
              .setAt(Wire.write(judged.at()));
      case RoundSelected round -> message.setRoundSelected(write(round));
    }
    return message.build().toByteArray();
  }

  @Override
  public LibraryEvent parse(byte[] bytes) throws InvalidProtocolBufferException {
    LibraryProto.LibraryEvent message = LibraryProto.LibraryEvent.parseFrom(bytes);
    return switch (message.getEventCase()) {
      case ROUND_AWAITED -> read(message.getRoundAwaited());
      case WALK_ARRIVED -> read(message.getWalkArrived());
      case WALK_JUDGED -> read(message.getWalkJudged());
      case ROUND_SELECTED -> read(message.getRoundSelected());
      case EVENT_NOT_SET -> throw Wire.unknown("library event");
    };
  }

  static LibraryProto.RoundAwaited write(RoundAwaited round) {
    return LibraryProto.RoundAwaited.newBuilder()
        .setRound(round.round())
        .addAllWalks(round.walks().stream().map(WalkWire::write).toList())
        .addAllQuotas(round.quotas().stream().map(SelectionWire::write).toList())
        .setSeed(round.seed())
        .setAt(Wire.write(round.at()))
        .build();
  }

  static RoundAwaited read(LibraryProto.RoundAwaited message) {
    return new RoundAwaited(
        message.getRound(),
        message.getWalksList().stream().map(WalkWire::read).toList(),
        message.getQuotasList().stream().map(SelectionWire::read).toList(),
        message.getSeed(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static WalkArrived read(LibraryProto.WalkArrived message) {
    return new WalkArrived(
        OutcomeWire.read(message.getOutcome()),
        message.getExplorer(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  private static WalkJudged read(LibraryProto.WalkJudged message) {
    return new WalkJudged(
        WalkWire.read(message.hasWalk(), message.getWalk()),
        message.getJudgementsList().stream().map(SelectionWire::read).toList(),
        Wire.read(message.hasAt(), message.getAt()));
  }

  static LibraryProto.RoundSelected write(RoundSelected round) {
    return LibraryProto.RoundSelected.newBuilder()
        .setRound(round.round())
        .addAllSelections(round.selections().stream().map(SelectionWire::write).toList())
        .setAt(Wire.write(round.at()))
        .build();
  }

  static RoundSelected read(LibraryProto.RoundSelected message) {
    return new RoundSelected(
        message.getRound(),
        message.getSelectionsList().stream().map(SelectionWire::read).toList(),
        Wire.read(message.hasAt(), message.getAt()));
  }
}
