package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Element;

/**
 * Quantum ESPRESSO's {@code pw.x} with an input file of the user's own. Beside the placeholders of
 * every code it has {@code {{species}}}, the lines of ATOMIC_SPECIES.
 */
public final class PwTemplate {
  private static final String COMMENTS = "!#";

  private PwTemplate() {}

  /**
   * Opens it.
   *
   * @param pseudopotentials the file of each element, by symbol
   * @throws IOException if the program, the template or a file is missing or will not do
   */
  public static Reference open(
      Program program, Path template, Map<String, Path> pseudopotentials, Path scratch)
      throws IOException, InterruptedException {
    InputFiles files = InputFiles.ofElements("pw.x", pseudopotentials);
    Template input =
        Template.read(template, Placeholders.with(Placeholder.of("species", PwTemplate::species)))
            .requireOneOf("cell", "cell-bohr")
            .requireOneOf("atoms")
            .requireOneOf("species");
    PwDialect dialect =
        new PwDialect(files, files.physics() + input.physics(COMMENTS), input::text);
    return ProcessReference.open(dialect, program, files, scratch);
  }

  private static String species(Occasion occasion) {
    return Placeholders.elements(occasion.structure()).stream()
        .map(element -> line(element, occasion.files()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Element element, InputFiles files) {
    return element.symbol()
        + " "
        + element.mass()
        + " "
        + files.elements().get(element.symbol()).name();
  }
}
