package org.athanor.persistence.identity;

import java.util.Comparator;
import java.util.List;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.protocol.label.LabeledStructure;

/**
 * The identity of a dataset: SHA-256 over the identities and the exact bits of its labels, in the
 * canonical order (round, walk, index). Two campaigns that chose and labelled the same structures
 * have the same hash, whatever the order in which labels came home.
 */
public final class DatasetHash {
  private static final String VERSION = "athanor dataset 1";

  private DatasetHash() {}

  /** The hash of these labelled structures, in hexadecimal; their order does not matter. */
  public static String of(List<LabeledStructure> labeled) {
    Sha256 digest = new Sha256().add(VERSION).add((long) labeled.size());
    labeled.stream()
        .sorted(Comparator.comparing(one -> one.selection().candidate()))
        .forEachOrdered(one -> add(digest, one));
    return digest.hex();
  }

  private static void add(Sha256 digest, LabeledStructure one) {
    digest.add(one.id().digest()).add(one.selection().arm().name());
    digest.add(one.labels().energy());
    addAll(digest, one.labels().forces().toArray());
    addAll(digest, one.labels().virial().map(Matrix3::toArray).orElse(new double[0]));
  }

  private static void addAll(Sha256 digest, double[] values) {
    digest.add((long) values.length);
    for (double value : values) {
      digest.add(value);
    }
  }
}
