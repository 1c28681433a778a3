package org.athanor.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a campaign file says about its journal. */
final class JournalSection {
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql://[^/?@\\s]+/[^/?@\\s]+(\\?(?<parameters>\\S*))?");

  /** What is set by the campaign itself. */
  private static final Set<String> OWN = Set.of("user", "options", "currentschema", "readonly");

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private JournalSection() {}

  static JournalSettings read(Section section) {
    String kind = section.choice("kind", List.of("sqlite", "postgresql"));
    return switch (kind) {
      case "sqlite" -> new JournalSettings.Sqlite();
      case "postgresql" -> postgresql(section.section(kind));
      default -> throw new IllegalArgumentException("no journal of the kind " + kind);
    };
  }

  private static JournalSettings postgresql(Section section) {
    Duration lease = LabellingReader.duration(section, "lease");
    if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
      throw section.bad("lease", "a time from 1 s to 10 min");
    }
    return new JournalSettings.Postgresql(
        url(section),
        given(section.text("user")),
        variable(section),
        lease,
        LabellingReader.duration(section, "patience"));
  }

  private static String url(Section section) {
    String url = section.text("url");
    if (url.contains("@") || url.toLowerCase(Locale.ROOT).contains("password")) {
      // The value is not repeated: it would stand in logs.
      throw new BadConfiguration(
          "machines.journal.postgresql.url: expected neither user nor password in it, since this"
              + " file is kept; the former stands in user, and the latter in a variable of the"
              + " environment whose name stands in password-variable");
    }
    var matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw section.bad("url", "jdbc:postgresql://HOST:PORT/DATABASE");
    }
    String parameters = Optional.ofNullable(matcher.group("parameters")).orElse("");
    for (String parameter : parameters.split("&", -1)) {
      String name = parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
      if (OWN.contains(name)) {
        throw section.bad("url", "no parameter " + name + ", which is set by the campaign");
      }
    }
    return url;
  }

  private static Optional<String> variable(Section section) {
    Optional<String> name = given(section.text("password-variable"));
    if (name.isPresent() && !name.get().matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new BadConfiguration(
          "machines.journal.postgresql.password-variable: expected the name of a variable of the"
              + " environment, got something else (it is not repeated here, in case it is the"
              + " password itself)");
    }
    return name;
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isBlank());
  }
}
