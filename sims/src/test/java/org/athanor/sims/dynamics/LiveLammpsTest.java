package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.persistence.formats.LammpsDumpWriter;
import org.athanor.potentials.eam.EmbeddedAtom;
import org.athanor.potentials.eam.SetflFile;
import org.athanor.potentials.potential.LiveLammps;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 1,000 steps of the same trajectory.
 *
 * <p>What may differ: each evaluation and step rounds by about 1e-15 of a force or position, in
 * another order there than here, and a crystal near its melting point lets a difference grow by e
 * in a few tenths of a picosecond. After 1 ps that is at the most 1e-14 Å · e⁵ · √1000, so 1e-10 Å;
 * the bound is 1e-8.
 */
class LiveLammpsTest {
  private static final int STEPS = 1000;

  @TempDir Path folder;

  @BeforeEach
  void needLammps() {
    LiveLammps.assumeInstalled();
  }

  @Test
  void siliconGoesTheSameWay() throws Exception {
    compare(Silicon.diamond(2), 900, StillingerWeber.silicon(), silicon());
  }

  /** A cell that LAMMPS cannot have is turned for it, with positions and velocities. */
  @Test
  void lammpsReadsOurDumps() throws Exception {
    Structure tilted =
        Silicon.diamond(1)
            .strained(Matrix3.of(0.02, 0.1, -0.04, 0.03, -0.05, 0.11, 0.09, 0.02, 0.04));
    Trajectory trajectory =
        new Trajectory(
            DynamicsState.thermal(tilted, 2000, Noise.seeded(78, 0)),
            Silicon.surface(tilted),
            Integrator.verlet(1));
    for (int step = 0; step < 200; step++) {
      trajectory.advance();
    }
    DynamicsState state = trajectory.state();
    try (LammpsDumpWriter writer =
        LammpsDumpWriter.to(Files.newBufferedWriter(folder.resolve("dump")))) {
      writer.write(200, 200, state.structure(), state.velocities());
    }
    List<Double> energies = new LammpsRun(folder, silicon()).energies("dump", 200, 14);
    assertThat(trajectory.energies().potential()).isCloseTo(energies.get(0), within(1e-9));
    assertThat(trajectory.energies().kinetic()).isCloseTo(energies.get(1), within(1e-9));
  }

  private List<String> silicon() throws IOException {
    Files.writeString(
        folder.resolve("Si.sw"),
        "Si Si Si 2.1683 2.0951 1.80 21.0 1.20 -0.333333333333 7.049556277 0.6022245584 4 0 0\n");
    return List.of("pair_style sw", "pair_coeff * * Si.sw Si");
  }

  @Test
  void tantalumGoesTheSameWay() throws Exception {
    Path tables = folder.resolve("CuTa.eam.alloy");
    try (InputStream stream = EmbeddedAtom.class.getResourceAsStream("CuTa.eam.alloy")) {
      Files.copy(stream, tables);
    }
    Potential tantalum =
        EmbeddedAtom.of(
            SetflFile.read(Files.readAllLines(tables), SetflFile.Form.ALLOY), Map.of("Ta", 73));
    compare(
        Phase.of("bcc", Element.of("Ta")).repeated(3, 3, 3),
        1200,
        tantalum,
        List.of("pair_style eam/alloy", "pair_coeff * * CuTa.eam.alloy Ta"));
  }

  private void compare(
      Structure crystal, double temperature, Potential potential, List<String> commands)
      throws IOException, InterruptedException {
    DynamicsState start = DynamicsState.thermal(crystal, temperature, Noise.seeded(77, 0));
    LammpsRun lammps = new LammpsRun(folder, commands);
    lammps.run(start, script());
    Trajectory trajectory =
        new Trajectory(start, surface(potential, crystal), Integrator.verlet(1));
    for (double[] reading : lammps.readings()) {
      while (trajectory.step() < reading[0]) {
        trajectory.advance();
      }
      Thermo thermo = trajectory.thermo();
      Matrix3 stress = thermo.stressGPa();
      assertThat(thermo.energies().potential()).isCloseTo(reading[1], within(1e-8));
      assertThat(thermo.energies().kinetic()).isCloseTo(reading[2], within(1e-8));
      assertThat(-stress.get(0, 0)).isCloseTo(LammpsRun.gpa(reading[3]), within(1e-8));
      assertThat(-stress.get(1, 1)).isCloseTo(LammpsRun.gpa(reading[4]), within(1e-8));
      assertThat(-stress.get(2, 2)).isCloseTo(LammpsRun.gpa(reading[5]), within(1e-8));
      assertThat(-stress.get(0, 1)).isCloseTo(LammpsRun.gpa(reading[6]), within(1e-8));
      assertThat(-stress.get(0, 2)).isCloseTo(LammpsRun.gpa(reading[7]), within(1e-8));
      assertThat(-stress.get(1, 2)).isCloseTo(LammpsRun.gpa(reading[8]), within(1e-8));
    }
    assertThat(trajectory.step()).isEqualTo(STEPS);
    assertSame(trajectory.state(), crystal, lammps.moved(crystal.size()));
  }

  private static void assertSame(DynamicsState ours, Structure before, double[] theirs) {
    double farthest = 0;
    double fastest = 0;
    double way = 0;
    for (int i = 0; i < before.size(); i++) {
      for (int x = 0; x < 3; x++) {
        double at = ours.structure().positions().get(i, x);
        farthest = Math.max(farthest, Math.abs(at - theirs[6 * i + x]));
        fastest =
            Math.max(fastest, Math.abs(1000 * ours.velocities().get(i, x) - theirs[6 * i + 3 + x]));
        way = Math.max(way, Math.abs(at - before.positions().get(i, x)));
      }
    }
    assertThat(way).isGreaterThan(0.1);
    assertThat(farthest).isLessThan(1e-10);
    assertThat(fastest).isLessThan(1e-8);
  }

  private static List<String> script() {
    return List.of(
        "neighbor 1.0 bin",
        "neigh_modify every 1 delay 0 check yes",
        "timestep 0.001",
        "fix 1 all nve",
        "thermo 100",
        "variable s equal step",
        "variable p equal pe",
        "variable k equal ke",
        "variable xx equal pxx",
        "variable yy equal pyy",
        "variable zz equal pzz",
        "variable xy equal pxy",
        "variable xz equal pxz",
        "variable yz equal pyz",
        "thermo_style custom step pe ke pxx pyy pzz pxy pxz pyz",
        "fix 2 all print 100 \"$s $(v_p:%.17g) $(v_k:%.17g) $(v_xx:%.17g) $(v_yy:%.17g)"
            + " $(v_zz:%.17g) $(v_xy:%.17g) $(v_xz:%.17g) $(v_yz:%.17g)\" file readings title head",
        "dump 1 all custom 1000 moved id xu yu zu vx vy vz",
        "dump_modify 1 sort id format float %.17g",
        "run " + STEPS);
  }

  private static Surface surface(Potential potential, Structure structure) {
    return new Surface(structure.size(), Term.of(potential, structure.species()), Optional.empty());
  }
}
