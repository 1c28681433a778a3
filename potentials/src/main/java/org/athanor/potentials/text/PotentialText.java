package org.athanor.potentials.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouText;
import org.athanor.potentials.embedding.EmbeddedPotential;
import org.athanor.potentials.embedding.EmbeddedPotentialText;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Element;

/**
 * The text forms of all potentials with parameters. The first line says which form it is:
 *
 * <ul>
 *   <li>{@code athanor linear-potential 1}: {@link LinearPotentialText};
 *   <li>{@code athanor embedded-potential 1}: {@link EmbeddedPotentialText};
 *   <li>{@code athanor zhou-eam 1}: {@link ZhouText};
 *   <li>{@code # Stillinger-Weber …}: a LAMMPS .sw file of one element, as {@link
 *       StillingerWeberFile} writes it.
 * </ul>
 */
public final class PotentialText {
  private static final String STILLINGER_WEBER = "# Stillinger-Weber";
  private static final String LINEAR = "athanor linear-potential";

  private PotentialText() {}

  /**
   * The potential as text, which {@link #read} reads back to the same bits.
   *
   * @throws IllegalArgumentException if it has no text form
   */
  public static String write(ParametricPotential potential) {
    return switch (potential) {
      case ZhouEam metal -> ZhouText.write(metal);
      case TunableStillingerWeber element -> StillingerWeberFile.write(element.fixed());
      case LinearPotential linear -> LinearPotentialText.write(linear);
      case EmbeddedPotential embedded -> EmbeddedPotentialText.write(embedded);
      default ->
          throw new IllegalArgumentException(
              "potential: expected one with a text form (Zhou's EAM, Stillinger-Weber, linear),"
                  + " got "
                  + potential.getClass().getSimpleName());
    };
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is of no known form, or a line is not what it should be,
   *     with its number
   */
  public static ParametricPotential read(String text) {
    String first = text.lines().findFirst().orElse("");
    if (first.startsWith(LINEAR)) {
      return LinearPotentialText.read(text);
    }
    if (EmbeddedPotentialText.begins(text)) {
      return EmbeddedPotentialText.read(text);
    }
    if (first.equals(ZhouText.HEADER)) {
      return ZhouText.read(text);
    }
    if (first.startsWith(STILLINGER_WEBER)) {
      return stillingerWeber(text.lines().toList());
    }
    throw new IllegalArgumentException(
        "potential, line 1: expected \"%s 1\", \"%s\" or \"%s …\", got \"%s\""
            .formatted(LINEAR, ZhouText.HEADER, STILLINGER_WEBER, first));
  }

  private static TunableStillingerWeber stillingerWeber(List<String> lines) {
    Map<String, Integer> elements = new TreeMap<>();
    for (String line : lines) {
      String word = line.replaceFirst("#.*", "").strip().split("\\s+", -1)[0];
      Element.find(word).ifPresent(one -> elements.put(one.symbol(), one.atomicNumber()));
    }
    return TunableStillingerWeber.of(StillingerWeberFile.read(lines, elements));
  }
}
