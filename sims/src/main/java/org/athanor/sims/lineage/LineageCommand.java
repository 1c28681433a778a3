package org.athanor.sims.lineage;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor lineage DIR ID}: the whole story of one structure. */
@Command(
    name = "lineage",
    description = {
      "Tells where a structure of a campaign came from, what the librarian said of it, what its label",
      "cost, and how well potentials follow it."
    })
public final class LineageCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "the campaign's directory, such as runs/silicon")
  private Path directory;

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = {
        "round/walk/index, as `candidate` in dataset.extxyz has it,",
        "or the beginning of a label's identity (`label_id`)"
      })
  private String id;

  @Option(names = "--json", description = "print JSON, schema athanor/lineage")
  private boolean json;

  @Override
  public Integer call() {
    Lineage lineage = Genealogy.in(directory).of(id);
    if (json) {
      System.out.println(LineageJson.of(lineage).toPrettyString());
    } else {
      LineageText.of(lineage).forEach(System.out::println);
    }
    return 0;
  }
}
