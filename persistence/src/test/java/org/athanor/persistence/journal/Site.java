package org.athanor.persistence.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.protocol.label.LabelEvent;

/**
 * A campaign's directory with its journal, and a way into the database past all checks.
 *
 * @param directory of the campaign
 * @param place of its journal
 */
record Site(Path directory, JournalPlace place) {
  static Site sqlite(Path directory) {
    return new Site(directory, new JournalPlace.Embedded());
  }

  Connection connection() throws SQLException {
    return switch (place) {
      case JournalPlace.Embedded here -> DriverManager.getConnection(Database.url(directory));
      case JournalPlace.Server server -> new PostgresStore(server).writable();
    };
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All events, held against their seals. */
  List<LabelEvent> read() {
    try (JournalReader reader = new JournalReader(directory)) {
      return reader.read(Recorder.ENTITY, EventCodecs.LABEL);
    }
  }

  /** What stands in the tables, as text. */
  String contents() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sequence_number, writer, deleted, event_payload FROM event_journal"
                    + " ORDER BY sequence_number")) {
      while (rows.next()) {
        all.append(rows.getLong(1)).append(' ').append(rows.getString(2)).append(' ');
        all.append(rows.getBoolean(3)).append(' ').append(Arrays.hashCode(rows.getBytes(4)));
      }
    }
    return all.toString();
  }
}
