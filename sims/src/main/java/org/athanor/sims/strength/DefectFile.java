package org.athanor.sims.strength;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.strength.cna.CrystalKind;
import org.athanor.sims.strength.cna.Kinds;

/**
 * The atoms outside bcc surroundings as extxyz for OVITO: brought into the cell, with the number of
 * the atom and its crystal (0 other, 1 bcc, 2 fcc, 3 hcp).
 */
final class DefectFile {
  private DefectFile() {}

  static void write(Path file, Structure structure, Kinds kinds, double strain) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(structure.size() - kinds.count(CrystalKind.BCC) + "\n");
      String lattice =
          DoubleStream.of(structure.cell().rows().toArray())
              .mapToObj(Double::toString)
              .collect(Collectors.joining(" "));
      out.write(
          "Lattice=\""
              + lattice
              + "\" Properties=species:S:1:pos:R:3:id:I:1:structure_type:I:1 strain="
              + strain
              + " pbc=\"T T T\"\n");
      for (int i = 0; i < structure.size(); i++) {
        if (kinds.get(i) != CrystalKind.BCC) {
          out.write(line(structure, i, kinds.get(i).code()));
        }
      }
    }
  }

  private static String line(Structure structure, int i, int code) {
    Cell cell = structure.cell();
    double[] inverse = cell.rows().inverse().toArray();
    double[] at = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      at[axis] = structure.positions().get(i, axis);
    }
    for (int row = 0; row < 3; row++) {
      double whole =
          Math.floor(at[0] * inverse[row] + at[1] * inverse[3 + row] + at[2] * inverse[6 + row]);
      for (int axis = 0; axis < 3; axis++) {
        at[axis] -= whole * cell.rows().get(row, axis);
      }
    }
    String symbol = Element.of(structure.species().get(i)).symbol();
    return symbol + " " + at[0] + " " + at[1] + " " + at[2] + " " + i + " " + code + "\n";
  }
}
