package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.athanor.actors.engine.Reference;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against GPAW itself, where Debian's is installed. */
@Tag("live")
class LiveGpawTest {
  private static final String TEMPLATE =
      """
      from gpaw import GPAW, PW, FermiDirac, Mixer

      calculator = GPAW(
          mode=PW(%s),
          xc='PBE',
          kpts={'size': ({{k-mesh 1.8}}), 'gamma': False},
          occupations=FermiDirac(0.2),
          symmetry='off',
          convergence={'energy': 1e-7, 'forces': 1e-4},
          mixer=Mixer({{mixing 0.1}}, 5, 50),
          maxiter={{steps %s}},
          txt='gpaw.txt')
      """;

  @TempDir private static Path scratch;

  @BeforeAll
  static void isInstalled() {
    Live.assumeThere("/usr/lib/python3/dist-packages/gpaw/__init__.py", "gpaw");
    Live.assumeThere("/usr/share/gpaw-setups/Si.PBE.gz", "gpaw-data");
  }

  private static Reference open(int cutoff, int steps) throws Exception {
    return Gpaw.open(
        Live.program("/usr/bin/python3"),
        Live.template(scratch, "silicon.py", TEMPLATE.formatted(cutoff, steps)),
        List.of(Path.of("/usr/share/gpaw-setups/Si.PBE.gz")),
        scratch);
  }

  @Test
  void forcesAndStressAreDerivativesOfTheEnergy() throws Exception {
    new Derivatives(open(250, 100), Live.SILICON).forces(0.02, 2e-2).stress(0.01, 0.5);
  }

  @Test
  void whatDoesNotConvergeIsSaid() throws Exception {
    assertThat(open(120, 4).label(Live.SILICON, List.of()))
        .isEqualTo(new LabelOutcome.Failed(new Failure.NotConverged(4)));
  }
}
