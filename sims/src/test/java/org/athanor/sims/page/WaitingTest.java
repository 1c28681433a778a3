package org.athanor.sims.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.Story;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Story.Told STORY = Story.told(2);

  @Test
  void saysWhatIsAwaited() {
    assertThat(words(Chronicle.EMPTY, false)).containsExactly("Nothing has happened yet.");
    Chronicle opened = STORY.chronicles().get(2);
    assertThat(words(opened, true))
        .containsExactly("16 of 16 walks of this round are on their way.");
    assertThat(words(opened, false))
        .containsExactly("Nobody works on it now: athanor run with its file takes it up again.");
    assertThat(words(STORY.end(), true)).containsExactly("The budget of 200 labels is spent.");
  }

  @Test
  void countsLabels() {
    Chronicle labelling =
        STORY.chronicles().stream()
            .filter(one -> one.labels().tally().done() == 3)
            .findFirst()
            .orElseThrow();
    assertThat(words(labelling, true))
        .first()
        .asString()
        .matches("\\d labels are computed, \\d+ wait\\.");
  }

  private static List<String> words(Chronicle chronicle, boolean held) {
    return Waiting.words(Status.of(chronicle, Story.PLAN, held));
  }
}
