package org.athanor.potentials.uncertainty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.regression.Committee;
import org.athanor.potentials.regression.ExtrapolationGrade;
import org.athanor.potentials.regression.Posterior;
import org.athanor.potentials.regression.Spread;
import org.athanor.potentials.structure.Scalars;

/**
 * The binary form of an {@link Uncertainty}, which lies beside its potential's text. Big-endian:
 *
 * <pre>
 * 8 bytes   ATHANORU
 * int       version, 1
 * 32 bytes  SHA-256 of the potential's text
 * byte      1 posterior, 2 committee
 * int       K unknowns, then int count and the doubles: W's triangle, or the members' differences
 * 3 ×       (energy, force, virial): double share, double floor, long count, byte coverage there?
 *           1: double half, ninety, ninetyFive, long count
 * int       elements, then each: int atomic number, int functions, doubles A⁻¹
 * 32 bytes  SHA-256 of all before
 * </pre>
 */
public final class UncertaintyBytes {
  private static final byte[] NAME = "ATHANORU".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int DIGEST = 32;
  private static final int POSTERIOR = 1;
  private static final int COMMITTEE = 2;

  private UncertaintyBytes() {}

  /** The bytes of a potential's uncertainty. */
  public static byte[] write(Uncertainty uncertainty, LinearPotential potential) {
    return write(uncertainty, LinearPotentialText.write(potential));
  }

  /** The same, of a potential with another text. */
  public static byte[] write(Uncertainty uncertainty, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(NAME);
      out.writeInt(VERSION);
      out.write(identity(text));
      writeSpread(out, uncertainty.spread());
      for (Quantity quantity : Quantity.values()) {
        writeCalibration(out, uncertainty.calibration(quantity));
      }
      out.writeInt(uncertainty.grades().size());
      for (Map.Entry<Integer, ExtrapolationGrade> each : uncertainty.grades().entrySet()) {
        out.writeInt(each.getKey());
        out.writeInt(each.getValue().size());
        writeAll(out, each.getValue().inverse());
      }
      out.write(sha256(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("uncertainty: memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void writeSpread(DataOutputStream out, Spread spread) throws IOException {
    Scalars numbers =
        switch (spread) {
          case Posterior posterior -> posterior.triangle();
          case Committee committee -> committee.differences();
        };
    out.writeByte(
        switch (spread) {
          case Posterior _ -> POSTERIOR;
          case Committee _ -> COMMITTEE;
        });
    out.writeInt(spread.size());
    out.writeInt(numbers.size());
    writeAll(out, numbers);
  }

  private static void writeCalibration(DataOutputStream out, Calibration calibration)
      throws IOException {
    out.writeDouble(calibration.width().share());
    out.writeDouble(calibration.width().floor());
    out.writeLong(calibration.count());
    out.writeByte(calibration.coverage().isPresent() ? 1 : 0);
    if (calibration.coverage().isPresent()) {
      Coverage coverage = calibration.coverage().get();
      out.writeDouble(coverage.half());
      out.writeDouble(coverage.ninety());
      out.writeDouble(coverage.ninetyFive());
      out.writeLong(coverage.count());
    }
  }

  private static void writeAll(DataOutputStream out, Scalars numbers) throws IOException {
    for (double number : numbers.toArray()) {
      out.writeDouble(number);
    }
  }

  /**
   * Reads what {@link #write} wrote for this potential.
   *
   * @throws IllegalArgumentException if they are damaged, of a later version, or of another
   *     potential
   */
  public static Uncertainty read(byte[] bytes, LinearPotential potential) {
    return read(bytes, potential.basis(), LinearPotentialText.write(potential));
  }

  /**
   * The same, of a potential with another text.
   *
   * @param basis whose coefficients are uncertain
   * @throws IllegalArgumentException as the other
   */
  public static Uncertainty read(byte[] bytes, Basis basis, String text) {
    int end = bytes.length - DIGEST;
    boolean whole =
        end > NAME.length
            && Arrays.equals(Arrays.copyOf(bytes, NAME.length), NAME)
            && Arrays.equals(
                sha256(Arrays.copyOf(bytes, end)), Arrays.copyOfRange(bytes, end, bytes.length));
    check(whole, "whole bytes of an uncertainty", bytes.length + " that are not or are damaged");
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, NAME.length, end - NAME.length))) {
      int version = in.readInt();
      check(version == VERSION, "version " + VERSION, version);
      boolean own = Arrays.equals(in.readNBytes(DIGEST), identity(text));
      check(own, "that of this potential", "another potential's");
      return read(in, basis);
    } catch (IOException e) {
      throw new IllegalArgumentException("uncertainty: expected more bytes, got their end", e);
    }
  }

  private static Uncertainty read(DataInputStream in, Basis basis) throws IOException {
    Spread spread = readSpread(in);
    Map<Quantity, Calibration> calibrations = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      calibrations.put(quantity, readCalibration(in));
    }
    SortedMap<Integer, ExtrapolationGrade> grades = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      int z = in.readInt();
      int size = in.readInt();
      grades.put(z, ExtrapolationGrade.of(size, readAll(in, size * size)));
    }
    return new Uncertainty(basis, spread, calibrations, grades);
  }

  private static Spread readSpread(DataInputStream in) throws IOException {
    int kind = in.readByte();
    int size = in.readInt();
    Scalars numbers = readAll(in, in.readInt());
    check(kind == POSTERIOR || kind == COMMITTEE, "a posterior or a committee", kind);
    return kind == POSTERIOR ? Posterior.of(size, numbers) : Committee.ofDifferences(size, numbers);
  }

  private static Calibration readCalibration(DataInputStream in) throws IOException {
    Width width = new Width(in.readDouble(), in.readDouble());
    long count = in.readLong();
    Optional<Coverage> coverage =
        in.readByte() == 0
            ? Optional.empty()
            : Optional.of(
                new Coverage(in.readDouble(), in.readDouble(), in.readDouble(), in.readLong()));
    return new Calibration(width, count, coverage);
  }

  private static Scalars readAll(DataInputStream in, int count) throws IOException {
    check(count >= 0 && count <= in.available() / Double.BYTES, "fewer numbers", count);
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = in.readDouble();
    }
    return Scalars.of(numbers);
  }

  private static byte[] identity(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void check(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new IllegalArgumentException("uncertainty: expected " + expected + ", got " + got);
    }
  }
}
