package org.athanor.persistence.journal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Through the campaign's directory. */
final class FolderPost implements Post {
  private final Path directory;
  private final String holder;
  private final LetterFolder letters;

  private FolderPost(Path directory, String holder) {
    this.directory = directory;
    this.holder = holder;
    this.letters = LetterFolder.of(directory, holder);
  }

  static Optional<Post> of(Path directory) {
    return CampaignLock.holder(directory).map(holder -> new FolderPost(directory, holder));
  }

  @Override
  public String holder() {
    return holder;
  }

  @Override
  public boolean isThere() {
    return CampaignLock.holder(directory).filter(holder::equals).isPresent();
  }

  @Override
  public UUID send(String text) {
    Letter letter = new Letter(UUID.randomUUID(), text);
    letters.send(letter);
    return letter.id();
  }

  @Override
  public Optional<String> answer(UUID letter) {
    return letters.answered(letter);
  }

  @Override
  public void withdraw(UUID letter) {
    if (!letters.withdrawn(letter)) {
      letters.answered(letter);
    }
  }

  @Override
  public void close() {}
}
