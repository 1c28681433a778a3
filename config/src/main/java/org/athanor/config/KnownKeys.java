package org.athanor.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which keys a campaign file may have: those of {@code reference.conf}, where every key stands with
 * its default. Blocks whose keys are names of the user's own are open.
 */
final class KnownKeys {
  /** Blocks keyed by element symbols, properties, or the keywords of another program. */
  private static final Pattern OPEN =
      Pattern.compile(
          "target\\.properties"
              + "|label\\.reference\\.[a-z0-9-]+\\.(pseudopotentials|potcars|environment|extra)"
              + "|fit\\.snap\\.(radii|weights)");

  /** Keys of the blocks in lists, which have no place in the tree of defaults. */
  private static final Map<String, Set<String>> IN_LISTS =
      Map.of("system.phases", Set.of("name", "prototype", "lattice", "repeat", "file"));

  private final ConfigObject defaults;

  KnownKeys(Config defaults) {
    this.defaults = defaults.root();
  }

  /**
   * Checks all keys.
   *
   * @throws BadConfiguration naming every unknown key, where it stands, and the nearest valid one
   */
  void check(Config file) {
    List<String> unknown = new ArrayList<>();
    compare(file.root(), defaults, "", unknown);
    if (!unknown.isEmpty()) {
      throw new BadConfiguration(String.join(System.lineSeparator(), unknown));
    }
  }

  private static void compare(
      ConfigObject file, ConfigObject known, String prefix, List<String> unknown) {
    file.keySet().stream()
        .sorted(Comparator.comparingInt(key -> file.get(key).origin().lineNumber()))
        .forEach(
            key -> {
              String path = prefix + key;
              ConfigValue value = file.get(key);
              if (!known.containsKey(key)) {
                unknown.add(complaint(path, value, prefix, known.keySet()));
              } else if (value instanceof ConfigObject inner
                  && known.get(key) instanceof ConfigObject knownInner
                  && !OPEN.matcher(path).matches()) {
                compare(inner, knownInner, path + ".", unknown);
              } else if (value instanceof List<?> list && IN_LISTS.containsKey(path)) {
                compareList(list, path, unknown);
              }
            });
  }

  private static void compareList(List<?> list, String path, List<String> unknown) {
    for (Object element : list) {
      if (element instanceof ConfigObject object) {
        object.forEach(
            (key, value) -> {
              if (!IN_LISTS.get(path).contains(key)) {
                unknown.add(complaint(path + "[]." + key, value, path + "[].", IN_LISTS.get(path)));
              }
            });
      }
    }
  }

  private static String complaint(
      String path, ConfigValue value, String prefix, Set<String> known) {
    String key = path.substring(prefix.length());
    String nearest = Spelling.nearest(key, known);
    return "%s (%s): unknown key; the nearest valid one is %s%s (valid here: %s)"
        .formatted(
            path,
            value.origin().description(),
            prefix,
            nearest,
            String.join(", ", known.stream().sorted().toList()));
  }
}
