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

/** Against ABINIT itself, where it is installed. */
@Tag("live")
class LiveAbinitTest {
  private static final String PSEUDOPOTENTIAL =
      "/usr/share/abinit/psp/Pseudodojo_nc_sr_04_pbe_standard_psp8/Si.psp8";

  private static final String TEMPLATE =
      """
      pp_dirpath "."
      pseudos "{{pseudopotentials}}"
      ntypat {{element-count}}
      znucl {{atomic-numbers}}
      natom {{atom-count}}
      typat {{types}}
      acell 1 1 1
      rprim
      {{cell-bohr}}
      xcart
      {{positions-bohr}}
      ecut %s  ecutsm 0.5
      nsym 1  kptopt 1  ngkpt {{k-mesh 1.2}}  nshiftk 1  shiftk 0.5 0.5 0.5
      occopt 3  tsmear 0.02
      nstep {{steps %s}}
      toldff 1e-6
      optforces 1  optstress 1
      prtwf 0  prtden 0  prteig 0  prtebands 0  autoparal 0  chkprim 0  chksymbreak 0
      """;

  @TempDir private static Path scratch;

  @BeforeAll
  static void isInstalled() {
    Live.assumeInstalled("abinit", "abinit");
    Live.assumeThere(PSEUDOPOTENTIAL, "abinit-data");
  }

  private static Reference open(double cutoff, int steps) throws Exception {
    return Abinit.open(
        Live.program("abinit"),
        Live.template(scratch, "silicon.abi", TEMPLATE.formatted(cutoff, steps)),
        Map.of("Si", Path.of(PSEUDOPOTENTIAL)),
        scratch);
  }

  @Test
  void forcesAndStressAreDerivativesOfTheEnergy() throws Exception {
    new Derivatives(open(12, 60), Live.SILICON).forces(0.01, 2e-3).stress(0.005, 0.2);
  }

  @Test
  void isUnconvergedThoughItEndsWell() throws Exception {
    Reference reference = open(6, 3);
    assertThat(reference.label(Live.SILICON, List.of()))
        .isEqualTo(new LabelOutcome.Failed(new Failure.NotConverged(3)));
    assertThat(
            reference.label(
                Live.SILICON, List.of(new Failure.NotConverged(3), new Failure.NotConverged(6))))
        .isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(reference.identity().name()).startsWith("ABINIT ");
  }
}
