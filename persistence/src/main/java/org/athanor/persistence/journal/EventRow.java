package org.athanor.persistence.journal;

import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** One row of the journal: all that replay depends on. Never leaves this package. */
record EventRow(
    String persistenceId,
    long sequenceNumber,
    String writer,
    long timestamp,
    String adapterManifest,
    ByteString payload,
    int serializer,
    String manifest) {
  /**
   * What {@link #of(ResultSet)} needs; a row that is marked deleted, or has metadata, is odd. False
   * is written so that every database understands it.
   */
  static final String COLUMNS =
      "persistence_id, sequence_number, writer, write_timestamp, adapter_manifest, event_payload,"
          + " event_ser_id, event_ser_manifest,"
          + " CASE WHEN deleted <> (1 = 0) OR meta_payload IS NOT NULL THEN 1 ELSE 0 END";

  static EventRow of(JournalAkkaSerializationRow row) {
    return new EventRow(
        row.persistenceId(),
        row.sequenceNumber(),
        row.writer(),
        row.writeTimestamp(),
        row.adapterManifest(),
        ByteString.copyFrom(row.eventPayload()),
        row.eventSerId(),
        row.eventSerManifest());
  }

  static EventRow of(ResultSet row) throws SQLException {
    byte[] payload = row.getBytes(6);
    EventRow event =
        new EventRow(
            row.getString(1),
            row.getLong(2),
            row.getString(3),
            row.getLong(4),
            row.getString(5),
            payload == null ? ByteString.EMPTY : ByteString.copyFrom(payload),
            row.getInt(7),
            row.getString(8));
    boolean complete =
        Stream.of(event.persistenceId, event.writer, event.adapterManifest, event.manifest)
            .allMatch(Objects::nonNull);
    if (!complete || payload == null || row.getInt(9) != 0) {
      throw new SQLException(event.place() + " is marked deleted or was altered");
    }
    return event;
  }

  /** For messages. */
  String place() {
    return "event " + sequenceNumber + " of \"" + persistenceId + "\"";
  }

  /** Adds everything to {@code digest}, with lengths, so that no two rows look alike. */
  void addTo(MessageDigest digest) {
    digest.update(
        ByteBuffer.allocate(24)
            .putLong(sequenceNumber)
            .putLong(timestamp)
            .putInt(serializer)
            .putInt(payload.size())
            .flip());
    add(digest, persistenceId);
    add(digest, writer);
    add(digest, adapterManifest);
    add(digest, manifest);
    digest.update(payload.asReadOnlyByteBuffer());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
