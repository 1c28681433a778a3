package org.athanor.persistence.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Letters and answers as notifications of PostgreSQL (manual, {@code NOTIFY}) on a channel with the
 * name of the schema. Nothing of them is kept: who does not listen has not heard.
 *
 * <p>A letter is {@code letter EPOCH ID}, a line end and the text: it goes to the owner of that
 * epoch alone. An answer is {@code answer ID}, a line end and the text.
 */
final class Notices {
  /** Of one notification, in bytes; the server refuses 8,000. */
  private static final int LONGEST = 7_900;

  private Notices() {}

  static void listen(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN \"" + schema + "\"");
    }
  }

  static void say(Connection connection, String schema, String notice) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
      statement.setString(1, schema);
      statement.setString(2, notice);
      statement.execute();
    }
  }

  /** What was said since the last time. */
  static List<String> heard(Connection connection) throws SQLException {
    List<String> heard = new ArrayList<>();
    PGNotification[] all = connection.unwrap(PGConnection.class).getNotifications();
    if (all != null) {
      for (PGNotification one : all) {
        heard.add(one.getParameter());
      }
    }
    return heard;
  }

  /**
   * A letter to the owner of an epoch.
   *
   * @throws IllegalArgumentException if it is too long
   */
  static String letter(long epoch, Letter letter) {
    String notice = "letter " + epoch + " " + letter.id() + "\n" + letter.text();
    int bytes = notice.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST) {
      throw new IllegalArgumentException(
          "message through the database: expected "
              + LONGEST
              + " bytes at most, got "
              + bytes
              + "; stop the campaign and run it with the new file");
    }
    return notice;
  }

  static String answer(Letter letter, String text) {
    String notice = "answer " + letter.id() + "\n" + text;
    return notice.substring(0, Math.min(notice.length(), LONGEST / 4));
  }

  /** The letter in a notice, if it is one to the owner of this epoch. */
  static Optional<Letter> letter(long epoch, String notice) {
    return after("letter " + epoch + " ", notice);
  }

  /** The answer in a notice, if it is one, under the name of what it answers. */
  static Optional<Letter> answer(String notice) {
    return after("answer ", notice);
  }

  private static Optional<Letter> after(String head, String notice) {
    int end = notice.indexOf('\n');
    if (end < 0 || !notice.startsWith(head)) {
      return Optional.empty();
    }
    try {
      UUID id = UUID.fromString(notice.substring(head.length(), end));
      return Optional.of(new Letter(id, notice.substring(end + 1)));
    } catch (IllegalArgumentException somebodyElses) {
      return Optional.empty();
    }
  }
}
