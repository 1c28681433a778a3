package org.athanor.persistence.codec;

import java.util.List;
import java.util.stream.Collectors;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.matching.MatchingEvent;

/** All families of events, and what they are journalled as. */
public final class EventCodecs {
  /** Of the supervisor's events. */
  public static final EventCodec<CampaignEvent> CAMPAIGN = new CampaignEventCodec();

  /** Of the librarian's events. */
  public static final EventCodec<LibraryEvent> LIBRARY = new LibraryEventCodec();

  /** Of the labeler pool's events. */
  public static final EventCodec<LabelEvent> LABEL = new LabelEventCodec();

  /** Of the matcher's events. */
  public static final EventCodec<MatchingEvent> MATCHING = new MatchingEventCodec();

  private static final List<EventCodec<?>> ALL = List.of(CAMPAIGN, LIBRARY, LABEL, MATCHING);

  private EventCodecs() {}

  /**
   * The family that is journalled under {@code manifest}.
   *
   * @throws UnreadableEventException if there is none
   */
  public static EventCodec<?> named(String manifest) {
    return ALL.stream()
        .filter(codec -> codec.manifest().equals(manifest))
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableEventException(
                    "event manifest: expected one of "
                        + ALL.stream().map(EventCodec::manifest).collect(Collectors.joining(", "))
                        + ", got \""
                        + manifest
                        + "\"; was this journal written by a newer version?"));
  }

  /**
   * The manifest of an event.
   *
   * @throws IllegalArgumentException if it is not an event of any family
   */
  public static String manifest(Object event) {
    return of(event).manifest();
  }

  /**
   * The bytes of an event of any family.
   *
   * @throws IllegalArgumentException if it is not an event of any family
   */
  public static byte[] encode(Object event) {
    return encode(of(event), event);
  }

  private static <E> byte[] encode(EventCodec<E> codec, Object event) {
    return codec.encode(codec.type().cast(event));
  }

  private static EventCodec<?> of(Object event) {
    return ALL.stream()
        .filter(codec -> codec.type().isInstance(event))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "journal: expected a campaign, library, label or matching event, got "
                        + event.getClass().getName()));
  }
}
