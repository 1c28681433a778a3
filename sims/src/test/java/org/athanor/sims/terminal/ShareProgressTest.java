package org.athanor.sims.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShareProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final Ticking clock = new Ticking();

  /** Sixty columns wide. */
  private static final class Sixty implements Screen {
    @Override
    public int columns() {
      return 60;
    }

    @Override
    public void close() {}
  }

  @Test
  void saysNowAndThenHowMuchIsLeft() {
    try (ShareProgress progress = new ShareProgress(out, clock, Optional.empty())) {
      progress.note("begun");
      for (int k = 0; k <= 100; k++) {
        progress.show(0.2 + 0.002 * k, () -> "strain 0.1");
        clock.pass(Duration.ofSeconds(1));
      }
    }
    // From a share of 0.2 on, 0.002 a second: 0.26 after 30 s, and 0.74 / 0.002 s left.
    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly(
            "begun",
            "[0:00:30] 26 %, strain 0.1, about 0:06:10 left",
            "[0:01:00] 32 %, strain 0.1, about 0:05:40 left",
            "[0:01:30] 38 %, strain 0.1, about 0:05:10 left");
  }

  @Test
  void drawsOneLineOverItself() {
    try (ShareProgress progress = new ShareProgress(out, clock, Optional.of(new Sixty()))) {
      for (int k = 0; k < 10; k++) {
        progress.show(0.05 * k, () -> "strain 0.1 and much more that no line has room for");
        clock.pass(Duration.ofMillis(150));
      }
      progress.note("done");
    }
    String text = bytes.toString(UTF_8);
    assertThat(text).doesNotContain("\n\r").endsWith("\r\u001b[Kdone\n");
    assertThat(text.split("\r\u001b\\[K", -1)).allMatch(line -> line.length() <= 60);
    assertThat(text.split("\r\u001b\\[K", -1)).hasSize(6);
  }
}
