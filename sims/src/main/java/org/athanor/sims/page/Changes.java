package org.athanor.sims.page;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of server-sent events: one when what is seen of the campaign has changed, and a heart
 * beat when nothing has for a while. Schema {@code athanor/page-change} version 1.
 */
final class Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final int BEAT = 20;

  private final Supplier<Scene> scenes;
  private final Clock clock;

  /** A party for each listener, and one for whoever closes the page. */
  private final Phaser listeners = new Phaser(1);

  /**
   * Of these scenes.
   *
   * @param scenes the one that is seen now
   */
  Changes(Supplier<Scene> scenes, Clock clock) {
    this.scenes = scenes;
    this.clock = clock;
  }

  private record Piece(String text, boolean last) {}

  /**
   * From now on, until the page closes.
   *
   * @param known the scene that the listener saw last; empty text for none
   */
  Source<ByteString, NotUsed> after(String known) {
    return Source.tick(Duration.ZERO, GLANCE, "")
        .mapMaterializedValue(timer -> NotUsed.getInstance())
        .statefulMapConcat(() -> new Listener(known)::next)
        .takeWhile(piece -> !piece.last(), true)
        .map(piece -> ByteString.fromString(piece.text()))
        .watchTermination(
            (timer, end) -> {
              listeners.register();
              var _ = end.handle((done, failure) -> listeners.arriveAndDeregister());
              return timer;
            });
  }

  /** Waits until nobody listens any more, but not for longer than this. */
  void awaitSilence(Duration patience) throws InterruptedException {
    int phase = listeners.arrive();
    try {
      listeners.awaitAdvanceInterruptibly(phase, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException deaf) {
      LOG.debug("somebody listened to the page until it was cut off");
    }
  }

  /** What one listener knows. */
  private final class Listener {
    private String known;
    private int quiet = BEAT;

    Listener(String known) {
      this.known = known;
    }

    List<Piece> next(String tick) {
      Scene scene = scenes.get();
      String id = scene.id();
      if (!id.equals(known)) {
        known = id;
        quiet = 0;
        return List.of(
            new Piece(
                "retry: 2000\nid: " + id + "\nevent: change\ndata: " + data(scene) + "\n\n",
                scene.closing()));
      }
      quiet++;
      if (quiet < BEAT) {
        return List.of();
      }
      quiet = 0;
      // An event and no comment: scripts do not see comments, and could not miss them.
      return List.of(new Piece("event: beat\ndata: {}\n\n", scene.closing()));
    }
  }

  private String data(Scene scene) {
    ObjectNode json = Json.document("athanor/page-change");
    json.put("at", clock.instant().toString());
    json.put("trouble", scene.trouble().orElse(null));
    json.put("closing", scene.closing());
    ObjectNode keys = json.putObject("keys");
    for (Topic topic : Topic.values()) {
      keys.put(topic.word(), topic.key(scene));
    }
    return Json.line(json);
  }
}
