package org.athanor.persistence.exchange;

import java.nio.file.Path;
import java.util.Locale;

/** What a file's name says. */
final class Names {
  private Names() {}

  static boolean endsWith(Path place, String... endings) {
    String name = name(place).toLowerCase(Locale.ROOT);
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  static boolean startsWith(Path place, String... beginnings) {
    for (String beginning : beginnings) {
      if (name(place).startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  private static String name(Path place) {
    return place.toAbsolutePath().normalize().getFileName() == null
        ? ""
        : place.toAbsolutePath().normalize().getFileName().toString();
  }
}
