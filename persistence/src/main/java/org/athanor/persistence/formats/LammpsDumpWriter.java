package org.athanor.persistence.formats;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * Writes moving structures as a LAMMPS text dump in metal units (Å, ps, Å/ps): id type element x y
 * z vx vy vz, atoms wrapped into the cell.
 *
 * <p>Types are the elements in rising atomic number. A cell that LAMMPS cannot have is turned, with
 * all positions and velocities.
 */
public final class LammpsDumpWriter implements AutoCloseable {
  private static final double FS_PER_PS = 1000;

  private final Writer out;

  private LammpsDumpWriter(Writer out) {
    this.out = out;
  }

  /** To what will be buffered and closed with this. */
  public static LammpsDumpWriter to(Writer out) {
    return new LammpsDumpWriter(new BufferedWriter(out));
  }

  /**
   * Writes one frame.
   *
   * @param step its number
   * @param time in fs
   * @param velocities in Å/fs, [n×3]
   */
  public void write(long step, double time, Structure structure, Vectors velocities) {
    try {
      LammpsFrame frame = LammpsFrame.of(structure);
      out.write("ITEM: UNITS\nmetal\nITEM: TIME\n" + time / FS_PER_PS + "\n");
      out.write("ITEM: TIMESTEP\n" + step + "\nITEM: NUMBER OF ATOMS\n" + structure.size() + "\n");
      out.write(bounds(frame));
      out.write("ITEM: ATOMS id type element x y z vx vy vz\n");
      atoms(frame, velocities);
    } catch (IOException e) {
      throw new UncheckedIOException("LAMMPS dump: cannot be written", e);
    }
  }

  /** Hands everything on to the writer underneath. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("LAMMPS dump: cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("LAMMPS dump: cannot be closed", e);
    }
  }

  /**
   * The box; a triclinic one's bounds enclose its corners, as LAMMPS' manual (Howto triclinic)
   * says.
   */
  private static String bounds(LammpsFrame frame) {
    Matrix3 m = frame.rows();
    if (!frame.isTriclinic()) {
      return "ITEM: BOX BOUNDS "
          + frame.boundary()
          + "\n"
          + line(0, m.get(0, 0))
          + line(0, m.get(1, 1))
          + line(0, m.get(2, 2));
    }
    double xy = m.get(1, 0);
    double xz = m.get(2, 0);
    double yz = m.get(2, 1);
    double low = Math.min(Math.min(0, xy), Math.min(xz, xy + xz));
    double high = Math.max(Math.max(0, xy), Math.max(xz, xy + xz));
    return "ITEM: BOX BOUNDS xy xz yz "
        + frame.boundary()
        + "\n"
        + line(low, m.get(0, 0) + high, xy)
        + line(Math.min(0, yz), m.get(1, 1) + Math.max(0, yz), xz)
        + line(0, m.get(2, 2), yz);
  }

  private void atoms(LammpsFrame frame, Vectors velocities) throws IOException {
    Structure structure = frame.structure();
    List<Integer> types = List.copyOf(structure.species().distinct());
    double[] x = frame.positions();
    double[] v = frame.turned(velocities);
    for (int i = 0; i < structure.size(); i++) {
      int z = structure.species().get(i);
      out.write((i + 1) + " " + (types.indexOf(z) + 1) + " " + Element.of(z).symbol() + " ");
      out.write(Numbers.format(x[3 * i], x[3 * i + 1], x[3 * i + 2]) + " ");
      out.write(line(FS_PER_PS * v[3 * i], FS_PER_PS * v[3 * i + 1], FS_PER_PS * v[3 * i + 2]));
    }
  }

  private static String line(double... numbers) {
    return Numbers.format(numbers) + "\n";
  }
}
