package org.athanor.sims.strength;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Noise;

/**
 * A run's state in a file: every bit of it, the settings it belongs to, and a checksum at the end.
 * The file is there whole or not at all.
 *
 * @param settings the run's settings as text
 * @param state where it is
 */
record Checkpoint(String settings, RunState state) {
  private static final int MAGIC = 0x41545331;

  void write(Path file) throws IOException {
    WholeFile.write(file, this::fill);
  }

  private void fill(Path part) throws IOException {
    // A stream of java.io: those of java.nio are closed by the interrupt that asks for this file.
    try (FileOutputStream bytes = new FileOutputStream(part.toFile())) {
      CheckedOutputStream checked =
          new CheckedOutputStream(new BufferedOutputStream(bytes, 1 << 16), new CRC32());
      DataOutputStream out = new DataOutputStream(checked);
      out.writeInt(MAGIC);
      out.writeUTF(settings);
      write(state, out);
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      bytes.getFD().sync();
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is none of ours, or damaged
   */
  static Checkpoint read(Path file) throws IOException {
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      if (in.readInt() != MAGIC) {
        throw damaged(file, "its first bytes are others");
      }
      Checkpoint checkpoint = new Checkpoint(in.readUTF(), state(in));
      long sum = checked.getChecksum().getValue();
      if (in.readLong() != sum) {
        throw damaged(file, "its checksum does not fit");
      }
      return checkpoint;
    } catch (EOFException short_) {
      throw damaged(file, "it ends too early");
    }
  }

  private static void write(RunState state, DataOutputStream out) throws IOException {
    out.writeUTF(state.phase().name());
    DynamicsState dynamics = state.dynamics();
    out.writeInt(dynamics.step());
    out.writeDouble(dynamics.exchanged());
    out.writeUTF(dynamics.noise().digits());
    doubles(dynamics.reference().rows().toArray(), out);
    Structure structure = dynamics.structure();
    doubles(structure.cell().rows().toArray(), out);
    out.writeInt(structure.size());
    for (int i = 0; i < structure.size(); i++) {
      out.writeByte(structure.species().get(i));
    }
    doubles(structure.positions().toArray(), out);
    doubles(dynamics.velocities().toArray(), out);
    Readings readings = state.readings();
    out.writeInt(readings.count());
    out.writeDouble(readings.strain());
    doubles(readings.stressGPa().toArray(), out);
    out.writeDouble(readings.temperature());
    out.writeDouble(readings.energy());
    out.writeInt(state.samples());
    out.writeDouble(state.potentialEnergy().orElseThrow());
  }

  private static RunState state(DataInputStream in) throws IOException {
    RunState.Phase phase = RunState.Phase.valueOf(in.readUTF());
    int step = in.readInt();
    double exchanged = in.readDouble();
    Noise.State noise = new Noise.State(in.readUTF());
    Cell reference = Cell.periodic(doubles(9, in));
    Cell cell = Cell.periodic(doubles(9, in));
    int[] species = new int[in.readInt()];
    for (int i = 0; i < species.length; i++) {
      species[i] = in.readUnsignedByte();
    }
    Vectors positions = Vectors.of(doubles(3 * species.length, in));
    Vectors velocities = Vectors.of(doubles(3 * species.length, in));
    Structure structure = new Structure(cell, Species.of(species), positions);
    DynamicsState dynamics =
        new DynamicsState(step, structure, velocities, noise, reference, exchanged);
    int count = in.readInt();
    double strain = in.readDouble();
    Matrix3 stress = Matrix3.of(doubles(9, in));
    Readings readings = new Readings(count, strain, stress, in.readDouble(), in.readDouble());
    return new RunState(phase, dynamics, readings, in.readInt(), Optional.of(in.readDouble()));
  }

  private static void doubles(double[] values, DataOutputStream out) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] doubles(int count, DataInputStream in) throws IOException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  private static IllegalArgumentException damaged(Path file, String how) {
    return new IllegalArgumentException(
        file + ": expected a checkpoint of a strength run, but " + how);
  }
}
