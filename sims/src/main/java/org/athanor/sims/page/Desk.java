package org.athanor.sims.page;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes answers, each once, and keeps the last one of each topic: one thread for what is quick, and
 * one for what takes long, so that a page takes two cores at the most.
 */
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final ExecutorService quick = thread("page-quick");
  private final ExecutorService slow = thread("page-slow");

  /** Used by the slow thread alone: the map is a slow topic. */
  private final Means means = new Means();

  private final Map<Topic, Answer> kept = new EnumMap<>(Topic.class);

  /**
   * An answer, there or in the making.
   *
   * @param key of the scene that it answers for
   * @param body as JSON; fails if it could not be made
   */
  record Answer(String key, CompletableFuture<Body> body) {}

  /**
   * A finished answer.
   *
   * @param key of the scene that it answers for
   * @param json its text
   */
  record Body(String key, String json) {}

  /**
   * The answer for this scene; that for an earlier one while it is still in the making, so that
   * answers that nobody waits for do not pile up.
   */
  synchronized Answer ask(Topic topic, Scene scene) {
    String key = topic.key(scene);
    Answer last = kept.get(topic);
    if (last != null && (last.key().equals(key) || !last.body().isDone())) {
      return last;
    }
    Answer answer =
        new Answer(
            key,
            CompletableFuture.supplyAsync(
                () -> new Body(key, told(topic, scene)), topic.isSlow() ? slow : quick));
    kept.put(topic, answer);
    return answer;
  }

  private String told(Topic topic, Scene scene) {
    try {
      return Json.line(topic.answer(scene, means));
    } catch (RuntimeException e) {
      LOG.warn("the page cannot tell {}", topic.word(), e);
      throw e;
    }
  }

  /** Begins nothing more. */
  @Override
  public void close() {
    quick.shutdownNow();
    slow.shutdownNow();
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().name(name).daemon(true).priority(Thread.MIN_PRIORITY).factory());
  }
}
