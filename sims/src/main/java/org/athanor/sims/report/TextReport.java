package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;
import org.athanor.sims.report.Part.Caution;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Section;

/** A report as plain text; its plots are left out, their numbers stand in the tables. */
final class TextReport {
  private static final int WIDTH = 100;

  private TextReport() {}

  static String of(String title, List<Section> sections) {
    List<String> lines = new ArrayList<>(List.of(title, "=".repeat(title.length())));
    for (Section section : sections) {
      lines.addAll(List.of("", section.title(), "-".repeat(section.title().length())));
      section.parts().forEach(part -> lines.addAll(lines(part)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> lines(Part part) {
    return switch (part) {
      case Paragraph paragraph -> wrapped(paragraph.text());
      case Caution caution -> wrapped("NOTE: " + caution.text());
      case Grid grid -> {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(grid.table().text());
        lines.add("");
        yield lines;
      }
      case Gallery gallery -> List.of();
    };
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : List.of(text.split(" ", -1))) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
