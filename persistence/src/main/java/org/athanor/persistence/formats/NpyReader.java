package org.athanor.persistence.formats;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an array of NumPy's, little-endian floats or doubles, a few rows at a time: a row is all
 * that has the same index along the first axis.
 */
public final class NpyReader implements Closeable {
  private static final Pattern SHAPE = Pattern.compile("'shape': \\((\\d+),((?: \\d+,?)*)\\)");
  private static final int MOST_BYTES = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final long rows;
  private final int columns;
  private final boolean single;

  private NpyReader(Path file, FileChannel channel, long rows, int columns, boolean single) {
    this.file = file;
    this.channel = channel;
    this.rows = rows;
    this.columns = columns;
    this.single = single;
  }

  /**
   * Opens one.
   *
   * @throws UnreadableFileException if it is no such matrix
   * @throws IOException if it cannot be read
   */
  public static NpyReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      String header = header(file, channel);
      Matcher shape = SHAPE.matcher(header);
      boolean single = header.contains("'<f4'");
      if ((!single && !header.contains("'<f8'"))
          || !header.contains("'fortran_order': False")
          || !shape.find()) {
        throw wrong(file, "rows of floats ('<f8' or '<f4', C order)", header.strip());
      }
      long rows = Long.parseLong(shape.group(1));
      int columns = columns(shape.group(2));
      long bytes = (single ? 4L : 8L) * rows * columns;
      long left = channel.size() - channel.position();
      if (left != bytes) {
        throw wrong(file, rows + " × " + columns + " numbers (" + bytes + " bytes)", "" + left);
      }
      return new NpyReader(file, channel, rows, columns, single);
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private static int columns(String axes) {
    int columns = 1;
    for (String axis : axes.replace(",", "").strip().split(" ", -1)) {
      columns = axis.isEmpty() ? columns : Math.multiplyExact(columns, Integer.parseInt(axis));
    }
    return columns;
  }

  private static String header(Path file, FileChannel channel) throws IOException {
    ByteBuffer start = start(file, channel);
    byte[] magic = new byte[6];
    start.get(magic);
    if (magic[0] != (byte) 0x93
        || !new String(magic, 1, 5, StandardCharsets.US_ASCII).equals("NUMPY")) {
      throw wrong(file, "a file of NumPy's (.npy)", "other bytes at its start");
    }
    int version = start.get();
    start.get();
    int prefix = version == 1 ? NpyWriter.PREFIX : NpyWriter.PREFIX + 2;
    int length = version == 1 ? Short.toUnsignedInt(start.getShort()) : start.getInt();
    if (length < 0 || length > MOST_BYTES) {
      throw wrong(file, "a header of some hundred bytes", "" + length);
    }
    channel.position(prefix);
    return StandardCharsets.UTF_8.decode(filled(channel, length, file)).toString();
  }

  private static ByteBuffer start(Path file, FileChannel channel) throws IOException {
    try {
      return filled(channel, NpyWriter.PREFIX + 2, file).order(ByteOrder.LITTLE_ENDIAN);
    } catch (EOFException e) {
      throw wrong(file, "a file of NumPy's (.npy)", "a few bytes");
    }
  }

  private static ByteBuffer filled(FileChannel channel, int bytes, Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException(file + ": expected more bytes, got the end of the file");
      }
    }
    return buffer.flip();
  }

  private static UnreadableFileException wrong(Path file, String expected, String got) {
    return new UnreadableFileException(file + ": expected " + expected + ", got " + got);
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** How many numbers a row has. */
  public int columns() {
    return columns;
  }

  /**
   * The next rows, one after the other, [count × columns].
   *
   * @throws IOException if there are not so many left, or they cannot be read
   */
  public double[] next(int count) throws IOException {
    double[] values = new double[Math.multiplyExact(count, columns)];
    int most = MOST_BYTES / 8;
    for (int from = 0; from < values.length; from += most) {
      int some = Math.min(most, values.length - from);
      ByteBuffer bytes =
          filled(channel, (single ? 4 : 8) * some, file).order(ByteOrder.LITTLE_ENDIAN);
      for (int k = from; k < from + some; k++) {
        values[k] = single ? bytes.getFloat() : bytes.getDouble();
      }
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
