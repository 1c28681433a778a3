package org.athanor.sims.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;

/** The placeholders that a template may use, by name. */
final class Placeholders {
  /** Those whose argument is where an attempt starts, and no physics. */
  static final Set<String> REMEDIES = Set.of("steps", "mixing", "diagonalisation", "memory");

  /** Those that say where the atoms are. */
  static final Set<String> GEOMETRY =
      Set.of("a", "b", "c", "cell", "cell-bohr", "positions", "positions-bohr", "atoms");

  private static final double BOHR = 1 / Units.ANGSTROM_PER_BOHR;

  private final SortedMap<String, Placeholder> known = new TreeMap<>();

  private Placeholders(List<Placeholder> all) {
    all.forEach(placeholder -> known.put(placeholder.name(), placeholder));
  }

  /** Those of every code, and more of one code. */
  static Placeholders with(Placeholder... own) {
    List<Placeholder> all = new ArrayList<>();
    all.addAll(counts());
    all.addAll(geometry());
    all.addAll(remedies());
    all.addAll(List.of(own));
    return new Placeholders(all);
  }

  /** By name. */
  SortedMap<String, Placeholder> known() {
    return known;
  }

  /** One that is made of the structure alone. */
  static Placeholder of(String name, Function<Structure, String> value) {
    return Placeholder.of(name, occasion -> value.apply(occasion.structure()));
  }

  private static List<Placeholder> counts() {
    return List.of(
        of("atom-count", s -> Integer.toString(s.size())),
        of("element-count", s -> Integer.toString(s.species().distinct().size())),
        of("symbols", s -> each(elements(s), Element::symbol)),
        of("atomic-numbers", s -> each(elements(s), e -> Integer.toString(e.atomicNumber()))),
        of("types", Placeholders::types));
  }

  private static List<Placeholder> geometry() {
    return List.of(
        of("a", s -> row(s.cell(), 0)),
        of("b", s -> row(s.cell(), 1)),
        of("c", s -> row(s.cell(), 2)),
        of("cell", s -> matrix(s.cell().rows())),
        of("cell-bohr", s -> matrix(s.cell().rows().times(BOHR))),
        of("positions", s -> lines(s, 1, false)),
        of("positions-bohr", s -> lines(s, BOHR, false)),
        of("atoms", s -> lines(s, 1, true)),
        new Placeholder("k-mesh", Placeholder.Argument.NUMBER, (o, a) -> mesh(o, a, " ")));
  }

  /** The mesh as the code writes lists. */
  static Placeholder mesh(String separator) {
    return new Placeholder("k-mesh", Placeholder.Argument.NUMBER, (o, a) -> mesh(o, a, separator));
  }

  private static List<Placeholder> remedies() {
    return List.of(
        new Placeholder(
            "steps",
            Placeholder.Argument.NUMBER,
            (o, a) -> Long.toString(Math.round(Double.parseDouble(a) * o.remedies().steps()))),
        new Placeholder(
            "mixing",
            Placeholder.Argument.NUMBER,
            (o, a) -> Double.toString(Double.parseDouble(a) * o.remedies().mixing())),
        new Placeholder(
            "diagonalisation",
            Placeholder.Argument.CHOICES,
            (o, a) -> choice(a, o.remedies().otherDiagonalisation() ? 1 : 0)),
        new Placeholder(
            "memory", Placeholder.Argument.CHOICES, (o, a) -> choice(a, o.remedies().thrift())));
  }

  private static String choice(String words, int number) {
    String[] all = words.split("\\|", -1);
    return all[Math.min(number, all.length - 1)].strip();
  }

  private static String mesh(Occasion occasion, String spacing, String separator) {
    return Mesh.of(occasion.structure().cell(), Double.parseDouble(spacing)).stream()
        .map(n -> Integer.toString(n))
        .collect(Collectors.joining(separator));
  }

  /** The elements of a structure in the order of their atomic numbers. */
  static List<Element> elements(Structure structure) {
    return structure.species().distinct().stream().map(Element::of).toList();
  }

  /** One text for each element. */
  static String each(List<Element> elements, Function<Element, String> text) {
    return elements.stream().map(text).collect(Collectors.joining(" "));
  }

  private static String types(Structure structure) {
    SortedSet<Integer> distinct = new TreeSet<>(structure.species().distinct());
    return Arrays.stream(structure.species().toArray())
        .mapToObj(z -> Integer.toString(1 + distinct.headSet(z).size()))
        .collect(Collectors.joining(" "));
  }

  private static String row(Cell cell, int row) {
    return three(x -> cell.rows().get(row, x));
  }

  private static String matrix(Matrix3 rows) {
    return IntStream.range(0, 3)
        .mapToObj(row -> three(x -> rows.get(row, x)))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(Structure structure, double factor, boolean symbols) {
    return IntStream.range(0, structure.size())
        .mapToObj(
            i ->
                (symbols ? Element.of(structure.species().get(i)).symbol() + " " : "")
                    + three(x -> factor * structure.positions().get(i, x)))
        .collect(Collectors.joining("\n"));
  }

  private static String three(IntToDoubleFunction component) {
    return IntStream.range(0, 3)
        .mapToObj(x -> Double.toString(component.applyAsDouble(x)))
        .collect(Collectors.joining(" "));
  }

  /** Shown to people who wrote another name. */
  String list() {
    return String.join(", ", known.keySet());
  }
}
