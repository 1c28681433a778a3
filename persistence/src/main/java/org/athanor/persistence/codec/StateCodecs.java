package org.athanor.persistence.codec;

import java.util.List;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.matching.MatchingState;

/** All states that snapshots hold, and what they are stored as. */
public final class StateCodecs {
  /** Of the supervisor's state. */
  public static final StateCodec<CampaignState> CAMPAIGN = new CampaignStateCodec();

  /** Of the librarian's state. */
  public static final StateCodec<LibraryState> LIBRARY = new LibraryStateCodec();

  /** Of the labeler pool's state. */
  public static final StateCodec<LabelQueue> LABEL = new LabelQueueCodec();

  /** Of the matcher's state. */
  public static final StateCodec<MatchingState> MATCHING = new MatchingStateCodec();

  private static final List<StateCodec<?>> ALL = List.of(CAMPAIGN, LIBRARY, LABEL, MATCHING);

  private StateCodecs() {}

  /** The codec of states that are stored under {@code manifest}, if there is one. */
  public static Optional<StateCodec<?>> named(String manifest) {
    return ALL.stream()
        .filter(codec -> codec.manifest().equals(manifest))
        .<StateCodec<?>>map(codec -> codec)
        .findFirst();
  }

  /** The manifest of a state; empty if it is no state. */
  public static Optional<String> manifest(Object state) {
    return of(state).map(StateCodec::manifest);
  }

  /** The bytes of a state; empty if it is no state. */
  public static Optional<byte[]> encode(Object state) {
    return of(state).map(codec -> encode(codec, state));
  }

  private static <S> byte[] encode(StateCodec<S> codec, Object state) {
    return codec.encode(codec.type().cast(state));
  }

  private static Optional<StateCodec<?>> of(Object state) {
    return ALL.stream()
        .filter(codec -> codec.type().isInstance(state))
        .<StateCodec<?>>map(codec -> codec)
        .findFirst();
  }
}
