package org.athanor.sims.steer;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.athanor.persistence.journal.Post;
import org.athanor.sims.helm.Order;
import org.athanor.sims.helm.Reply;
import org.athanor.sims.scheduler.Pause;

/**
 * Gives an order to the process that runs a campaign, and waits for what it says.
 *
 * @param post the way to it
 * @param patience with a process that says nothing
 */
record Messenger(Post post, Duration patience) {
  static final Duration GLANCE = Duration.ofMillis(200);

  /**
   * The reply to an order; empty if the process ended before it said anything.
   *
   * @throws IllegalStateException if it says nothing for too long
   */
  Optional<Reply> give(Order order) throws InterruptedException {
    UUID letter = post.send(order.text());
    boolean answered = false;
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() < deadline) {
        Optional<String> answer = post.answer(letter);
        if (answer.isPresent()) {
          answered = true;
          return answer.map(Reply::read);
        }
        if (!post.isThere()) {
          return Optional.empty();
        }
        Pause.of(GLANCE);
      }
    } finally {
      if (!answered) {
        post.withdraw(letter);
      }
    }
    throw new IllegalStateException(
        post.holder()
            + " has not answered for "
            + patience.toSeconds()
            + " s, and the order was taken back; does that process still live, and does it run a"
            + " campaign of this version?");
  }
}
