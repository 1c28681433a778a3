package org.athanor.sims.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.sims.cli.Recorder;
import org.athanor.sims.status.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: its scripts run, and what they show is what is known. */
class PageInBrowserTest {
  private static final Story.Told STORY = Story.told(3);

  @TempDir private Path directory;
  @TempDir private Path profile;

  @BeforeAll
  static void needed() {
    assumeTrue(Chromium.isThere(), "chromium (Debian package chromium) is not there");
  }

  @Test
  void showsACampaignAsItGrowsAndTakesNoNameForAScript() throws Exception {
    try (PageServer server =
            PageServer.open("--page", new Door("127.0.0.1", 0), directory, Optional.of("silicon"));
        Chromium browser = new Chromium(profile)) {
      browser.open(server.url());
      browser.until("document.getElementById('state').textContent === 'planned'");
      Recorder.record(Wicked.told(STORY), directory);
      browser.until("document.getElementById('state').textContent === 'complete, round 2'");
      browser.until("document.querySelectorAll('#structures [data-structure]').length > 40");
      browser.until("document.querySelectorAll('#learning canvas').length > 2");
      browser.until("document.querySelectorAll('#novelty canvas').length === 1");
      browser.until("document.querySelectorAll('#costs canvas').length === 1");
      browser.evaluate("document.getElementById('trust').scrollIntoView()");
      browser.until("document.querySelectorAll('#trust canvas').length === 4");

      // Wicked names and reasons stand there as they are, and did nothing.
      assertThat(browser.evaluate("document.getElementById('failures').innerText"))
          .contains(Wicked.REASON)
          .contains(Wicked.PHASE);
      assertThat(browser.evaluate("document.querySelectorAll('img').length")).isEqualTo("0");
      browser.evaluate("document.querySelector('#failures [data-structure]').click()");
      browser.until(
          "document.getElementById('structure').innerText.includes('out of time') ||"
              + " document.getElementById('structure').innerText.includes('crashed')");
      browser.until("window.$3Dmol !== undefined");
      assertThat(browser.evaluate("document.title")).isEqualTo("silicon: complete, round 2");
      assertThat(errors(browser)).isEmpty();
    }
  }

  /** Where there is no graphics card, the view in three dimensions says so instead. */
  private static List<String> errors(Chromium browser) {
    return browser.complaints().stream()
        .filter(one -> !one.contains("WebGL") && !one.contains("GPU"))
        .toList();
  }
}
