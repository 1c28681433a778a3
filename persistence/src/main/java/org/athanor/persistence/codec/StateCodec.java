package org.athanor.persistence.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Turns an entity's state into bytes and back, exactly.
 *
 * <p>The bytes are SHA-256 over manifest and message, then the message: a damaged state is never
 * taken for another one.
 *
 * @param <S> the state
 */
public sealed interface StateCodec<S>
    permits CampaignStateCodec, LibraryStateCodec, LabelQueueCodec, MatchingStateCodec {
  /** How many bytes the digest takes. */
  int DIGEST = 32;

  /** The name under which such states are stored. It never changes. */
  String manifest();

  /** The class of the state. */
  Class<S> type();

  /** The message of a state. */
  MessageLite message(S state);

  /** The state of a parsed message; an unset variant is an {@link UnreadableEventException}. */
  S parse(ByteBuffer bytes) throws InvalidProtocolBufferException;

  /** The bytes of a state. */
  default byte[] encode(S state) {
    byte[] message = message(state).toByteArray();
    byte[] digest = digest(ByteBuffer.wrap(message));
    return ByteBuffer.allocate(DIGEST + message.length).put(digest).put(message).array();
  }

  /**
   * The state in these bytes.
   *
   * @throws UnreadableEventException if they hold none, are damaged, or are of a newer version
   */
  default S decode(byte[] bytes) {
    try {
      int digest = Math.min(DIGEST, bytes.length);
      ByteBuffer message = ByteBuffer.wrap(bytes, digest, bytes.length - digest).slice();
      if (!Arrays.equals(Arrays.copyOf(bytes, digest), digest(message.duplicate()))) {
        throw new UnreadableEventException(
            "expected a " + manifest() + " with its digest, got " + bytes.length + " other bytes");
      }
      return parse(message);
    } catch (InvalidProtocolBufferException | IllegalArgumentException damage) {
      throw new UnreadableEventException(
          "expected a " + manifest() + ", got damaged bytes: " + damage.getMessage(), damage);
    }
  }

  private byte[] digest(ByteBuffer message) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(manifest().getBytes(StandardCharsets.UTF_8));
      digest.update(message);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
