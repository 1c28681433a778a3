package org.athanor.persistence;

import akka.serialization.SerializerWithStringManifest;
import org.athanor.persistence.codec.EventCodecs;

/**
 * Stores events in the journal as protobuf, under names that never change.
 *
 * <p>No Java class name enters the journal: an event is known by the identifier of this serializer
 * and the manifest of its family.
 */
public final class AthanorSerializer extends SerializerWithStringManifest {
  /** Stored beside every event. It never changes. */
  public static final int IDENTIFIER = 20261;

  /** Called by Akka. */
  public AthanorSerializer() {}

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object event) {
    return EventCodecs.manifest(event);
  }

  @Override
  public byte[] toBinary(Object event) {
    return EventCodecs.encode(event);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    return EventCodecs.named(manifest).decode(bytes);
  }
}
