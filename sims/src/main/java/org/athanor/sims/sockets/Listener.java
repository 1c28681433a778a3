package org.athanor.sims.sockets;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** A socket at which one client is awaited. */
final class Listener implements AutoCloseable {
  /** How often in ms it is asked whether it is worth while to wait on. */
  private static final long GLANCE = 100;

  private final Address address;
  private final ServerSocketChannel channel;
  private final Selector selector;

  private Listener(Address address, ServerSocketChannel channel) throws IOException {
    this.address = address;
    this.channel = channel;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    channel.register(selector, SelectionKey.OP_ACCEPT);
  }

  /**
   * Listens at an address; a socket file that a killed process left behind is taken away.
   *
   * @throws BindException if another process listens there
   */
  static Listener at(Address address) throws IOException {
    return switch (address) {
      case Address.Unix unix -> {
        takeAwayStale(unix);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        yield bound(unix, channel);
      }
      case Address.Inet inet -> {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        yield bound(inet, channel);
      }
    };
  }

  /** Where it listens, with the port that the system chose. */
  Address address() {
    return address;
  }

  /**
   * Waits for the client.
   *
   * @param worthWhile asked now and then; when it says false the wait is given up
   * @throws SilenceException if nobody comes before the deadline, or it was given up
   */
  Link accept(Deadline deadline, BooleanSupplier worthWhile)
      throws IOException, InterruptedException {
    while (true) {
      SocketChannel client = channel.accept();
      if (client != null) {
        return new Link(client);
      }
      long remaining = deadline.remaining();
      if (remaining <= 0 || !worthWhile.getAsBoolean()) {
        throw new SilenceException(deadline.limit());
      }
      selector.select(Math.min(remaining, GLANCE));
      selector.selectedKeys().clear();
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while a client was awaited at " + address);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      selector.close();
      if (address instanceof Address.Unix unix) {
        Files.deleteIfExists(unix.file());
      }
    }
  }

  private static Listener bound(Address address, ServerSocketChannel channel) throws IOException {
    try {
      channel.bind(address.socketAddress());
      return new Listener(actual(address, channel.getLocalAddress()), channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static Address actual(Address asked, SocketAddress bound) {
    return asked instanceof Address.Inet inet && bound instanceof InetSocketAddress found
        ? new Address.Inet(inet.host(), found.getPort())
        : asked;
  }

  private static void takeAwayStale(Address.Unix unix) throws IOException {
    Path file = unix.file();
    if (!Files.exists(file)) {
      return;
    }
    try (SocketChannel _ = SocketChannel.open(unix.socketAddress())) {
      throw new BindException("socket " + file + ": another process listens there");
    } catch (ConnectException nobody) {
      Files.delete(file);
    }
  }
}
