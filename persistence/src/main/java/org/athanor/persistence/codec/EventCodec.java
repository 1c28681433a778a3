package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;

/**
 * Turns one family of events into bytes and back, exactly: every double keeps its bits.
 *
 * @param <E> the sealed interface of the family
 */
public sealed interface EventCodec<E>
    permits CampaignEventCodec, LibraryEventCodec, LabelEventCodec, MatchingEventCodec {
  /** The name under which events of this family are journalled. It never changes. */
  String manifest();

  /** The sealed interface of the family. */
  Class<E> type();

  /** The bytes of an event. */
  byte[] encode(E event);

  /** The event of a parsed message; an unset variant is an {@link UnreadableEventException}. */
  E parse(byte[] bytes) throws InvalidProtocolBufferException;

  /**
   * The event in these bytes.
   *
   * @throws UnreadableEventException if they hold none, are damaged, or are of a newer version
   */
  default E decode(byte[] bytes) {
    try {
      return parse(bytes);
    } catch (InvalidProtocolBufferException | IllegalArgumentException damage) {
      throw new UnreadableEventException(
          "expected a "
              + manifest()
              + " event in "
              + bytes.length
              + " bytes, got damaged ones: "
              + damage.getMessage(),
          damage);
    }
  }
}
