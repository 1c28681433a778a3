package org.athanor.persistence.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Writes a matrix row by row as NumPy does: an .npy file of version 1.0, little-endian doubles.
 *
 * <p>Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
public final class NpyWriter implements Closeable {
  /** Bytes before the numbers. */
  static final int HEADER = 128;

  /** Bytes of the magic word, the version and the length of the rest of the header. */
  static final int PREFIX = 10;

  private static final int MOST_BYTES = 1 << 20;

  private final FileChannel channel;
  private final int columns;
  private final String shape;
  private final ByteBuffer buffer;
  private long rows;

  private NpyWriter(FileChannel channel, int columns, String shape) {
    this.channel = channel;
    this.columns = columns;
    this.shape = shape;
    this.buffer =
        ByteBuffer.allocate(Math.max(MOST_BYTES, 8 * columns)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A file for rows of {@code columns} numbers; it is whole when it is closed.
   *
   * @throws IOException if it cannot be written
   */
  public static NpyWriter create(Path file, int columns) throws IOException {
    return create(file, columns, "(%d, " + columns + ")");
  }

  /**
   * A file of one axis.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, double[] values) throws IOException {
    try (NpyWriter writer = create(file, 1, "(%d,)")) {
      for (double value : values) {
        writer.row(new double[] {value});
      }
    }
  }

  private static NpyWriter create(Path file, int columns, String shape) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    channel.position(HEADER);
    return new NpyWriter(channel, columns, shape);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has another number of columns
   */
  public void row(double[] row) throws IOException {
    if (row.length != columns) {
      throw new IllegalArgumentException(
          "npy: expected rows of " + columns + " numbers, got " + row.length);
    }
    if (buffer.remaining() < 8 * columns) {
      flush();
    }
    for (double value : row) {
      buffer.putDouble(value);
    }
    rows++;
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      flush();
      String head =
          String.format(
              Locale.ROOT,
              "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }",
              rows);
      byte[] text = head.getBytes(StandardCharsets.US_ASCII);
      ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
      header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
      header.put((byte) 1).put((byte) 0).putShort((short) (HEADER - PREFIX)).put(text);
      while (header.position() < HEADER - 1) {
        header.put((byte) ' ');
      }
      header.put((byte) '\n').flip();
      channel.write(header, 0);
    }
  }
}
