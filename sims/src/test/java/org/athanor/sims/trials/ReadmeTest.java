package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.athanor.config.CampaignFile;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Element;
import org.athanor.sims.cli.Main;
import org.athanor.sims.phases.Phase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's commands and examples do what it says, in an empty folder.
 *
 * <p>The campaign is shortened, since no claim about it depends on its length; {@code
 * -Dathanor.readme=whole} runs all of it.
 */
@Tag("trial")
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int SECONDS = 600;
  private static final Path EXAMPLE = ROOT.resolve("sims/silicon.conf");

  private static final String SHORTER =
      """
      stop.rounds = 4
      explore.walks = 12
      label { budget = 150, test = 30 }
      """;

  @TempDir Path folder;

  @Test
  void everyCommandWorks() throws Exception {
    layOut();
    List<String> commands = blocks("console").flatMap(String::lines).toList();
    assertThat(commands).contains("./athanor run sims/silicon.conf", "./athanor test");
    for (String command : commands) {
      if (!command.equals("./athanor test")) { // That is what is running now.
        assertThat(run(command)).as(command).isNotBlank();
      }
    }
    Path run = folder.resolve("runs/silicon");
    assertThat(Files.readString(run.resolve("report.txt")))
        .contains("sp³ tight binding stands in for DFT")
        .contains("labels that no fit ever saw")
        .contains("random dynamics reach");
    assertThat(Stream.of("dataset.extxyz", "test.extxyz", "potential/potential.txt", "report.html"))
        .allMatch(name -> Files.exists(run.resolve(name)));
  }

  private void layOut() throws IOException {
    Path sims = folder.resolve("sims");
    if ("whole".equals(System.getProperty("athanor.readme"))) {
      Files.createSymbolicLink(sims, EXAMPLE.getParent());
    } else {
      String text = "include file(\"" + EXAMPLE + "\")\n" + SHORTER;
      Files.writeString(Files.createDirectory(sims).resolve("silicon.conf"), text);
    }
  }

  @Test
  void theExampleIsAsLongAsItSays() throws IOException {
    CampaignFile example = CampaignFile.read(EXAMPLE);
    assertThat(example.phases()).hasSize(4);
    assertThat(example.conditions().pressuresGPa()).hasSize(5);
    assertThat(example.conditions().temperatures()).hasSize(3);
    assertThat(example.course().schedule().rounds()).isEqualTo(10);
    assertThat(example.course().budget().labels()).isEqualTo(600);
    assertThat(Files.readString(ROOT.resolve("README.md")).replaceAll("\\s+", " "))
        .contains("five pressures and three temperatures, ten rounds, 600 labels");
  }

  @Test
  void theCampaignFileIsValid() throws IOException {
    Element silicon = Element.of("Si");
    ExtxyzWriter.writeAll(
        folder.resolve("mine.extxyz"), List.of(Frame.of(Phase.of("diamond", silicon))));
    Path file =
        Files.writeString(folder.resolve("my.conf"), blocks("hocon").findFirst().orElseThrow());
    assertThat(CampaignFile.read(file).name()).isEqualTo("my-silicon");
  }

  /** Runs a command of the README as its launcher would; what it said. */
  private String run(String command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("--sun-misc-unsafe-memory-access=allow");
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("--add-modules=jdk.incubator.vector");
    line.add("-Xmx1g");
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(command.split(" ")).subList(1, command.split(" ").length));
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(said);
    assertThat(process.exitValue()).as(command + "\n" + text).isZero();
    return text;
  }

  private static Stream<String> blocks(String language) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve("README.md")));
    return matcher.results().map(result -> result.group(1));
  }
}
