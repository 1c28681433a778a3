package org.athanor.potentials.structure;

import java.util.Arrays;

/** The few images that occur in a list, numbered as they come; number 0 is the cell itself. */
final class ImageTable {
  private long[] images = new long[32];
  private double[] shifts = new double[3 * 32];
  private int count;

  /** Open addressing: number + 1, or 0 where free; twice as many as images at least. */
  private int[] slots = new int[64];

  ImageTable() {
    clear();
  }

  void clear() {
    Arrays.fill(slots, 0);
    count = 0;
    number(pack(0, 0, 0));
  }

  /** Twelve bits for each of a, b and c, offset so that packed images sort like (a, b, c). */
  static long pack(long a, long b, long c) {
    return ((a + 2048) << 24) | ((b + 2048) << 12) | (c + 2048);
  }

  static int unpack(long image, int bit) {
    return (int) ((image >>> bit) & 0xFFF) - 2048;
  }

  int count() {
    return count;
  }

  /** The number of a packed image; a new one if it is new. */
  int number(long image) {
    int slot = slot(image);
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      if (images[known] == image) {
        return known;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (2 * (count + 1) > slots.length) {
      grow();
      return number(image);
    }
    images[count] = image;
    slots[slot] = ++count;
    return count - 1;
  }

  private int slot(long image) {
    return (int) ((image * 0x9E3779B97F4A7C15L) >>> 40) & (slots.length - 1);
  }

  private void grow() {
    images = Arrays.copyOf(images, 2 * images.length);
    shifts = Arrays.copyOf(shifts, 2 * shifts.length);
    slots = new int[2 * slots.length];
    for (int known = 0; known < count; known++) {
      int slot = slot(images[known]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = known + 1;
    }
  }

  /** Sets the shifts for a cell with these rows. */
  void place(double[] m) {
    for (int k = 0; k < count; k++) {
      int a = unpack(images[k], 24);
      int b = unpack(images[k], 12);
      int c = unpack(images[k], 0);
      shifts[3 * k] = a * m[0] + b * m[3] + c * m[6];
      shifts[3 * k + 1] = a * m[1] + b * m[4] + c * m[7];
      shifts[3 * k + 2] = a * m[2] + b * m[5] + c * m[8];
    }
  }

  /** x, y and z of each image's shift in Å, by number; shared, read only. */
  double[] shifts() {
    return shifts;
  }
}
