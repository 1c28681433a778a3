package org.athanor.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One block of a campaign file. Every value is checked as it is read; what is wrong is said with
 * the key, the line, what was expected, in which unit, and what stands there.
 */
final class Section {
  private static final Pattern QUANTITY =
      Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*(.*)");

  private final Config config;
  private final String prefix;
  private final Path directory;

  /**
   * A block.
   *
   * @param prefix of its keys, for people; empty at the top
   * @param directory against which relative paths are resolved
   */
  Section(Config config, String prefix, Path directory) {
    this.config = config;
    this.prefix = prefix;
    this.directory = directory;
  }

  /** A block inside this one. */
  Section section(String key) {
    require(key, ConfigValueType.OBJECT, "a block { ... }");
    return new Section(config.getConfig(key), name(key) + ".", directory);
  }

  /** The blocks of a list. */
  List<Section> sections(String key) {
    require(key, ConfigValueType.LIST, "a list of blocks [ { ... } ]");
    try {
      List<? extends Config> all = config.getConfigList(key);
      return IntStream.range(0, all.size())
          .mapToObj(k -> new Section(all.get(k), name(key) + "[" + k + "].", directory))
          .toList();
    } catch (ConfigException.WrongType e) {
      throw bad(key, "a list of blocks [ { ... } ]");
    }
  }

  /** All entries of an open block as text; keys of nested blocks are joined by dots. */
  SortedMap<String, String> entries() {
    SortedMap<String, String> entries = new TreeMap<>();
    config
        .entrySet()
        .forEach(
            entry ->
                entries.put(
                    String.join(".", ConfigUtil.splitPath(entry.getKey())),
                    String.valueOf(entry.getValue().unwrapped())));
    return entries;
  }

  boolean has(String key) {
    return config.hasPath(key);
  }

  /** A quantity in the unit inside. */
  double quantity(String key, Dimension dimension, Range range) {
    return checked(key, value(key), dimension, range);
  }

  /** A quantity in the unit inside; empty where a word stands in its place. */
  Optional<Double> quantityUnless(String key, String word, Dimension dimension, Range range) {
    ConfigValue value = value(key);
    if (word.equals(value.unwrapped())) {
      return Optional.empty();
    }
    if (!QUANTITY.matcher(String.valueOf(value.unwrapped()).strip()).matches()) {
      throw bad(key, word + ", or " + range.words());
    }
    return Optional.of(checked(key, value, dimension, range));
  }

  /** A list of quantities in the unit inside, none of it empty. */
  List<Double> quantities(String key, Dimension dimension, Range range) {
    require(key, ConfigValueType.LIST, "a list of quantities in " + dimension.choices());
    List<Double> all =
        config.getList(key).stream().map(value -> checked(key, value, dimension, range)).toList();
    if (all.isEmpty()) {
      throw bad(key, "at least one quantity in " + dimension.choices());
    }
    return all;
  }

  /** A whole number. */
  int count(String key, int low, int high) {
    String expected =
        high == Integer.MAX_VALUE
            ? "a whole number of " + low + " or more"
            : "a whole number from " + low + " to " + high;
    if (value(key).valueType() != ConfigValueType.NUMBER) {
      throw bad(key, expected);
    }
    double number = config.getDouble(key);
    if (number != Math.rint(number) || number < low || number > high) {
      throw bad(key, expected);
    }
    return (int) number;
  }

  /** Several whole numbers. */
  List<Integer> counts(String key, int size, int low) {
    String expected = "a list of " + size + " whole numbers of " + low + " or more";
    require(key, ConfigValueType.LIST, expected);
    try {
      List<Integer> all = config.getIntList(key);
      if (all.size() != size || all.stream().anyMatch(number -> number < low)) {
        throw bad(key, expected);
      }
      return all;
    } catch (ConfigException.WrongType e) {
      throw bad(key, expected);
    }
  }

  long seed(String key) {
    if (value(key).valueType() != ConfigValueType.NUMBER) {
      throw bad(key, "a whole number");
    }
    return config.getLong(key);
  }

  boolean flag(String key) {
    require(key, ConfigValueType.BOOLEAN, "true or false");
    return config.getBoolean(key);
  }

  String text(String key) {
    require(key, ConfigValueType.STRING, "a text");
    return config.getString(key);
  }

  List<String> texts(String key) {
    require(key, ConfigValueType.LIST, "a list of texts");
    try {
      return config.getStringList(key);
    } catch (ConfigException.WrongType e) {
      throw bad(key, "a list of texts");
    }
  }

  /** One of several words. */
  String choice(String key, List<String> choices) {
    String word = text(key);
    if (!choices.contains(word)) {
      throw bad(key, "one of " + String.join(", ", choices));
    }
    return word;
  }

  /** A file or folder, relative to the campaign file; empty where the text is empty. */
  Optional<Path> path(String key) {
    String text = text(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(resolved(text));
  }

  /** A file or folder, relative to the campaign file. */
  Path resolved(String text) {
    return directory.resolve(text).normalize();
  }

  /** The refusal of a value. */
  BadConfiguration bad(String key, String expected) {
    ConfigValue value = value(key);
    return new BadConfiguration(
        "%s (%s): expected %s, got %s"
            .formatted(
                name(key),
                place(value.origin()),
                expected,
                value.render(ConfigRenderOptions.concise())));
  }

  /** File and line; where the defaults lie on this machine helps nobody. */
  private static String place(ConfigOrigin origin) {
    return origin.resource() == null
        ? origin.description()
        : "not in the file; by default in " + origin.resource();
  }

  private double checked(String key, ConfigValue value, Dimension dimension, Range range) {
    String expected =
        range.words() + (dimension.equals(Dimension.NUMBER) ? "" : " in " + dimension.choices());
    Matcher matcher = QUANTITY.matcher(String.valueOf(value.unwrapped()).strip());
    if (!matcher.matches()) {
      throw bad(key, expected);
    }
    String unit = matcher.group(2);
    double factor =
        unit.isEmpty() ? 1 : dimension.factor(unit).orElseThrow(() -> bad(key, expected));
    double number = Double.parseDouble(matcher.group(1)) * factor;
    if (!range.contains(number)) {
      throw bad(key, expected);
    }
    return number;
  }

  private void require(String key, ConfigValueType type, String expected) {
    if (value(key).valueType() != type) {
      throw bad(key, expected);
    }
  }

  private ConfigValue value(String key) {
    if (!config.hasPath(key)) {
      throw new BadConfiguration("%s (%s): missing".formatted(name(key), place(config.origin())));
    }
    return config.getValue(key);
  }

  private String name(String key) {
    return prefix + key;
  }
}
