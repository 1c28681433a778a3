package org.athanor.persistence.codec;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What all codecs need: clock readings, durations, lists of doubles, and a check for absence. */
final class Wire {
  private Wire() {}

  /** The message, if the sender set it: an absent one would read as all zeros. */
  static <M> M present(boolean set, M message, String name) {
    if (!set) {
      throw new UnreadableEventException("event: expected " + name + ", got none");
    }
    return message;
  }

  /** What a message says; empty if the sender left it out. */
  static <M, T> Optional<T> ifSet(boolean set, M message, Function<M, T> read) {
    return set ? Optional.of(read.apply(message)) : Optional.empty();
  }

  /** What to throw for a variant or constant that this version does not know. */
  static UnreadableEventException unknown(String name) {
    return new UnreadableEventException(
        "event: expected a "
            + name
            + " that this version knows, got none; written by a newer one?");
  }

  static Timestamp write(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  static Instant read(boolean set, Timestamp at) {
    present(set, at, "a time");
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }

  static Duration write(java.time.Duration time) {
    return Duration.newBuilder().setSeconds(time.getSeconds()).setNanos(time.getNano()).build();
  }

  static java.time.Duration read(boolean set, Duration time) {
    present(set, time, "a duration");
    return java.time.Duration.ofSeconds(time.getSeconds(), time.getNanos());
  }

  static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
