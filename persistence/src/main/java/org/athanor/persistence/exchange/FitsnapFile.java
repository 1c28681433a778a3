package org.athanor.persistence.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.InputFile;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/** One of FitSNAP's JSON files: {@code Dataset} with units and one structure. */
final class FitsnapFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double BAR = 1e-4 / Units.GPA_PER_EV_PER_A3;

  /** In units of eV/Å³. */
  private static final Map<String, Double> PRESSURES =
      Map.of("bar", BAR, "kbar", 1e3 * BAR, "kb", 1e3 * BAR, "gpa", 1e4 * BAR);

  private FitsnapFile() {}

  static Frame read(Path file) throws IOException {
    String text = InputFile.text(file, "a JSON file");
    // FitSNAP passes over a first line that is not JSON: a remark.
    String json = text.startsWith("{") ? text : text.substring(text.indexOf('\n') + 1);
    try {
      JsonNode set = JSON.readTree(json).path("Dataset");
      if (set.path("Data").size() != 1) {
        throw new IllegalArgumentException(
            "expected Dataset with one structure in Data, got " + set.path("Data").size());
      }
      return frame(set, set.path("Data").get(0));
    } catch (JsonProcessingException e) {
      throw new UnreadableFileException(
          file + ": expected JSON, got something else: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFileException(file + ": " + e.getMessage(), e);
    }
  }

  private static Frame frame(JsonNode set, JsonNode data) {
    require(set, "LatticeStyle", "angstrom");
    require(set, "PositionsStyle", "angstrom");
    require(set, "EnergyStyle", "electronvolt");
    require(set, "ForcesStyle", "electronvoltperangstrom");
    Cell cell = Cell.periodic(Matrix3.of(numbers(data, "Lattice", 9)));
    int n = data.path("AtomTypes").size();
    int[] species = new int[n];
    for (int i = 0; i < n; i++) {
      species[i] = Element.of(data.path("AtomTypes").get(i).asText()).atomicNumber();
    }
    Structure structure =
        new Structure(cell, Species.of(species), Vectors.of(numbers(data, "Positions", 3 * n)));
    if (!data.path("Energy").isNumber() || data.path("Forces").isMissingNode()) {
      return Frame.of(structure);
    }
    Optional<Matrix3> virial =
        data.path("Stress").isMissingNode()
            ? Optional.empty()
            : Optional.of(Matrix3.of(numbers(data, "Stress", 9)).times(unit(set) * cell.volume()));
    return Frame.of(
        structure,
        new Labels(
            data.path("Energy").asDouble(), Vectors.of(numbers(data, "Forces", 3 * n)), virial));
  }

  /** FitSNAP has defaults where a unit is not said; other units than ours are refused. */
  private static void require(JsonNode set, String style, String expected) {
    String got = set.path(style).asText(expected);
    if (!got.equalsIgnoreCase(expected)) {
      throw new IllegalArgumentException(style + ": expected " + expected + ", got " + got);
    }
  }

  private static double unit(JsonNode set) {
    String style = set.path("StressStyle").asText("bar");
    Double unit = PRESSURES.get(style.toLowerCase(Locale.ROOT));
    if (unit == null) {
      throw new IllegalArgumentException(
          "StressStyle: expected bar, kbar, kB or GPa, got " + style);
    }
    return unit;
  }

  private static double[] numbers(JsonNode data, String key, int count) {
    double[] numbers = new double[count];
    int k = 0;
    for (JsonNode row : data.path(key)) {
      for (JsonNode number : row) {
        if (k == count || !number.isNumber()) {
          throw wrong(key, count);
        }
        numbers[k] = number.asDouble();
        k++;
      }
    }
    if (k != count || count == 0) {
      throw wrong(key, count);
    }
    return numbers;
  }

  private static IllegalArgumentException wrong(String key, int count) {
    return new IllegalArgumentException(
        key + ": expected " + count / 3 + " rows of three numbers, got something else");
  }

  static void write(Path file, Frame frame) throws IOException {
    Structure structure = frame.structure();
    Labels labels = Fitsnap.labels(frame);
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode data = nodes.objectNode();
    data.put("NumAtoms", structure.size());
    ArrayNode types = data.putArray("AtomTypes");
    for (int i = 0; i < structure.size(); i++) {
      types.add(Element.of(structure.species().get(i)).symbol());
    }
    data.set("Lattice", rows(structure.cell().rows().toArray()));
    data.set("Positions", rows(structure.positions().toArray()));
    data.put("Energy", labels.energy());
    data.set("Forces", rows(labels.forces().toArray()));
    labels
        .virial()
        .ifPresent(
            virial ->
                data.set(
                    "Stress", rows(virial.times(1 / (BAR * structure.cell().volume())).toArray())));
    ObjectNode set = nodes.objectNode();
    set.put("AtomTypeStyle", "chemicalsymbol");
    set.put("LatticeStyle", "angstrom");
    set.put("PositionsStyle", "angstrom");
    set.put("EnergyStyle", "electronvolt");
    set.put("ForcesStyle", "electronvoltperangstrom");
    set.put("StressStyle", "bar");
    set.set("Data", nodes.arrayNode().add(data));
    Files.writeString(file, JSON.writeValueAsString(nodes.objectNode().set("Dataset", set)));
  }

  private static ArrayNode rows(double[] numbers) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (int k = 0; k < numbers.length; k += 3) {
      rows.addArray().add(numbers[k]).add(numbers[k + 1]).add(numbers[k + 2]);
    }
    return rows;
  }
}
