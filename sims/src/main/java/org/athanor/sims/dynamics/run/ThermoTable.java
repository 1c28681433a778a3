package org.athanor.sims.dynamics.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.sims.dynamics.Thermo;
import org.athanor.sims.dynamics.run.TableDisplay.Heading;
import org.athanor.sims.status.Format;

/** Readings as aligned lines of text. */
final class ThermoTable {
  /** A column: its head, its unit, its format, its value. */
  private record Column(String head, String unit, int width, int decimals, Value value) {
    String text(Thermo thermo) {
      String number = String.format(Locale.ROOT, "%." + decimals + "f", value.of(thermo));
      return pad(number);
    }

    String pad(String text) {
      return " ".repeat(Math.max(1, width - text.length())) + text;
    }
  }

  private interface Value {
    double of(Thermo thermo);
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column("step", "", 10, 0, Thermo::step),
          new Column("time", "ps", 10, 3, thermo -> thermo.time() / 1000),
          new Column("temperature", "K", 12, 1, thermo -> thermo.energies().temperature()),
          new Column("potential", "eV", 15, 4, thermo -> thermo.energies().potential()),
          new Column("kinetic", "eV", 13, 4, thermo -> thermo.energies().kinetic()),
          new Column("total", "eV", 15, 4, thermo -> thermo.energies().total()),
          new Column("effective", "eV", 15, 4, Thermo::effective),
          new Column("pressure", "GPa", 10, 3, Thermo::pressureGPa),
          new Column("volume", "Å³", 13, 2, thermo -> thermo.cell().volume()),
          new Column("a", "Å", 9, 3, thermo -> length(thermo, 0)),
          new Column("b", "Å", 9, 3, thermo -> length(thermo, 1)),
          new Column("c", "Å", 9, 3, thermo -> length(thermo, 2)));

  private static final String GAUGE = "%10s";

  private ThermoTable() {}

  /** Two lines: names and units. */
  static List<String> heads(Optional<Heading> gauge) {
    return List.of(
        COLUMNS.stream().map(column -> column.pad(column.head())).collect(Collectors.joining())
            + gauge.map(head -> String.format(GAUGE, head.name())).orElse(""),
        COLUMNS.stream().map(column -> column.pad(column.unit())).collect(Collectors.joining())
            + gauge.map(head -> String.format(GAUGE, head.unit())).orElse(""));
  }

  /** One reading, with the largest number of an atom where runs are watched by one. */
  static String row(Thermo thermo, Optional<Double> reading) {
    return COLUMNS.stream().map(column -> column.text(thermo)).collect(Collectors.joining())
        + reading.map(value -> String.format(GAUGE, Format.figures(value, 3))).orElse("");
  }

  private static double length(Thermo thermo, int row) {
    Matrix3 m = thermo.cell().rows();
    return Math.sqrt(
        m.get(row, 0) * m.get(row, 0)
            + m.get(row, 1) * m.get(row, 1)
            + m.get(row, 2) * m.get(row, 2));
  }
}
