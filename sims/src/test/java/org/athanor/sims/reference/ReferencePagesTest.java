package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.athanor.actors.engine.Reference;
import org.athanor.config.CampaignFile;
import org.athanor.config.ReferenceSettings;
import org.athanor.config.SchedulerSettings;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.run.References;
import org.athanor.sims.scheduler.Schedulers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of docs/references: each is read out of its page and labels a small structure where
 * its program is installed, with a coarser mesh so that it does not take long.
 */
@Tag("live")
class ReferencePagesTest {
  private static final Path PAGES = Path.of("..", "docs", "references");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\S+ (\\S+)\\n(.*?)^```$");
  private static final Pattern MESH = Pattern.compile("k-mesh 0\\.\\d+|k-spacing = 0\\.\\d+");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyExampleLabels() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.sorted().toList()) {
        Path place = Files.createDirectory(folder.resolve(page.getFileName().toString()));
        for (Path campaign : campaigns(page, place)) {
          String name = page.getFileName() + ": " + campaign.getFileName();
          tests.add(dynamicTest(name, () -> labels(CampaignFile.read(campaign), place)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(8);
    return tests.stream();
  }

  /** Writes the files of a page's examples; those that end in .conf are campaigns. */
  private static List<Path> campaigns(Path page, Path place) throws IOException {
    List<Path> campaigns = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      String coarse =
          MESH.matcher(block.group(2))
              .replaceAll(mesh -> mesh.group().replaceAll("0\\.\\d+", "1.5"));
      Path file = Files.writeString(place.resolve(block.group(1)), coarse);
      if (file.toString().endsWith(".conf")) {
        campaigns.add(file);
      }
    }
    return campaigns;
  }

  private static void labels(CampaignFile file, Path place) throws Exception {
    if (file.labelling().scheduler() instanceof SchedulerSettings.Elsewhere elsewhere) {
      // Scripts and commands are checked; LiveSlurmKillTest has a cluster for the rest.
      assertThat(Schedulers.open(elsewhere, place, 1)).isNotNull();
      return;
    }
    Optional<Path> potcar = potcar(file.labelling().reference());
    if (potcar.isPresent()) {
      Files.createDirectories(potcar.get().getParent());
      Files.writeString(potcar.get(), "a licence is needed for the real one\n");
    } else {
      assumeInstalled(file.labelling().reference());
    }
    Reference reference = References.open(file.labelling(), file.species(), place);
    assertThat(reference.identity().physics()).doesNotContain(place.toString());
    if (potcar.isEmpty()) {
      LabelOutcome outcome = reference.label(crystal(file.species().getFirst()), List.of());
      assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
      assertThat(((LabelOutcome.Labeled) outcome).labels().virial()).isPresent();
    }
  }

  private static Optional<Path> potcar(ReferenceSettings settings) {
    return settings instanceof ReferenceSettings.Vasp vasp
        ? Optional.of(vasp.potcars().values().iterator().next())
        : Optional.empty();
  }

  private static void assumeInstalled(ReferenceSettings settings) {
    if (settings instanceof ReferenceSettings.ExternalCode code) {
      String program = code.machine().command().getFirst();
      if (program.equals("/usr/bin/python3")) {
        Live.assumeThere(program, "python3");
        Live.assumeThere("/usr/lib/python3/dist-packages/ase/__init__.py", "python3-ase");
      } else {
        Live.assumeInstalled(program, "of its page");
      }
      files(code).forEach(path -> Live.assumeThere(path.toString(), "of its page"));
    } else if (settings instanceof ReferenceSettings.Ase) {
      Live.assumeThere("/usr/lib/python3/dist-packages/ase/__init__.py", "python3-ase");
    } else {
      Live.assumeInstalled("pw.x", "quantum-espresso");
    }
  }

  /** Files outside of the campaign's folder. */
  private static Stream<Path> files(ReferenceSettings.ExternalCode code) {
    return switch (code) {
      case ReferenceSettings.PwTemplate one -> one.pseudopotentials().values().stream();
      case ReferenceSettings.Abinit one -> one.pseudopotentials().values().stream();
      case ReferenceSettings.Cp2k one -> one.files().stream();
      case ReferenceSettings.Gpaw one -> one.files().stream();
      case ReferenceSettings.Lammps one -> one.files().stream();
      case ReferenceSettings.Command one -> one.files().stream();
      case ReferenceSettings.Vasp one -> Stream.of();
    };
  }

  private static Structure crystal(Element element) {
    if (element.symbol().equals("Ar")) {
      Cell cell = Cell.periodic(0.1, 2.6, 2.7, 2.6, 0, 2.6, 2.7, 2.6, 0);
      return new Structure(cell, Species.of(18), Vectors.of(0, 0, 0));
    }
    if (element.symbol().equals("Cu")) {
      return new Structure(Cell.cubic(3), Species.of(29, 13), Vectors.of(0, 0, 0, 1.4, 1.5, 1.5));
    }
    return Live.SILICON;
  }
}
