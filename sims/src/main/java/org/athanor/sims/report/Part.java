package org.athanor.sims.report;

import java.util.List;

/** A piece of a report; the page and the text are both made of these. */
public sealed interface Part {
  /** A paragraph. */
  record Paragraph(String text) implements Part {}

  /** A paragraph that must not be overlooked. */
  record Caution(String text) implements Part {}

  /** A table. */
  record Grid(Table table) implements Part {}

  /** Plots beside each other, on the page only. */
  record Gallery(List<Picture> pictures) implements Part {
    /** Copies the list. */
    public Gallery {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A plot.
   *
   * @param caption what is seen
   * @param svg the graphics
   */
  record Picture(String caption, String svg) {}

  /** Parts under a title. */
  record Section(String title, List<Part> parts) {
    /** Copies the list. */
    public Section {
      parts = List.copyOf(parts);
    }
  }
}
