package org.athanor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveChangeTest {
  private static final String FILE =
      """
      name = si, seed = 1
      system { species = [Si], phases = [ { name = diamond, prototype = diamond } ] }
      explore.pressures = [0 GPa]
      label { budget = 50, seeds = 5, test = 4 }
      stop.rounds = 4
      """;

  @TempDir private Path home;
  private CampaignFile before;

  @BeforeEach
  void write() throws Exception {
    before = read(FILE);
  }

  private CampaignFile read(String text) throws Exception {
    return CampaignFile.read(Files.writeString(home.resolve("si.conf"), text));
  }

  @Test
  void whatChangedIsToldKeyByKeyAndCanBeDoneAgain() throws Exception {
    CampaignFile now =
        read(
            FILE.replace("budget = 50", "budget = 80, retries.crashed = 5")
                .replace("[0 GPa]", "[0 GPa, 10.50 GPa]"));
    List<KeyChange> changes = LiveChange.between(before.text(), now.text());
    assertThat(changes)
        .containsExactly(
            new KeyChange(
                "explore.pressures",
                Optional.of("[\"0 GPa\"]"),
                Optional.of("[\"0 GPa\",\"10.50 GPa\"]")),
            new KeyChange("label.budget", Optional.of("50"), Optional.of("80")),
            new KeyChange("label.retries.crashed", Optional.of("2"), Optional.of("5")));
    assertThat(changes.get(1).words()).isEqualTo("label.budget: 50 → 80");
    assertThatCode(() -> LiveChange.check(before.text(), now.text())).doesNotThrowAnyException();
    String again = LiveChange.applied(before.text(), changes);
    assertThat(again).isEqualTo(now.text());
    CampaignFile read = CampaignFile.of(again, home);
    assertThat(read.course()).isEqualTo(now.course());
    assertThat(read.conditions()).isEqualTo(now.conditions());
    assertThat(read.labelling().retries()).isEqualTo(now.labelling().retries());
    assertThat(read.text()).isEqualTo(now.text());
  }

  @Test
  void aChangeThatMeantAnotherFileIsRefused() {
    KeyChange change = new KeyChange("label.budget", Optional.of("60"), Optional.of("80"));
    assertThatThrownBy(() -> LiveChange.applied(before.text(), List.of(change)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("label.budget: expected 60 before the change, got 50");
    KeyChange torn = new KeyChange("label.budget", Optional.of("50"), Optional.of("[8"));
    assertThatThrownBy(() -> LiveChange.applied(before.text(), List.of(torn)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("label.budget: expected a value as JSON, got [8");
  }

  @Test
  void whatIsFrozenAndWhatIsUnderWayIsNamedWithWhatToDo() throws Exception {
    CampaignFile frozen = read(FILE.replace("seed = 1", "seed = 2"));
    assertThatThrownBy(() -> LiveChange.check(before.text(), frozen.text()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("seed: the campaign began with 1")
        .hasMessageContaining("--directory");
    CampaignFile walks = read(FILE + "explore.steps = 2000\nlabel.largest-force = 9 eV/Å");
    assertThatThrownBy(() -> LiveChange.check(before.text(), walks.text()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("explore.steps: 1000 → 2000")
        .hasMessageContaining("label.largest-force: \"100 eV/Å\" → \"9 eV/Å\"")
        .hasMessageContaining("stop DIR --after round");
  }

  @Test
  void theBudgetOfATargetIsKnownToItsMatcherFromTheBeginning() throws Exception {
    String target =
        """
        target { potential = "zhou:Ta", structure = "bcc:Ta", properties { a = 1 % } }
        """;
    CampaignFile aimed = read(FILE + target);
    CampaignFile more = read((FILE + target).replace("budget = 50", "budget = 80"));
    CampaignFile longer = read((FILE + target).replace("rounds = 4", "rounds = 9"));
    assertThatThrownBy(() -> LiveChange.check(aimed.text(), more.text()))
        .hasMessageContaining("label.budget: 50 → 80");
    assertThatCode(() -> LiveChange.check(aimed.text(), longer.text())).doesNotThrowAnyException();
  }
}
