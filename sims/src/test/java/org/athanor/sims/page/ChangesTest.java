package org.athanor.sims.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.persistence.journal.CampaignLock;
import org.athanor.sims.cli.Recorder;
import org.athanor.sims.page.Events.Event;
import org.athanor.sims.status.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream of events of a campaign whose journal grows. */
class ChangesTest {
  private static final Story.Told STORY = Story.told(1);

  private static final String ALL =
      STORY.campaign().size() + "-" + STORY.library().size() + "-" + STORY.labels().size() + "-0";

  @TempDir private Path directory;

  @Test
  void tellsWhatChangesAndGoesOnAfterAReconnect() throws Exception {
    try (PageServer server =
        PageServer.open("--page", new Door("127.0.0.1", 0), directory, Optional.of("silicon"))) {
      Browser browser = Browser.at(server);
      assertThat(browser.json("api/status").get("state").asText()).isEqualTo("planned");
      Events events = browser.events("");
      Event empty = events.change();
      assertThat(browser.json("api/campaign").get("fits")).isEmpty();
      assertThat(browser.json("api/map").get("structures").asInt()).isZero();

      Recorder.record(part(0, 1), directory);
      Event begun = events.change();
      assertThat(begun.id()).isNotEqualTo(empty.id());
      assertThat(begun.data().get("keys").get("status"))
          .isNotEqualTo(empty.data().get("keys").get("status"));

      Recorder.record(part(1, STORY.campaign().size()), directory);
      Event grown = last(events);
      assertThat(grown.data().get("keys").get("parity").asText()).isEqualTo("1");
      assertThat(browser.json("api/status").get("state").asText()).isEqualTo("complete");

      // One who saw the last change hears the heart beat first, and one who did not the change.
      assertThat(browser.events(grown.id()).next().kind()).isEqualTo("beat");
      assertThat(browser.events(begun.id()).next().id()).isEqualTo(grown.id());
      try (CampaignLock lock = CampaignLock.acquire(directory)) {
        assertThat(lock).isNotNull();
        assertThat(events.change().id()).endsWith("-held");
      }
    }
  }

  @Test
  void saysThatItCloses() throws Exception {
    PageServer server =
        PageServer.open("--page", new Door("127.0.0.1", 0), directory, Optional.of("silicon"));
    Browser browser = Browser.at(server);
    assertThat(browser.get("api/status").statusCode()).isEqualTo(200);
    Events events = browser.events("");
    assertThat(events.change().data().get("closing").asBoolean()).isFalse();
    server.close();
    assertThat(events.change().data().get("closing").asBoolean()).isTrue();
    assertThat(events.over()).isTrue();
  }

  /** Families are written one after the other, so there may be several changes on the way. */
  private static Event last(Events events) throws IOException {
    while (true) {
      Event event = events.change();
      if (event.id().startsWith(ALL)) {
        return event;
      }
    }
  }

  private static Story.Told part(int from, int to) {
    return new Story.Told(
        STORY.campaign().subList(from, to),
        from == 0 ? List.of() : STORY.library(),
        from == 0 ? List.of() : STORY.labels(),
        STORY.chronicles());
  }
}
