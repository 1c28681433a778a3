package org.athanor.potentials.eam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.eam.EamTables.EamElement;
import org.athanor.potentials.eam.SetflFile.Form;
import org.athanor.potentials.structure.Scalars;

/** The tables of CuTa.eam.alloy. */
final class TantalumCopper {
  private TantalumCopper() {}

  static List<String> lines() {
    try (InputStream stream = TantalumCopper.class.getResourceAsStream("CuTa.eam.alloy")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EamTables tables() {
    return SetflFile.read(lines(), Form.ALLOY);
  }

  /** Invented: densities that depend on the site, every one with a factor of its own. */
  static EamTables siteDependent() {
    EamTables alloy = tables();
    List<EamElement> elements = new ArrayList<>();
    for (EamElement e : alloy.elements()) {
      Scalars own = e.densities().getFirst();
      double first = 1 + e.atomicNumber() / 500.0;
      List<Scalars> densities = List.of(scaled(own, first), scaled(own, 1.3 - 0.2 * first));
      elements.add(
          new EamElement(
              e.name(),
              e.atomicNumber(),
              e.mass(),
              e.latticeConstant(),
              e.lattice(),
              e.embedding(),
              densities));
    }
    return new EamTables(alloy.comments(), alloy.grid(), elements, alloy.pairs());
  }

  private static Scalars scaled(Scalars values, double factor) {
    return Scalars.of(Arrays.stream(values.toArray()).map(value -> factor * value).toArray());
  }
}
