package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/**
 * Any program that reads an extxyz file with a structure and writes one with its labels; the names
 * of both files are its last arguments.
 */
public final class Command implements Dialect {
  private final String name;
  private final String version;
  private final InputFiles files;

  private Command(String name, String version, InputFiles files) {
    this.name = name;
    this.version = version;
    this.files = files;
  }

  /**
   * Opens it.
   *
   * @param name of the code, for people, and part of the physics
   * @param version of the code; whoever changes what is computed changes it
   * @param files that are there when it runs, and whose contents count as physics
   * @throws IOException if a file is missing
   */
  public static Reference open(
      Program program, String name, String version, List<Path> files, Path scratch)
      throws IOException, InterruptedException {
    InputFiles read = InputFiles.always(name, files);
    return ProcessReference.open(new Command(name, version, read), program, read, scratch);
  }

  @Override
  public String code() {
    return name;
  }

  @Override
  public Greeting greeting() {
    return new Greeting.Declared(version);
  }

  @Override
  public String physics() {
    return "extxyz in and out\n" + files.physics();
  }

  @Override
  public Call write(Occasion occasion, Path folder) {
    LabelledFile.write(occasion.structure(), folder);
    Path here = folder.toAbsolutePath();
    return new Call(
        List.of(
            here.resolve(LabelledFile.STRUCTURE).toString(),
            here.resolve(LabelledFile.LABELS).toString()),
        Map.of());
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
