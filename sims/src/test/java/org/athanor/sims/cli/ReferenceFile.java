package org.athanor.sims.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** The numbers of libfp, and their structures as extxyz. */
final class ReferenceFile {
  private final JsonNode all;

  private ReferenceFile(JsonNode all) {
    this.all = all;
  }

  static ReferenceFile read() throws IOException {
    try (InputStream stream = ReferenceFile.class.getResourceAsStream("gom.json")) {
      return new ReferenceFile(new ObjectMapper().readTree(stream));
    }
  }

  JsonNode get(String name) {
    return all.get(name);
  }

  /** Writes one of its structures to a file. */
  Path structure(String name, Path folder) {
    JsonNode one = all.get("structures").get(name);
    Path file = folder.resolve(name + ".extxyz");
    Structure structure = structure(one.get("lattice"), one.get("positions"), one.get("Z"));
    ExtxyzWriter.writeAll(file, List.of(Frame.of(structure)));
    return file;
  }

  /** Writes the dataset of the global entropy to a file. */
  Path dataset(Path folder) {
    JsonNode entropy = all.get("global_entropy");
    JsonNode species = all.get("structures").get("si_distorted_8").get("Z");
    List<Frame> frames = new ArrayList<>();
    for (JsonNode positions : entropy.get("dataset_positions")) {
      frames.add(Frame.of(structure(entropy.get("dataset_lattice"), positions, species)));
    }
    Path file = folder.resolve("dataset.extxyz");
    ExtxyzWriter.writeAll(file, frames);
    return file;
  }

  private static Structure structure(JsonNode lattice, JsonNode positions, JsonNode species) {
    return new Structure(
        Cell.periodic(numbers(lattice)),
        Species.of(new ObjectMapper().convertValue(species, int[].class)),
        Vectors.of(numbers(positions)));
  }

  static double[] numbers(JsonNode rows) {
    List<Double> all = new ArrayList<>();
    rows.forEach(row -> row.forEach(number -> all.add(number.asDouble())));
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
