package org.athanor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.actors.librarian.Choice;
import org.athanor.actors.librarian.LibrarianSettings.Bar;
import org.athanor.config.ReferenceSettings.QuantumEspresso;
import org.athanor.config.ReferenceSettings.StillingerWeber;
import org.athanor.config.ReferenceSettings.TightBinding;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.entropy.Criterion;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.protocol.walk.Guards.GradeGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignFileTest {
  private static final String LEAST =
      """
      name = si
      system { species = [Si], phases = [ { prototype = diamond } ] }
      """;

  @TempDir Path folder;

  @Test
  void aShortFileTakesTheDefaults() {
    CampaignFile file = read(LEAST);
    assertThat(file.name()).isEqualTo("si");
    assertThat(file.conditions().temperatures()).containsExactly(300.0, 1000.0, 3000.0);
    assertThat(file.conditions().strengths()).containsExactly(2.0, 5.0, 10.0);
    assertThat(file.walks().steps()).isEqualTo(1000);
    assertThat(file.driving().potential()).isEmpty();
    assertThat(file.walks().guards().largestForce()).isEqualTo(100);
    assertThat(file.course().budget().anchors()).isEqualTo(0.2);
    assertThat(file.course().budget().control()).isEqualTo(0.1);
    assertThat(file.librarian().mode()).isEmpty();
    assertThat(file.labelling().reference()).isEqualTo(new StillingerWeber(Optional.empty()));
    assertThat(file.labelling().retries().tries().lost()).isEqualTo(20);
    assertThat(file.phases())
        .containsExactly(
            new PhaseSettings.Prototype("diamond", "diamond", Optional.empty(), List.of(1, 1, 1)));
  }

  @Test
  void walksOnFittedPotentialsAreGuardedByGradesWhereThatIsAskedFor() {
    assertThat(read(LEAST).walks().guards().grade()).isEmpty();
    assertThat(read(LEAST).fit().graded()).isFalse();
    String asked = LEAST + "explore.guards { largest-grade = 12.5, grade-every = 5 }\n";
    assertThat(read(asked).walks().guards().grade()).contains(new GradeGuard(12.5, 5));
    assertThat(read(asked).fit().graded()).isTrue();
    assertThat(read(asked + "explore.potential = \"sw:a:Si\"\n").fit().graded()).isFalse();
    assertThatThrownBy(() -> read(LEAST + "explore.guards.largest-grade = off\n"))
        .hasMessageContaining("explore.guards.largest-grade")
        .hasMessageContaining("expected none, or ")
        .hasMessageContaining("got \"off\"");
    assertThatThrownBy(() -> read(LEAST + "explore.guards.largest-grade = 0.5\n"))
        .hasMessageContaining("got 0.5");
  }

  @Test
  void unitsAreConvertedAtTheDoor() {
    CampaignFile file =
        read(
            LEAST
                + """
                explore {
                  pressures = [10 kbar, 2, 1.5 GPa], temperatures = [1e3 K], bias = [500 meV]
                  timestep = 0.002 ps, friction = 5 /ps
                }
                label { anchors = 0.3, control = 5 %, retries.pause = 2 min }
                select { criterion = gain, mode = per-atom, fingerprint.cutoff = 0.6 nm }
                """);
    assertThat(file.conditions().pressuresGPa()).containsExactly(1.0, 2.0, 1.5);
    assertThat(file.conditions().strengths()).containsExactly(0.5);
    assertThat(file.walks().timestep()).isEqualTo(2.0);
    assertThat(file.walks().friction()).isEqualTo(0.005);
    assertThat(file.course().budget().anchors()).isEqualTo(0.3);
    assertThat(file.course().budget().control()).isEqualTo(0.05);
    assertThat(file.labelling().retries().pause()).hasMinutes(2);
    assertThat(file.librarian().bar()).isEqualTo(new Bar(Criterion.GAIN, 0.01));
    assertThat(file.librarian().mode()).contains(Mode.PER_ATOM);
    assertThat(file.librarian().fingerprint().cutoff()).isEqualTo(6.0);
  }

  @Test
  void structuresAreChosenByOneOfSeveralCriteria() {
    assertThat(read(LEAST).librarian().choice()).isInstanceOf(Choice.Information.class);
    CampaignFile file = read(LEAST + "select.criterion = maxvol");
    assertThat(file.librarian().choice())
        .isEqualTo(new Choice.Volume(file.fit().basis(), file.fit().species()));
    file = read(LEAST + "select.criterion = uncertainty, fit.weights.force = 7");
    assertThat(file.librarian().choice()).isInstanceOf(Choice.Uncertainty.class);
    assertThat(((Choice.Uncertainty) file.librarian().choice()).weights().force()).isEqualTo(7);
    assertThat(Outline.of(file.text()).weights().force()).isEqualTo(7);
    assertThat(Outline.of(file.text()).noveltyThreshold()).isEmpty();
    file = read(LEAST + "select.criterion = random");
    assertThat(file.librarian().choice()).isInstanceOf(Choice.Chance.class);
    assertThatThrownBy(() -> read(LEAST + "select.criterion = entropy"))
        .hasMessageContaining("uncertainty, maxvol, random");
  }

  @Test
  void labelsWithLargeForcesMayCountLess() {
    assertThat(read(LEAST).fit().weights().softForce()).isInfinite();
    CampaignFile file = read(LEAST + "fit.weights.soft-force = 0.3 eV/A");
    assertThat(file.fit().weights().softForce()).isCloseTo(0.3, within(1e-12));
    assertThat(Outline.of(file.text()).weights()).isEqualTo(file.fit().weights());
    assertThatThrownBy(() -> read(LEAST + "fit.weights.soft-force = 0 eV/Å"))
        .hasMessageContaining("soft-force");
    String before = read(LEAST).text().replace("\"soft-force\":\"none\",", "");
    assertThat(before).isNotEqualTo(read(LEAST).text());
    assertThat(Outline.of(before).weights().softForce()).isInfinite();
  }

  @Test
  void thePriorOfTheFitIsRead() {
    assertThat(read(LEAST).fit().prior()).isEqualTo(Prior.RIDGE);
    CampaignFile file = read(LEAST + "fit.prior = relevance, explore.guards.largest-grade = 10");
    assertThat(file.fit().prior()).isEqualTo(Prior.RELEVANCE);
    assertThat(file.fit().graded()).isTrue();
    assertThat(Outline.of(file.text()).prior()).isEqualTo(Prior.RELEVANCE);
    assertThatThrownBy(() -> read(LEAST + "fit.prior = lasso"))
        .hasMessageContaining("ridge, smooth, relevance");
    // A journal from before the key was fitted with a ridge.
    String before = file.text().replace("\"prior\":\"relevance\",", "");
    assertThat(before).isNotEqualTo(file.text());
    assertThat(Outline.of(before).prior()).isEqualTo(Prior.RIDGE);
  }

  @Test
  void walksMoveOnWhatTheFileNames() {
    CampaignFile file = read(LEAST + "explore { potential = \"sw:a/Si.sw:Si\", python = py }");
    assertThat(file.driving().potential()).contains("sw:a/Si.sw:Si");
    assertThat(file.driving().python()).isEqualTo("py");
    assertThat(file.driving().directory().resolve("x")).isEqualTo(folder.resolve("x"));
    assertThat(read(LEAST + "explore.potential = fitted").driving().potential()).isEmpty();
    assertThatThrownBy(() -> read(LEAST + "explore.potential = \"\""))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("explore.potential")
        .hasMessageContaining("evaluate --potential");
  }

  @Test
  void quantumEspressoTakesPseudopotentialsByElementAndExtraEntries() {
    CampaignFile file =
        read(
            LEAST
                + """
                label.reference {
                  kind = quantum-espresso
                  quantum-espresso {
                    pseudopotential-directory = "/pseudo"
                    pseudopotentials { Si = Si.UPF }
                    wavefunction-cutoff = 272.11386245988 eV
                    extra { system.nspin = 2 }
                  }
                }
                """);
    QuantumEspresso espresso = (QuantumEspresso) file.labelling().reference();
    assertThat(espresso.pseudopotentials()).containsEntry("Si", Path.of("/pseudo/Si.UPF"));
    assertThat(espresso.extra()).containsEntry("system.nspin", "2");
    assertThat(espresso.basis().wavefunctionCutoff()).isCloseTo(20.0, within(1e-9));
  }

  @Test
  void tightBindingTakesPointsAndSmearing() {
    CampaignFile file =
        read(
            LEAST
                + """
                label.reference {
                  kind = tight-binding
                  tight-binding { k-spacing = 0.4 /Å, smearing-width = 200 meV }
                }
                """);
    assertThat(file.labelling().reference()).isEqualTo(new TightBinding(0.4, false, 0.2));
    assertThat(Outline.of(file.text()).reference()).isEqualTo("sp³ tight binding");
    assertThat(Outline.of(file.text()).standIn()).isTrue();
  }

  @Test
  void theFitMayStandOnTheClusterExpansion() {
    CampaignFile file =
        read(LEAST + "fit { basis = ace, cutoff = 5 Å, ace { functions = 120, body-order = 4 } }");
    assertThat(file.fit().basis())
        .isEqualTo(new BasisSettings.Ace(5, new ClusterShape(4, 120, 8, 6)));
    assertThat(read(LEAST).fit().basis())
        .isEqualTo(
            new BasisSettings.RadialAngular(4.5, new RadialAngularBasis.Shape(14, 12, 3, 2, 2)));
    assertThatThrownBy(() -> read(LEAST + "fit.basis = sna"))
        .hasMessageContaining("fit.basis")
        .hasMessageContaining("ace");
  }

  @Test
  void theFitMayStandOnTheBispectrum() {
    assertThat(read(LEAST + "fit { basis = snap, cutoff = 5 Å }").fit().basis())
        .isEqualTo(new BasisSettings.Bispectral(5, SnapShape.of(8, false)));
    CampaignFile file =
        read(
            LEAST
                + "fit { basis = snap-quadratic, snap { twojmax = 6, radii.Si = 0.4, weights { Si ="
                + " -2 } } }");
    SnapShape shape =
        new SnapShape(6, true, new TreeMap<>(Map.of(14, 0.4)), new TreeMap<>(Map.of(14, -2.0)));
    assertThat(file.fit().basis()).isEqualTo(new BasisSettings.Bispectral(4.5, shape));
    assertThatThrownBy(() -> read(LEAST + "fit { basis = snap, snap.radii.Xy = 0.4 }"))
        .hasMessageContaining("fit.snap.radii")
        .hasMessageContaining("symbols of elements");
    assertThatThrownBy(() -> read(LEAST + "fit { basis = snap, snap.radii.Si = 0.6 }"))
        .hasMessageContaining("0.5");
  }

  @Test
  void codesWithTemplatesHaveMachineFilesAndPhysicsOfTheirOwn() throws IOException {
    Files.writeString(folder.resolve("si.inp"), "a template");
    CampaignFile file =
        read(
            LEAST
                + """
                label.reference {
                  kind = cp2k
                  cp2k {
                    command = [bin/mpirun, -n, 4, cp2k.psmp], cores = 4, time-limit = 2 h
                    environment { OMP_NUM_THREADS = "2", CP2K_FLAG = on }
                    template = si.inp, files = [basis/B, /data/P], stress = false
                  }
                }
                """);
    ReferenceSettings.Cp2k cp2k = (ReferenceSettings.Cp2k) file.labelling().reference();
    assertThat(cp2k.machine().command())
        .containsExactly(folder.resolve("bin/mpirun").toString(), "-n", "4", "cp2k.psmp");
    assertThat(cp2k.machine().environment())
        .containsEntry("OMP_NUM_THREADS", "2")
        .containsEntry("CP2K_FLAG", "on");
    assertThat(cp2k.machine().timeLimit()).hasHours(2);
    assertThat(cp2k.machine().cores()).isEqualTo(4);
    assertThat(cp2k.template()).isEqualTo(folder.resolve("si.inp"));
    assertThat(cp2k.files()).containsExactly(folder.resolve("basis/B"), Path.of("/data/P"));
    assertThat(cp2k.stress()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cp2k { templat = si.inp }            | nearest valid one is label.reference.cp2k.template
          cp2k { template = nowhere.inp }      | a file that exists
          cp2k { command = [] }                | a program to start
          cp2k { time-limit = 3 GPa }          | h, min
          gpaw.template = ""                   | a file that exists
          vasp { incar = si.inp }              | a word for it
          lammps { template = si.inp }         | the elements of atom types
          command { command = [x], name = y }  | label.reference.command.version
          """)
  void codesWithTemplatesAreReadStrictly(String block, String expected) throws IOException {
    Files.writeString(folder.resolve("si.inp"), "a template");
    String kind = block.split("[ .]", 2)[0];
    assertThatThrownBy(() -> read(LEAST + "label.reference { kind = " + kind + ", " + block + " }"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(expected);
  }

  @Test
  void machinesAreNotPartOfWhatDecidesAboutResults() {
    String one = read(LEAST + "machines { explorers = 1, labelers = 7 }").text();
    assertThat(read(LEAST).text()).isEqualTo(one);
    assertThat(read(LEAST + "seed = 2").text()).isNotEqualTo(one);
    assertThat(read(LEAST + "machines.explorers = 3").machines().explorers()).isEqualTo(3);
  }

  @Test
  void unknownKeysAreRefusedWithLineAndNearestValidKey() {
    assertThatThrownBy(() -> read(LEAST + "explore {\n  tempratures = [3 K]\n  stepps = 3 }"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("explore.tempratures")
        .hasMessageContaining("campaign.conf: 4")
        .hasMessageContaining("nearest valid one is explore.temperatures")
        .hasMessageContaining("nearest valid one is explore.steps");
    assertThatThrownBy(() -> read(LEAST.replace("prototype =", "protoype =")))
        .hasMessageContaining("nearest valid one is system.phases[].prototype");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          explore.timestep = -1 fs         | explore.timestep   | a value from 0.001 to 20 in fs
          explore.timestep = 1 Å           | explore.timestep   | in fs
          explore.temperatures = [0 K]     | explore.temperatures | a positive value in K
          explore.temperatures = []        | explore.temperatures | at least one quantity
          explore.pressures = "high"       | explore.pressures  | a list of quantities in GPa
          explore.steps = 2.5              | explore.steps      | a whole number
          explore.every = 2000             | explore.every      | a whole number from 1 to 1000
          label.seeds = 300                | label.seeds        | no more than the budget of 200
          label.anchors = 120 %            | label.anchors      | a value from 0 to 1
          label.control = 90 %             | label.control      | leaves something
          label.reference.kind = vsp       | label.reference.kind | one of stillinger-weber
          system.species = [Xx]            | system.species     | element symbols
          system.phases = []               | system.phases      | at least one phase
          system.phases = 3                | system.phases      | a list of blocks
          select.fingerprint.orbitals = d  | select.fingerprint.orbitals | one of s, sp
          name = "a/b"                     | name               | a name of letters
          explore = 3                      | explore            | a block
          """)
  void impossibleValuesAreRefused(String line, String key, String expected) {
    assertThatThrownBy(() -> read(LEAST + line))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(key)
        .hasMessageContaining(expected)
        .hasMessageContaining("campaign.conf");
  }

  @Test
  void whatTheFileLacksIsSaidWithoutWhereTheDefaultsLie() {
    assertThatThrownBy(
            () -> read("system { species = [Si], phases = [ { prototype = diamond } ] }"))
        .hasMessageContaining("name (not in the file; by default in reference.conf): expected")
        .hasMessageNotContaining("jar:");
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> CampaignFile.read(folder.resolve("none.conf")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("none.conf");
    assertThatThrownBy(() -> read(LEAST.replace("prototype = diamond", "name=x, file=a.xyz")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("a.xyz");
    assertThatThrownBy(() -> read("name = {{{"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("not a campaign file");
  }

  private CampaignFile read(String text) {
    try {
      Path file = folder.resolve("campaign.conf");
      Files.writeString(file, text);
      return CampaignFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
