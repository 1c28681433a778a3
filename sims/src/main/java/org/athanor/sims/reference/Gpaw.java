package org.athanor.sims.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/**
 * GPAW (Enkovaara et al., J. Phys.: Condens. Matter 22, 253202 (2010)) through the Python that it
 * is installed for. The template is a script that defines {@code calculator}; a script of ours
 * gives it the structure and writes down what it says.
 *
 * <p>The energy is the one that the forces are derivatives of: with smearing the free energy. In
 * scripts {@code {{k-mesh 0.3}}} is written with commas.
 */
public final class Gpaw implements Dialect {
  private static final String DRIVER = "gpaw-label.py";
  private static final String SCRIPT = "calculator.py";
  private static final String COMMENTS = "#";
  private static final String SAY_VERSION =
      "import gpaw; print(f'GPAW {gpaw.__version__} for Athanor')";
  private static final Pattern VERSION = Pattern.compile("^GPAW (\\S+) for Athanor$");

  private final Template template;
  private final InputFiles files;

  private Gpaw(Template template, InputFiles files) {
    this.template = template;
    this.files = files;
  }

  /**
   * Opens it.
   *
   * @param setups PAW datasets such as {@code Si.PBE.gz}; no others are found
   * @param scratch where folders are made
   * @throws IOException if Python, GPAW, the template or a setup is missing or will not do
   */
  public static Reference open(Program program, Path template, List<Path> setups, Path scratch)
      throws IOException, InterruptedException {
    InputFiles read = InputFiles.always("GPAW", setups);
    Template script = Template.read(template, Placeholders.with(Placeholders.mesh(", ")));
    return ProcessReference.open(new Gpaw(script, read), program, read, scratch);
  }

  private static String driver() throws IOException {
    try (InputStream stream = Gpaw.class.getResourceAsStream(DRIVER)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public String code() {
    return "GPAW";
  }

  @Override
  public Greeting greeting() {
    return new Greeting.Spoken(List.of("-c", SAY_VERSION), VERSION);
  }

  @Override
  public String physics() {
    return files.physics() + template.physics(COMMENTS);
  }

  @Override
  public Call write(Occasion occasion, Path folder) throws IOException {
    LabelledFile.write(occasion.structure(), folder);
    Path here = folder.toAbsolutePath();
    Files.writeString(folder.resolve(DRIVER), driver());
    Files.writeString(folder.resolve(SCRIPT), template.text(occasion));
    // Setups elsewhere could be others than those that were hashed.
    return new Call(
        List.of(here.resolve(DRIVER).toString()), Map.of("GPAW_SETUP_PATH", here.toString()));
  }

  @Override
  public OptionalInt unconverged(FinishedRun run) {
    return LabelledFile.unconverged(run.folder());
  }

  @Override
  public Labels labels(FinishedRun run, Structure structure) throws UnreadableOutputException {
    return LabelledFile.labels(run.folder(), structure);
  }
}
