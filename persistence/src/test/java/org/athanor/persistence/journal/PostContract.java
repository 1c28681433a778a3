package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody may count on who has something to say to the holder of a journal. */
interface PostContract {
  Duration PATIENCE = Duration.ofMinutes(2);

  Site site();

  /** Writes a letter as somebody did who meant an earlier holder of this journal. */
  void sendToThePast(Site site, String text) throws Exception;

  @Test
  default void nobodyIsWrittenToWhereNobodyHolds() {
    Site site = site();
    Journal.open(site.directory(), site.place()).close();
    assertThat(Post.to(site.directory())).isEmpty();
  }

  @Test
  default void aLetterComesOnceAndItsAnswerComesBack() {
    Site site = site();
    Post post;
    try (Journal journal = Journal.open(site.directory(), site.place())) {
      post = Post.to(site.directory()).orElseThrow();
      assertThat(post.holder()).contains("process " + ProcessHandle.current().pid());
      UUID id = post.send("two lines\nand ångström");
      List<Letter> letters =
          await().atMost(PATIENCE).until(journal::letters, found -> !found.isEmpty());
      assertThat(letters).containsExactly(new Letter(id, "two lines\nand ångström"));
      assertThat(post.answer(id)).isEmpty();
      journal.answer(letters.getFirst(), "heard\nwell");
      Optional<String> answer =
          await().atMost(PATIENCE).until(() -> post.answer(id), Optional::isPresent);
      assertThat(answer).contains("heard\nwell");
      assertThat(post.answer(id)).isEmpty();
      assertThat(journal.letters()).isEmpty();
      assertThat(post.isThere()).isTrue();
    }
    try (post) {
      await().atMost(PATIENCE).until(() -> !post.isThere());
    }
  }

  @Test
  default void aLetterToAHolderThatIsGoneReachesNobody() throws Exception {
    Site site = site();
    try (Journal journal = Journal.open(site.directory(), site.place());
        Post post = Post.to(site.directory()).orElseThrow()) {
      sendToThePast(site, "stop");
      UUID id = post.send("go on");
      List<Letter> letters =
          await().atMost(PATIENCE).until(journal::letters, found -> !found.isEmpty());
      assertThat(letters).containsExactly(new Letter(id, "go on"));
      assertThat(journal.letters()).isEmpty();
    }
  }
}
