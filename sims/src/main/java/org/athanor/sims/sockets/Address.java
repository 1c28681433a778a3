package org.athanor.sims.sockets;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where two programs meet. */
public sealed interface Address {
  /**
   * A socket in the file system of one machine.
   *
   * @param name without a slash it is short for {@code /tmp/ipi_NAME}, as i-PI, ASE, LAMMPS, CP2K
   *     and pw.x all have it built in; with one it is the path itself
   */
  record Unix(String name) implements Address {
    private static final int LONGEST_PATH = 103;

    /** The socket's file. */
    public Path file() {
      return Path.of(name.contains("/") ? name : "/tmp/ipi_" + name);
    }

    /** Systems keep a fixed room for the path: 108 bytes (Linux), 104 (BSD, macOS). */
    private boolean isTooLong() {
      return file().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH;
    }

    @Override
    public SocketAddress socketAddress() {
      return UnixDomainSocketAddress.of(file());
    }

    @Override
    public String toString() {
      return "unix:" + name;
    }
  }

  /** A port of a host; port 0 lets the system choose one. */
  record Inet(String host, int port) implements Address {
    @Override
    public SocketAddress socketAddress() {
      return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** The same for Java. */
  SocketAddress socketAddress();

  /**
   * Reads {@code unix:NAME} or {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Address of(String text) {
    Matcher inet = Syntax.INET.matcher(text);
    if (text.startsWith(Syntax.UNIX) && text.length() > Syntax.UNIX.length()) {
      Unix unix = new Unix(text.substring(Syntax.UNIX.length()));
      if (unix.isTooLong()) {
        throw new IllegalArgumentException(
            "socket: expected a path of at most "
                + Unix.LONGEST_PATH
                + " bytes, got "
                + unix.file());
      }
      return unix;
    }
    if (inet.matches() && Integer.parseInt(inet.group(2)) <= Syntax.LAST_PORT) {
      return new Inet(inet.group(1), Integer.parseInt(inet.group(2)));
    }
    throw new IllegalArgumentException(
        "socket: expected unix:NAME or HOST:PORT with a port up to 65535, got \"" + text + "\"");
  }

  /** How addresses are written. */
  final class Syntax {
    private static final String UNIX = "unix:";
    private static final Pattern INET = Pattern.compile("([^:/\\s]+):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    private Syntax() {}
  }
}
