package org.athanor.sims.dynamics.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Noise;

/**
 * A saved run as a file of its own: big-endian binary with all bits of every number, SHA-256 over
 * it at the end. It is written beside the old one and then takes its place at once, so that there
 * is always a whole one.
 */
final class StateFile {
  private static final String MAGIC = "athanor dynamics state 1";
  private static final int DIGEST_BYTES = 32;

  private StateFile() {}

  static void write(Path file, SavedRun saved) throws IOException {
    WholeFile.write(file, part -> fill(part, saved));
  }

  private static void fill(Path part, SavedRun saved) throws IOException {
    try (FileOutputStream bytes = new FileOutputStream(part.toFile())) {
      MessageDigest digest = sha256();
      BufferedOutputStream buffer = new BufferedOutputStream(bytes, 1 << 16);
      DataOutputStream out = new DataOutputStream(new DigestOutputStream(buffer, digest));
      put(out, saved);
      out.flush();
      buffer.write(digest.digest());
      buffer.flush();
      bytes.getFD().sync();
    }
  }

  /**
   * Reads a saved run.
   *
   * @throws IllegalArgumentException if the file is none, or damaged
   */
  static SavedRun read(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (DataInputStream in =
        new DataInputStream(
            new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), digest))) {
      SavedRun saved = take(file, in);
      byte[] expected = digest.digest();
      if (!Arrays.equals(expected, in.readNBytes(DIGEST_BYTES))) {
        throw damaged(file, "its checksum is another");
      }
      return saved;
    } catch (EOFException e) {
      throw damaged(file, "it ends too early");
    }
  }

  private static void put(DataOutputStream out, SavedRun saved) throws IOException {
    DynamicsState state = saved.state();
    out.writeUTF(MAGIC);
    out.writeInt(saved.settings().size());
    for (var entry : saved.settings().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
    out.writeInt(saved.lengths().size());
    for (var entry : saved.lengths().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue());
    }
    out.writeDouble(saved.energy());
    out.writeInt(state.step());
    out.writeUTF(state.noise().digits());
    out.writeDouble(state.exchanged());
    put(out, state.reference());
    put(out, state.structure().cell());
    out.writeInt(state.structure().size());
    for (int z : state.structure().species().toArray()) {
      out.writeByte(z);
    }
    put(out, state.structure().positions().toArray());
    put(out, state.velocities().toArray());
  }

  private static SavedRun take(Path file, DataInputStream in) throws IOException {
    if (!in.readUTF().equals(MAGIC)) {
      throw damaged(file, "it begins differently");
    }
    SortedMap<String, String> settings = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      settings.put(in.readUTF(), in.readUTF());
    }
    SortedMap<String, Long> lengths = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      lengths.put(in.readUTF(), in.readLong());
    }
    double energy = in.readDouble();
    return new SavedRun(settings, lengths, energy, takeState(in));
  }

  private static DynamicsState takeState(DataInputStream in) throws IOException {
    int step = in.readInt();
    Noise.State noise = new Noise.State(in.readUTF());
    double exchanged = in.readDouble();
    Cell reference = takeCell(in);
    Cell cell = takeCell(in);
    int[] numbers = new int[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readUnsignedByte();
    }
    Vectors positions = Vectors.of(take(in, 3 * numbers.length));
    Structure structure = new Structure(cell, Species.of(numbers), positions);
    Vectors velocities = Vectors.of(take(in, 3 * numbers.length));
    return new DynamicsState(step, structure, velocities, noise, reference, exchanged);
  }

  private static void put(DataOutputStream out, Cell cell) throws IOException {
    put(out, cell.rows().toArray());
    for (int row = 0; row < 3; row++) {
      out.writeBoolean(cell.periodicity().along(row));
    }
  }

  private static Cell takeCell(DataInputStream in) throws IOException {
    Matrix3 rows = Matrix3.of(take(in, 9));
    return new Cell(
        rows, new Cell.Periodicity(in.readBoolean(), in.readBoolean(), in.readBoolean()));
  }

  private static void put(DataOutputStream out, double[] values) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] take(DataInputStream in, int count) throws IOException {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = in.readDouble();
    }
    return values;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static IllegalArgumentException damaged(Path file, String how) {
    return new IllegalArgumentException(
        file
            + ": expected the saved state of a dynamics run, got something else or damaged: "
            + how);
  }
}
