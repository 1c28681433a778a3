package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.structure.Element;

/** The pair_style and pair_coeff lines that lay a fitted potential over its repulsion. */
final class LammpsLines {
  private LammpsLines() {}

  /**
   * Lines for atom types by rising atomic number, with one pair style zbl for each pair of radii,
   * since it takes but one.
   *
   * @param style of the fitted part
   * @param files that its pair_coeff names before the elements
   */
  static List<String> of(LinearPotential potential, String style, String files) {
    Map<SpeciesPair, Switching> all = potential.repulsion().switching();
    List<Switching> different = all.values().stream().distinct().toList();
    List<Integer> types = List.copyOf(potential.species());
    StringBuilder styles = new StringBuilder("pair_style hybrid/overlay " + style);
    different.forEach(
        radii -> styles.append(" zbl ").append(radii.inner()).append(' ').append(radii.outer()));
    List<String> lines = new ArrayList<>(List.of(styles.toString()));
    lines.add(
        "pair_coeff * * %s %s %s"
            .formatted(
                style,
                files,
                String.join(" ", types.stream().map(z -> Element.of(z).symbol()).toList())));
    all.forEach(
        (pair, radii) ->
            lines.add(
                "pair_coeff %d %d zbl %s%d %d"
                    .formatted(
                        types.indexOf(pair.low()) + 1,
                        types.indexOf(pair.high()) + 1,
                        different.size() > 1 ? different.indexOf(radii) + 1 + " " : "",
                        pair.low(),
                        pair.high())));
    return lines;
  }

  /** The elements by their symbols. */
  static Map<String, Integer> names(LinearPotential potential) {
    Map<String, Integer> names = new TreeMap<>();
    potential.species().forEach(z -> names.put(Element.of(z).symbol(), z));
    return names;
  }
}
