package org.athanor.sims.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;

/** A client, as a process of its own, that does one thing wrong. */
final class FakeClient {
  /** What it does when it is asked for forces; before that it keeps to the protocol. */
  enum Manner {
    HONEST,
    SILENT,
    GARBAGE,
    TOO_FEW_ATOMS,
    HALF_AN_ANSWER,
    NOT_A_NUMBER,
    DYING,
    ABSENT,
    DYING_EARLY,
    UNCONVERGED
  }

  private static final Deadline EVER = Deadline.in(Duration.ofMinutes(5));

  private FakeClient() {}

  /** Arguments: address and manner. */
  public static void main(String[] arguments) throws Exception {
    Manner manner = Manner.valueOf(arguments[1]);
    switch (manner) {
      case ABSENT -> new CountDownLatch(1).await();
      case DYING_EARLY -> end("no such pseudopotential file: Si.UPF not found", 1);
      case HONEST,
          SILENT,
          GARBAGE,
          TOO_FEW_ATOMS,
          HALF_AN_ANSWER,
          NOT_A_NUMBER,
          DYING,
          UNCONVERGED ->
          serve(Address.of(arguments[0]), manner);
    }
  }

  private static void serve(Address address, Manner manner) throws Exception {
    try (SocketChannel channel = SocketChannel.open(address.socketAddress())) {
      Link link = new Link(channel);
      Wire wire = new Wire(link);
      int atoms = 0;
      while (true) {
        switch (wire.header(EVER)) {
          case STATUS -> wire.send(atoms == 0 ? Header.READY : Header.HAVEDATA, EVER);
          case POSDATA -> atoms = wire.geometry(EVER).positions().size();
          case INIT -> wire.init(EVER);
          case GETFORCE -> {
            answer(wire, link, atoms, manner);
            atoms = 0;
          }
          case EXIT -> System.exit(0);
          case NEEDINIT, READY, HAVEDATA, FORCEREADY -> end("a server's header expected", 2);
        }
      }
    }
  }

  private static void answer(Wire wire, Link link, int atoms, Manner manner) throws Exception {
    switch (manner) {
      case HONEST -> wire.sendAnswer(numbers(-1.5, atoms), EVER);
      case UNCONVERGED -> {
        System.out.println("SCF run NOT converged");
        wire.sendAnswer(numbers(-1.5, atoms), EVER);
      }
      case TOO_FEW_ATOMS -> wire.sendAnswer(numbers(-1.5, atoms - 1), EVER);
      case NOT_A_NUMBER -> wire.sendAnswer(numbers(Double.NaN, atoms), EVER);
      case GARBAGE -> link.send(ByteBuffer.wrap("Segmentation fault".getBytes(US_ASCII)), EVER);
      case HALF_AN_ANSWER -> {
        link.send(Header.FORCEREADY.bytes(), EVER);
        end("", 1);
      }
      case DYING -> end("cannot allocate memory", 1);
      case SILENT, ABSENT, DYING_EARLY -> new CountDownLatch(1).await();
    }
  }

  private static Answer numbers(double energy, int atoms) {
    double[] forces = new double[3 * atoms];
    for (int k = 0; k < forces.length; k++) {
      forces[k] = 0.1 * k;
    }
    return new Answer(
        energy, Vectors.of(forces), Matrix3.of(1, 2, 3, 4, 5, 6, 7, 8, 9), "process " + pid());
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static void end(String words, int status) {
    PrintStream errors = System.err;
    errors.println(words);
    errors.flush();
    System.exit(status);
  }
}
