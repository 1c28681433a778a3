package org.athanor.persistence.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The one row of {@code journal_owner}.
 *
 * @param journal made with the tables
 * @param epoch how many processes have owned the journal so far
 * @param holder the latest of them, for people
 */
record OwnerRow(UUID journal, long epoch, String holder) {
  static OwnerRow read(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT journal, epoch, holder FROM journal_owner")) {
      return of(statement);
    }
  }

  /** Raises the epoch; waits for what the former owner is writing at this moment. */
  static OwnerRow next(Connection connection) throws SQLException {
    String sql =
        "UPDATE journal_owner SET epoch = epoch + 1, holder = ? RETURNING journal, epoch, holder";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, CampaignLock.thisHolder());
      return of(statement);
    }
  }

  private static OwnerRow of(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("journal_owner: expected one row, got none");
      }
      return new OwnerRow(row.getObject(1, UUID.class), row.getLong(2), row.getString(3));
    }
  }
}
