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

/** Against CP2K itself, where it is installed. */
@Tag("live")
class LiveCp2kTest {
  private static final String TEMPLATE =
      """
      &GLOBAL
        PROJECT label
        RUN_TYPE ENERGY_FORCE
        PRINT_LEVEL LOW
      &END GLOBAL
      &FORCE_EVAL
        METHOD QS
        STRESS_TENSOR ANALYTICAL
        &PRINT
          &FORCES ON
            NDIGITS 12
          &END FORCES
          &STRESS_TENSOR ON
          &END STRESS_TENSOR
        &END PRINT
        &DFT
          BASIS_SET_FILE_NAME BASIS_MOLOPT
          POTENTIAL_FILE_NAME GTH_POTENTIALS
          &MGRID
            CUTOFF %s
            REL_CUTOFF 30
          &END MGRID
          &QS
            EPS_DEFAULT 1.0E-10
          &END QS
          &XC
            &XC_FUNCTIONAL PBE
            &END XC_FUNCTIONAL
          &END XC
          &SCF
            SCF_GUESS ATOMIC
            EPS_SCF 1e-8
            MAX_SCF {{steps %s}}
            ADDED_MOS 4
            &SMEAR
              METHOD FERMI_DIRAC
              ELECTRONIC_TEMPERATURE [K] 6000
            &END SMEAR
            &MIXING
              METHOD BROYDEN_MIXING
              ALPHA {{mixing 0.4}}
            &END MIXING
            &PRINT
              &RESTART OFF
              &END RESTART
            &END PRINT
          &END SCF
          &KPOINTS
            SCHEME MONKHORST-PACK {{k-mesh 1.8}}
            FULL_GRID F
          &END KPOINTS
        &END DFT
        &SUBSYS
          &CELL
            A {{a}}
            B {{b}}
            C {{c}}
          &END CELL
          &COORD
      {{atoms}}
          &END COORD
          &KIND Si
            BASIS_SET SZV-MOLOPT-SR-GTH
            POTENTIAL GTH-PBE-q4
          &END KIND
        &END SUBSYS
      &END FORCE_EVAL
      """;

  @TempDir private static Path scratch;

  @BeforeAll
  static void isInstalled() {
    Live.assumeInstalled("cp2k", "cp2k");
    Live.assumeThere("/usr/share/cp2k/BASIS_MOLOPT", "cp2k-data");
  }

  private static Reference open(int cutoff, int steps) throws Exception {
    return Cp2k.open(
        Live.program("cp2k"),
        Live.template(scratch, "silicon.inp", TEMPLATE.formatted(cutoff, steps)),
        List.of(Path.of("/usr/share/cp2k/BASIS_MOLOPT"), Path.of("/usr/share/cp2k/GTH_POTENTIALS")),
        scratch);
  }

  @Test
  void forcesAndStressAreDerivativesOfTheEnergy() throws Exception {
    new Derivatives(open(100, 60), Live.SILICON).forces(0.02, 5e-3).stress(0.01, 0.3);
  }

  @Test
  void isUnconvergedThoughItEndsWell() throws Exception {
    assertThat(open(60, 3).label(Live.SILICON, List.of()))
        .isEqualTo(new LabelOutcome.Failed(new Failure.NotConverged(3)));
  }
}
