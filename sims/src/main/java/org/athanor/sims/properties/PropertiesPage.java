package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.sims.report.Page;
import org.athanor.sims.report.Part;
import org.athanor.sims.report.Part.Caution;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Picture;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.report.Table;
import org.athanor.sims.report.Table.Column;
import org.athanor.sims.status.Format;

/** All results so far as one page that needs nothing else. */
final class PropertiesPage {
  private PropertiesPage() {}

  static String of(PropertiesReport report) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "What was asked",
            List.of(
                new Paragraph("Structure " + report.structure()),
                new Paragraph("Potential " + report.potential()))));
    report.results().forEach(result -> sections.add(section(result)));
    return Page.of("Properties of " + report.structure(), sections);
  }

  private static Section section(Result result) {
    return switch (result) {
      case GroundState ground -> new Section("Lattice and cohesion", List.of(table(ground)));
      case Elasticity elastic -> new Section("Elasticity", elastic(elastic));
      case EquationOfState eos ->
          new Section("Equation of state", plotted(eos, PropertyPlots.of(eos)));
      case Vacancies vacancies -> new Section("Vacancy", List.of(table(vacancies)));
      case Surfaces surfaces -> new Section("Surfaces", List.of(table(surfaces)));
      case Faults faults ->
          new Section("Stacking faults", plotted(faults, PropertyPlots.of(faults)));
      case Phonons phonons -> new Section("Phonons", phonons(phonons));
      case Expansion expansion ->
          new Section("Thermal expansion", plotted(expansion, PropertyPlots.of(expansion)));
      case RadialDistribution radial ->
          new Section("Radial distribution", plotted(radial, PropertyPlots.of(radial)));
      case Unavailable none ->
          new Section(none.property().word(), List.of(new Caution("No value: " + none.reason())));
    };
  }

  private static List<Part> elastic(Elasticity elastic) {
    List<Part> parts = new ArrayList<>();
    if (!elastic.stable()) {
      parts.add(new Caution("Unstable: some strain costs no energy."));
    }
    parts.add(table(elastic));
    parts.add(
        new Paragraph(
            "All constants in GPa, in the axes of the structure (xx yy zz yz xz xy, engineering"
                + " shear strains):"));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      List<String> row = new ArrayList<>();
      row.add("" + i);
      for (int j = 1; j <= 6; j++) {
        row.add(Format.decimals(elastic.stiffness().get(i, j), 2));
      }
      rows.add(row);
    }
    parts.add(new Grid(Table.of(1, List.of("C", "1", "2", "3", "4", "5", "6"), rows)));
    return parts;
  }

  private static List<Part> phonons(Phonons phonons) {
    List<Part> parts = new ArrayList<>();
    if (!phonons.stable()) {
      parts.add(
          new Caution("Unstable: modes with negative frequencies (which stand for √−ω²) grow."));
    }
    parts.addAll(plotted(phonons, PropertyPlots.of(phonons)));
    return parts;
  }

  private static List<Part> plotted(Result result, List<Picture> pictures) {
    return List.of(table(result), new Gallery(pictures));
  }

  private static Grid table(Result result) {
    List<List<String>> rows =
        Quantities.of(result).stream()
            .map(one -> List.of(one.name(), one.value(), one.uncertainty().orElse(""), one.unit()))
            .toList();
    List<Column> columns =
        List.of(
            new Column("quantity", false),
            new Column("value", true),
            new Column("±", true),
            new Column("unit", false));
    return new Grid(new Table(columns, rows));
  }
}
