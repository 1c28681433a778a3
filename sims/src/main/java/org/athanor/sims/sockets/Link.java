package org.athanor.sims.sockets;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Bytes to and from one other program, never waiting beyond a deadline; an interrupt ends a wait.
 */
final class Link implements AutoCloseable {
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  /** Takes over an open connection. */
  Link(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /** Sends what remains in the buffer. */
  void send(ByteBuffer bytes, Deadline deadline) throws IOException, InterruptedException {
    try {
      channel.write(bytes);
      while (bytes.hasRemaining()) {
        await(SelectionKey.OP_WRITE, deadline);
        channel.write(bytes);
      }
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    }
  }

  /**
   * Fills the buffer and turns it over.
   *
   * @throws EOFException if the other side has gone
   * @throws SilenceException if the deadline passes first
   */
  void receive(ByteBuffer bytes, Deadline deadline) throws IOException, InterruptedException {
    try {
      while (bytes.hasRemaining()) {
        int read = channel.read(bytes);
        if (read < 0) {
          throw new EOFException("the other side closed the socket");
        }
        if (read == 0) {
          await(SelectionKey.OP_READ, deadline);
        }
      }
      bytes.flip();
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      selector.close();
    }
  }

  private void await(int interest, Deadline deadline) throws IOException, InterruptedException {
    long remaining = deadline.remaining();
    if (remaining <= 0) {
      throw new SilenceException(deadline.limit());
    }
    key.interestOps(interest);
    selector.select(remaining);
    selector.selectedKeys().clear();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while a socket was waited for");
    }
  }

  private static InterruptedException interrupted(ClosedByInterruptException cause) {
    // The status was set again by the channel; whoever catches this decides.
    Thread.interrupted();
    InterruptedException interrupt = new InterruptedException("interrupted at a socket");
    interrupt.initCause(cause);
    return interrupt;
  }
}
