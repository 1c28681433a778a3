package org.athanor.persistence.journal;

import java.util.Properties;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Takes the password from a variable of the environment whenever the server asks for one, so that
 * it stands in no settings.
 */
public final class PasswordVariable implements AuthenticationPlugin {
  /** The property of a connection that says which variable. */
  static final String NAME = "athanorPasswordVariable";

  private final String variable;

  /** Called by the driver, with the properties of the connection. */
  public PasswordVariable(Properties properties) {
    variable = properties.getProperty(NAME);
  }

  @Override
  public char[] getPassword(AuthenticationRequestType type) throws PSQLException {
    String password = System.getenv(variable);
    if (password == null) {
      throw new PSQLException(
          "the server asks for a password, but the variable " + variable + " is not set",
          PSQLState.INVALID_PASSWORD);
    }
    return password.toCharArray();
  }
}
