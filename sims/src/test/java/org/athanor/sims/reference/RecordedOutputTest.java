package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What codes said once is said again by shell scripts, so that it is read where none is installed.
 */
class RecordedOutputTest {
  private static final double HARTREE = 2 * Units.EV_PER_RYDBERG;
  private static final double BOHR = Units.ANGSTROM_PER_BOHR;
  private static final Structure MIXED =
      new Structure(
          Cell.periodic(3, 0, 0, 0, 4, 0, 0, 0, 5),
          Species.of(17, 11, 17),
          Vectors.of(1.8, 2.8, 4.5, 0.3, 0.8, 1.5, 1.5, 1.0, -1.0));

  @TempDir private Path folder;

  @BeforeEach
  void record() throws IOException {
    for (String name :
        List.of(
            "cp2k-smearing.out", "cp2k-unconverged.out", "abinit-smearing.abo", "vasprun.xml")) {
      Files.writeString(folder.resolve(name), PwOutputTest.recorded(name));
    }
    Files.writeString(folder.resolve("Si.psp8"), "a pseudopotential\n");
    Files.writeString(folder.resolve("POTCAR.Na"), "sodium\n");
    Files.writeString(folder.resolve("POTCAR.Cl"), "chlorine\n");
  }

  private Program script(String body) throws IOException {
    Path file = Files.writeString(folder.resolve("code.sh"), body);
    // By its shell: a script that was just written may still be busy for a direct start.
    return new Program(
        List.of("/bin/sh", file.toString()),
        Map.of("KEPT", folder.toString()),
        Duration.ofSeconds(30));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Failure failure(Reference reference, Structure structure)
      throws InterruptedException {
    LabelOutcome outcome = reference.label(structure, List.of());
    assertThat(outcome).isInstanceOf(LabelOutcome.Failed.class);
    return ((LabelOutcome.Failed) outcome).failure();
  }

  private Reference cp2k(String said, String edit) throws Exception {
    return Cp2k.open(
        script("sed '" + edit + "' \"$KEPT/" + said + "\"\n"),
        file("cp2k.inp", "{{a}} {{atoms}}"),
        List.of(),
        folder.resolve("scratch"));
  }

  @Test
  void cp2kInOurUnits() throws Exception {
    Labels labels = Derivatives.label(cp2k("cp2k-smearing.out", ""), Live.SILICON);
    assertThat(labels.energy()).isCloseTo(-7.811731894358026 * HARTREE, within(1e-12));
    assertThat(labels.forces().get(1, 0))
        .isCloseTo(-0.026231879822 * HARTREE / BOHR, within(1e-12));
    Matrix3 stress = labels.virial().orElseThrow().times(-1 / Live.SILICON.cell().volume());
    assertThat(stress.get(0, 0) * Units.GPA_PER_EV_PER_A3).isCloseTo(-11.8170533747, within(1e-9));
    assertThat(stress.get(2, 1) * Units.GPA_PER_EV_PER_A3).isCloseTo(10.0974236412, within(1e-9));
    Labels bar =
        Derivatives.label(cp2k("cp2k-smearing.out", "s/tensor .GPa/tensor [bar/"), Live.SILICON);
    assertThat(bar.virial().orElseThrow().get(0, 0))
        .isCloseTo(1e-4 * labels.virial().orElseThrow().get(0, 0), within(1e-12));
    assertThat(Derivatives.label(cp2k("cp2k-smearing.out", "/STRESS/d"), Live.SILICON).virial())
        .isEmpty();
  }

  @Test
  void cp2kThatDidNotConvergeIsNoLabel() throws Exception {
    assertThat(failure(cp2k("cp2k-unconverged.out", ""), Live.SILICON))
        .isEqualTo(new Failure.NotConverged(4));
    for (String edit :
        List.of(
            "/SCF run conv/d",
            "/PROGRAM ENDED/d",
            "/ENERGY|/d",
            "/ATOMIC/d",
            "/  2  *1  *Si/d",
            "s/0.0262320076/\\*/")) {
      assertThat(failure(cp2k("cp2k-smearing.out", edit), Live.SILICON))
          .as(edit)
          .isInstanceOf(Failure.Unreadable.class);
    }
  }

  private Reference abinit(String log, String edit) throws Exception {
    String body =
        "echo '.Version 9.6.2 of ABINIT'\n"
            + ("[ \"$1\" = --version ] && exit 0\n" + log + "\n")
            + ("sed '" + edit + "' \"$KEPT/abinit-smearing.abo\" > run.abo\n");
    return Abinit.open(
        script(body),
        file("in.abi", "{{cell}} {{positions}} {{types}} {{pseudopotentials}}"),
        Map.of("Si", folder.resolve("Si.psp8")),
        folder.resolve("scratch"));
  }

  @Test
  void abinitInOurUnits() throws Exception {
    Labels labels = Derivatives.label(abinit("", ""), Live.SILICON);
    assertThat(labels.energy()).isCloseTo(-8.4498163442 * HARTREE, within(1e-12));
    assertThat(labels.forces().get(1, 2))
        .isCloseTo(-0.01893743594229 * HARTREE / BOHR, within(1e-12));
    Matrix3 stress = labels.virial().orElseThrow().times(-1 / Live.SILICON.cell().volume());
    double unit = HARTREE / (BOHR * BOHR * BOHR);
    assertThat(stress.get(1, 1)).isCloseTo(-1.48955315e-4 * unit, within(1e-14));
    assertThat(stress.get(1, 2)).isCloseTo(3.24735224e-4 * unit, within(1e-14));
    assertThat(stress.get(1, 0)).isCloseTo(3.97135778e-4 * unit, within(1e-14));
  }

  @Test
  void abinitThatDidNotConvergeIsNoLabel() throws Exception {
    String warning = "echo '  nstep=   12 was not enough SCF cycles to converge;'";
    assertThat(failure(abinit(warning, ""), Live.SILICON)).isEqualTo(new Failure.NotConverged(12));
    for (String edit :
        List.of("/Calculation completed/d", "/etotal/d", "/ at end:/d", "/sigma(2 2)/d")) {
      assertThat(failure(abinit("", edit), Live.SILICON))
          .as(edit)
          .isInstanceOf(Failure.Unreadable.class);
    }
  }

  private Reference vasp(String edit, String version) throws Exception {
    String body =
        "cp POSCAR POTCAR INCAR KPOINTS \"$KEPT\"; sed '"
            + edit
            + "' \"$KEPT/vasprun.xml\" > vasprun.xml\n";
    return Vasp.open(
        script(body),
        new Vasp.Input(
            file("incar", "NELM = {{steps 60}}\n{{machine}} NCORE = 4\n"),
            Optional.of(file("kpoints", "mesh\n0\nGamma\n{{k-mesh 0.5}}\n")),
            version),
        Map.of("Na", folder.resolve("POTCAR.Na"), "Cl", folder.resolve("POTCAR.Cl")),
        folder.resolve("scratch"));
  }

  @Test
  void vaspSortsByElementAndBack() throws Exception {
    Labels labels = Derivatives.label(vasp("", "6.4.2"), MIXED);
    assertThat(Files.readAllLines(folder.resolve("POSCAR")))
        .containsExactly(
            "a structure",
            "1.0",
            "3.0 0.0 0.0",
            "0.0 4.0 0.0",
            "0.0 0.0 5.0",
            "Na Cl",
            "1 2",
            "Cartesian",
            "0.3 0.8 1.5",
            "1.8 2.8 4.5",
            "1.5 1.0 -1.0");
    assertThat(Files.readString(folder.resolve("POTCAR"))).isEqualTo("sodium\nchlorine\n");
    assertThat(Files.readString(folder.resolve("INCAR"))).isEqualTo("NELM = 60\nNCORE = 4\n");
    assertThat(Files.readString(folder.resolve("KPOINTS"))).contains("5 4 3\n");
    assertThat(labels.energy()).isEqualTo(-12.3456789);
    assertThat(labels.forces())
        .isEqualTo(Vectors.of(-0.4, 0.5, -0.6, 0.1, -0.2, 0.3, 0.3, -0.3, 0.3));
    Matrix3 stress = labels.virial().orElseThrow().times(-1 / MIXED.cell().volume());
    assertThat(stress.get(0, 0) * Units.GPA_PER_EV_PER_A3).isCloseTo(-2, within(1e-12));
    assertThat(stress.get(1, 2) * Units.GPA_PER_EV_PER_A3).isCloseTo(-0.3, within(1e-12));
  }

  @Test
  void whatVaspDidNotFinishIsNoLabel() throws Exception {
    assertThat(failure(vasp("s/    60</    2</", "6.4.2"), MIXED))
        .isEqualTo(new Failure.NotConverged(2));
    assertThat(((Failure.Unreadable) failure(vasp("", "5.4.4"), MIXED)).detail())
        .contains("expected version 5.4.4, got 6.4.2");
    assertThat(
            ((Failure.Unreadable) failure(vasp("s/0.60000000/0.61000000/", "6.4.2"), MIXED))
                .detail())
        .contains("atom 2 is not where it was put");
    for (String edit :
        List.of(
            "/<.modeling>/d",
            "/NELM/d",
            "/e_fr_energy/d",
            "s/name=.forces./name=\"f\"/",
            "/-30.0000/d",
            "s/-0.60000000/*****/")) {
      assertThat(failure(vasp(edit, "6.4.2"), MIXED))
          .as(edit)
          .isInstanceOf(Failure.Unreadable.class);
    }
    assertThat(Derivatives.label(vasp("s/name=.stress./name=\"s\"/", "6.4.2"), MIXED).virial())
        .isEmpty();
  }

  @Test
  void anotherVersionInTheMiddleIsForAPersonToSeeTo() throws Exception {
    Reference reference = abinit("", "");
    script("echo '.Version 9.8.0 of ABINIT'; cp \"$KEPT/abinit-smearing.abo\" run.abo\n");
    assertThat(((Failure.Unavailable) failure(reference, Live.SILICON)).missing())
        .contains("9.6.2 as it was at the start; now it is 9.8.0");
  }

  @Test
  void aTemplateThatLacksTheStructureIsNotOpened() {
    assertThatThrownBy(
            () -> Cp2k.open(script("exit 0\n"), file("x.inp", "{{a}} Si 0 0 0"), List.of(), folder))
        .isInstanceOf(BadTemplateException.class)
        .hasMessageContaining("{{atoms}}");
    assertThatThrownBy(
            () ->
                Lammps.open(
                    script("exit 0\n"), file("x.in", "units real"), List.of(), List.of(), folder))
        .isInstanceOf(BadTemplateException.class)
        .hasMessageContaining("units metal");
  }
}
