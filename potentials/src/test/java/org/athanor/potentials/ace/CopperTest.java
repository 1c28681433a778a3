package org.athanor.potentials.ace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.potential.LammpsNumbers;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The copper of Y. Lysogorskiy and others (2021), with embedding functions and core repulsion. */
class CopperTest {
  static final String FOLDER = "/org/athanor/potentials/ace/";

  static List<String> lines(String resource) {
    try (InputStream stream = CopperTest.class.getResourceAsStream(FOLDER + resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  static ClusterExpansion copper() {
    return ClusterExpansion.of(AceFile.read(lines("Cu-PBE-core-rep.ace"), Map.of("Cu", 29)));
  }

  @Nested
  class Contract implements PotentialContract {
    private final Potential potential = copper();

    @Override
    public Potential potential() {
      return potential;
    }

    @Override
    public double nearestNeighbours() {
      return 2.55;
    }
  }

  @Test
  void agreesWithLammps() {
    LammpsNumbers.agree(copper(), FOLDER + "cu-pace.extxyz", 1e-9);
  }
}
