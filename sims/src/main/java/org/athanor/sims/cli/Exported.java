package org.athanor.sims.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.athanor.potentials.embedding.EmbeddedExport;
import org.athanor.potentials.linear.PaceExport;
import org.athanor.potentials.linear.SnapExport;
import org.athanor.sims.potential.FittedPotential;

/**
 * What an export writes.
 *
 * @param style the pair style that reads it
 * @param files lines by name, the first that which was asked for
 * @param commands pair_style and pair_coeff
 * @param check what came out when the files were read back
 */
record Exported(
    String style,
    SequencedMap<String, List<String>> files,
    List<String> commands,
    PaceExport.Check check) {
  private static final String COEFFICIENTS = ".snapcoeff";

  /** In the format of this name, to a file of that name. */
  static Exported of(FittedPotential potential, String format, String name) {
    SequencedMap<String, List<String>> files = new LinkedHashMap<>();
    switch (format) {
      case "yace" -> {
        PaceExport export =
            switch (potential) {
              case FittedPotential.Linear linear -> PaceExport.of(linear.potential(), name);
              case FittedPotential.Embedded embedded ->
                  EmbeddedExport.of(embedded.potential(), name);
            };
        files.put(name, export.file());
        return new Exported("pace", files, export.commands(), export.check());
      }
      case "snap" -> {
        if (!name.endsWith(COEFFICIENTS)) {
          throw new IllegalArgumentException(
              "--output: expected a name that ends in %s, got \"%s\""
                  .formatted(COEFFICIENTS, name));
        }
        String parameters = name.substring(0, name.length() - COEFFICIENTS.length()) + ".snapparam";
        if (!(potential instanceof FittedPotential.Linear linear)) {
          throw new IllegalArgumentException(
              "--format snap: expected a potential of one density, got one of two");
        }
        SnapExport export = SnapExport.of(linear.potential(), name, parameters);
        files.put(name, export.coefficients());
        files.put(parameters, export.parameters());
        return new Exported("snap", files, export.commands(), export.check());
      }
      default ->
          throw new IllegalArgumentException(
              "--format: expected yace or snap, got \"" + format + "\"");
    }
  }
}
