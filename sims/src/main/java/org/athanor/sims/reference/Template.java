package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.config.Spelling;

/**
 * An input file of a code, as its user wrote it, with placeholders such as {@code {{cell}}} where
 * the structure goes.
 *
 * <p>Lines that begin with {@code {{machine}}} are written like all others but are no physics: how
 * many cores share the bands, how much memory may be used.
 */
final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");
  private static final Pattern INSIDE = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9-]*)\\s*(.*?)\\s*");
  private static final String MACHINE = "{{machine}}";

  private final String name;
  private final List<String> lines;
  private final Placeholders known;
  private final Set<String> used = new HashSet<>();

  private Template(String name, List<String> lines, Placeholders known) {
    this.name = name;
    this.lines = lines;
    this.known = known;
  }

  /**
   * Reads a template.
   *
   * @throws BadTemplateException if it is not there, is no text, or has a placeholder that is not
   *     known or lacks what it needs, with the line and the nearest known one
   */
  static Template read(Path file, Placeholders known) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadTemplateException(file + ": there is no such template");
    }
    try {
      return of(file.toString(), Files.readString(file), known);
    } catch (CharacterCodingException e) {
      throw new BadTemplateException(file + ": expected a text in UTF-8, got " + e.getMessage());
    }
  }

  /** A template from its text. */
  static Template of(String name, String text, Placeholders known) throws BadTemplateException {
    // Editors of Windows mark UTF-8 by a first character that no code understands.
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Template template = new Template(name, plain.lines().toList(), known);
    for (int at = 0; at < template.lines.size(); at++) {
      template.check(at);
    }
    return template;
  }

  private void check(int at) throws BadTemplateException {
    String line = withoutMark(lines.get(at));
    Matcher match = PLACEHOLDER.matcher(line);
    while (match.find()) {
      Matcher inside = INSIDE.matcher(match.group(1));
      if (!inside.matches() || !known.known().containsKey(inside.group(1))) {
        throw bad(at, unknown(match.group(1).strip()));
      }
      Placeholder placeholder = known.known().get(inside.group(1));
      String complaint = placeholder.complaint(inside.group(2));
      if (!complaint.isEmpty()) {
        throw bad(at, match.group() + ": expected " + complaint);
      }
      used.add(placeholder.name());
    }
    if (match.replaceAll("").contains("{{")) {
      throw bad(at, "{{ without its }} (for two plain braces, put a blank between them)");
    }
  }

  private String unknown(String word) {
    String wanted = word.split("\\s", 2)[0];
    String nearest = Spelling.nearest(wanted, known.known().keySet());
    return "unknown placeholder {{"
        + word
        + "}}; the nearest known one is {{"
        + nearest
        + "}} (known here: "
        + known.list()
        + ", machine)";
  }

  private BadTemplateException bad(int at, String what) {
    return new BadTemplateException(name + ":" + (at + 1) + ": " + what);
  }

  /**
   * Insists that the template hands something of the structure on.
   *
   * @throws BadTemplateException unless one of these is used
   */
  Template requireOneOf(String... placeholders) throws BadTemplateException {
    for (String placeholder : placeholders) {
      if (used.contains(placeholder)) {
        return this;
      }
    }
    throw new BadTemplateException(
        name
            + ": expected {{"
            + String.join("}} or {{", placeholders)
            + "}} in it; without, every structure would get the same labels");
  }

  /** Whether a line matches, such as one that sets the units. */
  boolean hasLine(Pattern pattern) {
    return lines.stream().anyMatch(line -> pattern.matcher(withoutMark(line)).find());
  }

  /** The input for one occasion. */
  String text(Occasion occasion) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(
              PLACEHOLDER
                  .matcher(withoutMark(line))
                  .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), occasion))))
          .append('\n');
    }
    return text.toString();
  }

  /** The input without the geometry: what a code that is kept alive does not learn anew. */
  String frame(Occasion occasion) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(
              PLACEHOLDER
                  .matcher(withoutMark(line))
                  .replaceAll(match -> Matcher.quoteReplacement(setting(match.group(1), occasion))))
          .append('\n');
    }
    return text.toString();
  }

  private String setting(String word, Occasion occasion) {
    return Placeholders.GEOMETRY.contains(inside(word).group(1)) ? word : value(word, occasion);
  }

  private String value(String word, Occasion occasion) {
    Matcher inside = inside(word);
    return known.known().get(inside.group(1)).value().apply(occasion, inside.group(2));
  }

  /**
   * What of it decides about the numbers: all but blank lines, lines that begin with a sign for
   * comments, those marked as the machine's, and where remedies start.
   *
   * @param comments the signs with which the code's comments begin
   */
  String physics(String comments) {
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      String bare = line.strip();
      boolean comment = !bare.isEmpty() && comments.indexOf(bare.charAt(0)) >= 0;
      if (!bare.isEmpty() && !comment && !bare.startsWith(MACHINE)) {
        kept.add(PLACEHOLDER.matcher(line.stripTrailing()).replaceAll(Template::canonical));
      }
    }
    return "template\n" + String.join("\n", kept) + "\n";
  }

  private static String canonical(MatchResult match) {
    Matcher inside = inside(match.group(1));
    boolean remedy = Placeholders.REMEDIES.contains(inside.group(1));
    String rest = remedy || inside.group(2).isEmpty() ? "" : " " + inside.group(2);
    return Matcher.quoteReplacement("{{" + inside.group(1) + rest + "}}");
  }

  private static Matcher inside(String word) {
    Matcher inside = INSIDE.matcher(word);
    if (!inside.matches()) {
      throw new IllegalStateException("a placeholder that was not checked: " + word);
    }
    return inside;
  }

  private static String withoutMark(String line) {
    String bare = line.stripLeading();
    return bare.startsWith(MACHINE) ? bare.substring(MACHINE.length()).stripLeading() : line;
  }
}
