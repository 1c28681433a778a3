package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.athanor.actors.engine.Reference;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against pw.x itself, where it is installed, with an input file of the user's own. */
@Tag("live")
class LivePwTemplateTest {
  private static final String PSEUDOPOTENTIAL = "/usr/share/espresso/pseudo/Si.pbe-rrkj.UPF";

  private static final String TEMPLATE =
      """
      &CONTROL
        calculation = 'scf', prefix = 'x', outdir = './out', pseudo_dir = '.'
        tprnfor = .true., tstress = .true., disk_io = 'none'
      /
      &SYSTEM
        ibrav = 0, nat = {{atom-count}}, ntyp = {{element-count}}, nosym = .true.
        ecutwfc = %s, occupations = 'smearing', smearing = 'mv', degauss = 0.02
      /
      &ELECTRONS
        conv_thr = 1e-11, electron_maxstep = {{steps %s}}
      /
      ATOMIC_SPECIES
      {{species}}
      CELL_PARAMETERS angstrom
      {{cell}}
      ATOMIC_POSITIONS angstrom
      {{atoms}}
      K_POINTS automatic
      {{k-mesh 1.1}} 1 1 1
      """;

  @TempDir private static Path scratch;

  @BeforeAll
  static void isInstalled() {
    Live.assumeInstalled("pw.x", "quantum-espresso");
    Live.assumeThere(PSEUDOPOTENTIAL, "quantum-espresso-data");
  }

  private static Reference open(int cutoff, int steps) throws Exception {
    return PwTemplate.open(
        Live.program("pw.x"),
        Live.template(scratch, "silicon.in", TEMPLATE.formatted(cutoff, steps)),
        Map.of("Si", Path.of(PSEUDOPOTENTIAL)),
        scratch);
  }

  @Test
  void forcesAndStressAreDerivativesOfTheEnergy() throws Exception {
    new Derivatives(open(30, 60), Live.SILICON).forces(0.01, 5e-3).stress(0.01, 0.5);
  }

  @Test
  void tooFewStepsAreNoLabel() throws Exception {
    assertThat(open(12, 4).label(Live.SILICON, List.of()))
        .isEqualTo(new LabelOutcome.Failed(new Failure.NotConverged(4)));
  }
}
