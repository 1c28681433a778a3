package org.athanor.sims.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.athanor.sims.report.Part.Caution;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Picture;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.report.Table.Column;

/** A report as one page that needs nothing else. */
public final class Page {
  private final StringBuilder html = new StringBuilder();

  private Page() {}

  /** The page as HTML. */
  public static String of(String title, List<Section> sections) {
    Page page = new Page();
    page.add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.add("<title>" + escaped(title) + "</title>\n<style>\n" + style() + "</style>\n</head>\n");
    page.add("<body>\n<main>\n<h1>" + escaped(title) + "</h1>\n");
    sections.forEach(page::section);
    page.add("</main>\n</body>\n</html>\n");
    return page.html.toString();
  }

  private void section(Section section) {
    add("<section>\n<h2>" + escaped(section.title()) + "</h2>\n");
    section.parts().forEach(this::part);
    add("</section>\n");
  }

  private void part(Part part) {
    switch (part) {
      case Paragraph paragraph -> add("<p>" + escaped(paragraph.text()) + "</p>\n");
      case Caution caution -> add("<p class=\"caution\">" + escaped(caution.text()) + "</p>\n");
      case Grid grid -> table(grid.table());
      case Gallery gallery -> {
        add("<div class=\"gallery\">\n");
        gallery.pictures().forEach(this::picture);
        add("</div>\n");
      }
    }
  }

  private void picture(Picture picture) {
    add("<figure>\n<figcaption>" + escaped(picture.caption()) + "</figcaption>\n");
    add(picture.svg() + "\n</figure>\n");
  }

  private void table(Table table) {
    add("<div class=\"table\"><table>\n<thead>\n");
    row("th", table.columns().stream().map(Column::head).toList(), table);
    add("</thead>\n<tbody>\n");
    table.rows().forEach(row -> row("td", row, table));
    add("</tbody>\n</table></div>\n");
  }

  private void row(String tag, List<String> cells, Table table) {
    add("<tr>");
    for (int c = 0; c < cells.size(); c++) {
      String css = table.columns().get(c).number() ? " class=\"number\"" : "";
      add("<" + tag + css + ">" + escaped(cells.get(c)) + "</" + tag + ">");
    }
    add("</tr>\n");
  }

  private void add(String text) {
    html.append(text);
  }

  private static String style() {
    try (InputStream stream = Page.class.getResourceAsStream("report.css")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css cannot be read", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
