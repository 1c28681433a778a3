package org.athanor.persistence.journal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What a failure says about the database (SQLSTATE, PostgreSQL manual, appendix A). */
enum SqlState {
  /** It is not there, is being restarted, ended the session, or lacks something: try again. */
  AWAY,
  /** It does not know the user, the password or the database. */
  REFUSED,
  /** The request itself is what is wrong. */
  OTHER;

  /** Deadlock, serialization failure, time-outs of idle sessions. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01", "25P03", "25P04");

  static SqlState of(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("28") || state.equals("3D000") || state.equals("42501")) {
      return REFUSED;
    }
    boolean away =
        e instanceof SQLTransientConnectionException
            || state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("58")
            || AGAIN.contains(state);
    return away ? AWAY : OTHER;
  }
}
