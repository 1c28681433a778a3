package org.athanor.sims.sockets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/**
 * The messages of the i-PI protocol over one link, in the machine's own byte order: lengths in
 * Bohr, energies and virials in Hartree, forces in Hartree/Bohr, the cell and its inverse with the
 * vectors a, b, c as columns.
 */
final class Wire implements AutoCloseable {
  private static final double BOHR = Units.ANGSTROM_PER_BOHR;
  private static final double HARTREE = 2 * Units.EV_PER_RYDBERG;

  /** Longer texts, or more atoms, are noise that was taken for a number. */
  private static final int LARGEST = 1 << 24;

  private final Link link;

  Wire(Link link) {
    this.link = link;
  }

  void send(Header header, Deadline deadline) throws IOException, InterruptedException {
    link.send(header.bytes(), deadline);
  }

  Header header(Deadline deadline) throws IOException, InterruptedException {
    return Header.of(bytes(Header.LENGTH, deadline));
  }

  /**
   * Sends INIT: a replica's number, always 0, and a text, never empty for some cannot read that.
   */
  void sendInit(String text, Deadline deadline) throws IOException, InterruptedException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer message = buffer(Header.LENGTH + 8 + bytes.length).put(Header.INIT.bytes());
    link.send(message.putInt(0).putInt(bytes.length).put(bytes).flip(), deadline);
  }

  /** What follows INIT: its text. */
  String init(Deadline deadline) throws IOException, InterruptedException {
    bytes(Integer.BYTES, deadline);
    return text(deadline);
  }

  void sendGeometry(Geometry geometry, Deadline deadline) throws IOException, InterruptedException {
    Vectors positions = geometry.positions();
    ByteBuffer message =
        buffer(Header.LENGTH + 8 * 18 + 4 + 24 * positions.size()).put(Header.POSDATA.bytes());
    put(message, geometry.rows().transposed(), 1 / BOHR);
    put(message, geometry.rows().inverse().transposed(), BOHR);
    message.putInt(positions.size());
    put(message, positions, 1 / BOHR);
    link.send(message.flip(), deadline);
  }

  /** What follows POSDATA. */
  Geometry geometry(Deadline deadline) throws IOException, InterruptedException {
    ByteBuffer head = bytes(8 * 18 + 4, deadline);
    Matrix3 rows = matrix(head, BOHR).transposed();
    matrix(head, 1);
    int atoms = count(head.getInt(), "atoms");
    return new Geometry(rows, vectors(bytes(24 * atoms, deadline), atoms, BOHR));
  }

  void sendAnswer(Answer answer, Deadline deadline) throws IOException, InterruptedException {
    byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
    int atoms = answer.forces().size();
    ByteBuffer message =
        buffer(Header.LENGTH + 8 + 4 + 24 * atoms + 72 + 4 + text.length)
            .put(Header.FORCEREADY.bytes())
            .putDouble(answer.energy() / HARTREE)
            .putInt(atoms);
    put(message, answer.forces(), BOHR / HARTREE);
    put(message, answer.virial().transposed(), 1 / HARTREE);
    link.send(message.putInt(text.length).put(text).flip(), deadline);
  }

  /**
   * What follows FORCEREADY.
   *
   * @throws BadMessageException if it is for another number of atoms
   */
  Answer answer(int expected, Deadline deadline) throws IOException, InterruptedException {
    ByteBuffer head = bytes(8 + 4, deadline);
    double energy = head.getDouble() * HARTREE;
    int atoms = count(head.getInt(), "atoms");
    if (atoms != expected) {
      throw new BadMessageException(
          "i-PI protocol: expected forces on " + expected + " atoms, got " + atoms);
    }
    ByteBuffer body = bytes(24 * atoms + 72, deadline);
    Vectors forces = vectors(body, atoms, HARTREE / BOHR);
    Matrix3 virial = matrix(body, HARTREE).transposed();
    return new Answer(energy, forces, virial, text(deadline));
  }

  @Override
  public void close() throws IOException {
    link.close();
  }

  private String text(Deadline deadline) throws IOException, InterruptedException {
    int length = count(bytes(4, deadline).getInt(), "bytes of text");
    return StandardCharsets.UTF_8.decode(bytes(length, deadline)).toString();
  }

  private ByteBuffer bytes(int length, Deadline deadline) throws IOException, InterruptedException {
    ByteBuffer bytes = buffer(length);
    link.receive(bytes, deadline);
    return bytes;
  }

  private static int count(int number, String what) throws BadMessageException {
    if (number < 0 || number > LARGEST) {
      throw new BadMessageException(
          "i-PI protocol: expected up to " + LARGEST + " " + what + ", got " + number);
    }
    return number;
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
  }

  private static void put(ByteBuffer message, Matrix3 matrix, double factor) {
    for (double value : matrix.toArray()) {
      message.putDouble(factor * value);
    }
  }

  private static void put(ByteBuffer message, Vectors vectors, double factor) {
    for (double value : vectors.toArray()) {
      message.putDouble(factor * value);
    }
  }

  private static Matrix3 matrix(ByteBuffer message, double factor) {
    return Matrix3.of(numbers(message, 9, factor));
  }

  private static Vectors vectors(ByteBuffer message, int atoms, double factor) {
    return Vectors.of(numbers(message, 3 * atoms, factor));
  }

  private static double[] numbers(ByteBuffer message, int count, double factor) {
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = factor * message.getDouble();
    }
    return numbers;
  }
}
