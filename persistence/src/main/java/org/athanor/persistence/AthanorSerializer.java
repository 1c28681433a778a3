package org.athanor.persistence;

import akka.serialization.SerializerWithStringManifest;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.codec.StateCodecs;

/**
 * Stores events and snapshots as protobuf, under names that never change.
 *
 * <p>No Java class name enters the journal: an event or state is known by the identifier of this
 * serializer and the manifest of its family.
 */
public final class AthanorSerializer extends SerializerWithStringManifest {
  /** Stored beside every event and snapshot. It never changes. */
  public static final int IDENTIFIER = 20261;

  /** Called by Akka. */
  public AthanorSerializer() {}

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object fact) {
    return StateCodecs.manifest(fact).orElseGet(() -> EventCodecs.manifest(fact));
  }

  @Override
  public byte[] toBinary(Object fact) {
    return StateCodecs.encode(fact).orElseGet(() -> EventCodecs.encode(fact));
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    return StateCodecs.named(manifest)
        .<Object>map(codec -> codec.decode(bytes))
        .orElseGet(() -> EventCodecs.named(manifest).decode(bytes));
  }
}
