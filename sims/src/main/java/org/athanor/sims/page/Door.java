package org.athanor.sims.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.config.BadConfiguration;

/**
 * Where the page is served.
 *
 * @param host name or number of this machine; loopback unless told otherwise
 * @param port of TCP; 0 takes a free one
 */
public record Door(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORT = 8047;

  /** Where the page is unless told otherwise. */
  public static final Door USUAL = new Door(LOOPBACK, PORT);

  private static final Pattern TEXT =
      Pattern.compile("(?:(?<host>\\[[0-9a-fA-F:.]+\\]|[^:\\s/\\[\\]]+):)?(?<port>\\d{1,5})");

  /**
   * Reads {@code PORT} or {@code HOST:PORT}.
   *
   * @param subject what it is said of, for people
   * @throws BadConfiguration if it is neither
   */
  public static Door parse(String subject, String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > 65_535) {
      throw new BadConfiguration(
          subject
              + ": expected PORT or HOST:PORT, a port up to 65535 (0 takes a free one), got "
              + text);
    }
    String host = matcher.group("host") == null ? LOOPBACK : matcher.group("host");
    return new Door(host.replaceAll("[\\[\\]]", ""), Integer.parseInt(matcher.group("port")));
  }

  /**
   * Sees whether this machine can listen there.
   *
   * @param subject what it is said of, for people
   * @throws BadConfiguration if it cannot, with the reason
   */
  void requireFree(String subject) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new BadConfiguration(
          subject
              + ": expected an address of this machine and a port that is free, got "
              + text()
              + " ("
              + e.getMessage()
              + ")");
    }
  }

  /** Whether nobody but this machine reaches it. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
