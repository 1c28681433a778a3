package org.athanor.sims.run;

import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.eam.SetflFile;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouTables;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.text.PotentialText;

/** The files of a fitted potential: its text, and what other programs take. */
final class PotentialFiles {
  private PotentialFiles() {}

  /**
   * Texts by name: {@code potential.txt}, and {@code Ta.eam.alloy} or {@code Si.sw} where such a
   * format holds the potential.
   */
  static Map<String, String> of(String text) {
    Map<String, String> files = new TreeMap<>(Map.of("potential.txt", text));
    ParametricPotential potential = PotentialText.read(text);
    String symbol = Element.of(potential.species().first()).symbol();
    switch (potential) {
      case ZhouEam metal ->
          files.put(
              symbol + ".eam.alloy",
              SetflFile.write(ZhouTables.of(metal, "parameters in potential.txt")));
      case TunableStillingerWeber element ->
          files.put(symbol + ".sw", StillingerWeberFile.write(element.fixed()));
      case LinearPotential linear -> {
        // export writes it for other programs.
      }
      default ->
          throw new IllegalArgumentException("expected a potential with a text form, got " + text);
    }
    return files;
  }
}
