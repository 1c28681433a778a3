package org.athanor.potentials.embedding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.numerics.Descent;
import org.athanor.potentials.structure.Scalars;

/**
 * The binary form of a {@link Refinement}, to go on with it later. Big-endian:
 *
 * <pre>
 * 8 bytes   ATHANORR
 * 32 bytes  the digest of what is fitted, and how
 * 3 ×       (origin, ridge, root): int count, doubles
 * 2 ×       (x, gradient), then values: int count, doubles
 * int       how many steps are remembered, then each and its turn: int count, doubles
 * int       evaluations
 * 32 bytes  SHA-256 of all before
 * </pre>
 */
public final class RefinementBytes {
  private static final byte[] NAME = "ATHANORR".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 32;

  private RefinementBytes() {}

  /**
   * The bytes.
   *
   * @param task a digest, 32 bytes, of what is fitted and how
   */
  public static byte[] write(Refinement refinement, byte[] task) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(NAME);
      out.write(task);
      writeAll(out, refinement.origin());
      writeAll(out, refinement.ridge());
      writeAll(out, refinement.root());
      Descent.State descent = refinement.descent();
      writeAll(out, descent.x());
      writeAll(out, descent.gradient());
      writeAll(
          out, Scalars.of(descent.values().stream().mapToDouble(Double::doubleValue).toArray()));
      out.writeInt(descent.steps().size());
      for (int k = 0; k < descent.steps().size(); k++) {
        writeAll(out, descent.steps().get(k));
        writeAll(out, descent.turns().get(k));
      }
      out.writeInt(descent.evaluations());
      out.write(sha256(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("refinement: memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void writeAll(DataOutputStream out, Scalars numbers) throws IOException {
    out.writeInt(numbers.size());
    for (double number : numbers.toArray()) {
      out.writeDouble(number);
    }
  }

  /**
   * Reads what {@link #write} wrote for the same task; empty if they are another's, or damaged:
   * then the fit begins anew.
   */
  public static Optional<Refinement> read(byte[] bytes, byte[] task) {
    int end = bytes.length - DIGEST;
    boolean own =
        end > NAME.length + DIGEST
            && Arrays.equals(Arrays.copyOf(bytes, NAME.length), NAME)
            && Arrays.equals(Arrays.copyOfRange(bytes, NAME.length, NAME.length + DIGEST), task)
            && Arrays.equals(
                sha256(Arrays.copyOf(bytes, end)), Arrays.copyOfRange(bytes, end, bytes.length));
    if (!own) {
      return Optional.empty();
    }
    int from = NAME.length + DIGEST;
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, from, end - from))) {
      Scalars origin = readAll(in);
      Scalars ridge = readAll(in);
      Scalars root = readAll(in);
      return Optional.of(new Refinement(origin, ridge, root, descent(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("refinement: whole bytes that end too soon", e);
    }
  }

  private static Descent.State descent(DataInputStream in) throws IOException {
    Scalars x = readAll(in);
    Scalars gradient = readAll(in);
    List<Double> values = Arrays.stream(readAll(in).toArray()).boxed().toList();
    List<Scalars> steps = new ArrayList<>();
    List<Scalars> turns = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      steps.add(readAll(in));
      turns.add(readAll(in));
    }
    return new Descent.State(x, gradient, values, steps, turns, in.readInt());
  }

  private static Scalars readAll(DataInputStream in) throws IOException {
    double[] numbers = new double[in.readInt()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = in.readDouble();
    }
    return Scalars.of(numbers);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
