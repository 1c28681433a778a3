package org.athanor.sims.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.config.BadConfiguration;

/**
 * Where a process listens.
 *
 * @param host name or number under which others reach it
 * @param port of TCP; 0 takes a free one
 */
public record Address(String host, int port) {
  /** Where a coordinator listens unless told otherwise. */
  public static final int PORT = 25520;

  private static final Pattern TEXT =
      Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+\\]|[^:\\s/]+)(?::(?<port>\\d{1,5}))?");

  /**
   * Reads {@code HOST:PORT}, or {@code HOST} for the usual port.
   *
   * @param subject what it is said of, for people
   * @throws BadConfiguration if it is not an address that others could use
   */
  public static Address parse(String subject, String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw bad(subject, text);
    }
    String host = matcher.group("host").replaceAll("[\\[\\]]", "");
    int port = matcher.group("port") == null ? PORT : Integer.parseInt(matcher.group("port"));
    if (port > 65_535 || host.equals("0.0.0.0") || host.equals("::")) {
      throw bad(subject, text);
    }
    return new Address(host, port);
  }

  private static BadConfiguration bad(String subject, String text) {
    return new BadConfiguration(
        subject
            + ": expected HOST:PORT, a name or number under which other machines reach this one and"
            + " a port up to 65535, got "
            + text);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
