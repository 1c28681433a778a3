package org.athanor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.junit.jupiter.api.Test;

class SettingsChangeTest {
  private static final String BEFORE =
      "{\"name\":\"si\",\"seed\":1,\"stop\":{\"rounds\":4},\"label\":{\"budget\":50}}";

  @Test
  void aLargerBudgetAndMoreRoundsAreTaken() {
    String now = BEFORE.replace("4", "9").replace("50", "500");
    assertThatCode(() -> SettingsChange.check(BEFORE, now)).doesNotThrowAnyException();
  }

  @Test
  void whatLabelsAndWalksHangOnIsFrozen() {
    String now = BEFORE.replace("\"seed\":1", "\"seed\":2, \"fit\":{\"cutoff\":\"3 Å\"}");
    assertThatThrownBy(() -> SettingsChange.check(BEFORE, now))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("seed: the campaign began with 1, and the file now says 2")
        .hasMessageContaining("fit: ")
        .hasMessageContaining("--directory");
  }

  @Test
  void whereTheUncertaintyComesFromMayChange() {
    String now =
        BEFORE.replace("\"seed\":1", "\"seed\":1, \"fit\":{\"uncertainty\":\"committee\"}");
    assertThatCode(() -> SettingsChange.check(BEFORE, now)).doesNotThrowAnyException();
    assertThat(Outline.of(BEFORE).source()).isEqualTo(Source.POSTERIOR);
    assertThat(Outline.of(now).source()).isEqualTo(Source.COMMITTEE);
  }

  @Test
  void aReferenceMayMoveToAnotherMachineButNotToAnotherPhysics() {
    String before =
        """
        { label.reference { kind = abinit, abinit {
          command = [abinit], pseudopotential-directory = /old, template = si.abi } } }
        """;
    String moved =
        """
        { label.reference { kind = abinit, cp2k.template = unused, abinit {
          command = [mpirun, -n, 8, abinit], cores = 8, scratch = /tmp, time-limit = 9 h
          environment.OMP_NUM_THREADS = 2, pseudopotential-directory = /new, template = si.abi } } }
        """;
    assertThatCode(() -> SettingsChange.check(before, moved)).doesNotThrowAnyException();
    assertThatThrownBy(
            () -> SettingsChange.check(before, before.replace("template = si", "template = ge")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("label.reference");
    assertThatThrownBy(
            () -> SettingsChange.check(before, before.replace("{ kind = abinit", "{ kind = cp2k")))
        .isInstanceOf(BadConfiguration.class);
  }

  @Test
  void aKeyThatIsNewSinceTheCampaignBeganHasItsDefault() {
    Outline outline = Outline.of(BEFORE);
    assertThat(outline.rounds()).isEqualTo(4);
    assertThat(outline.labels()).isEqualTo(50 + 40);
    assertThat(outline.standIn()).isTrue();
    assertThat(outline.noveltyThreshold()).contains(0.0);
  }
}
