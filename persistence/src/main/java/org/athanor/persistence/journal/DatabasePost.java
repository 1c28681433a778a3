package org.athanor.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Through notifications of the database: they reach whoever owns the journal now, or nobody. */
final class DatabasePost implements Post {
  /** A session that was lost takes what was said to it with it. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final PostgresStore store;
  private final Connection connection;
  private final OwnerRow owner;
  private final Map<UUID, String> sent = new HashMap<>();
  private final Map<UUID, String> answers = new HashMap<>();
  private long sentAt = System.nanoTime();

  private DatabasePost(PostgresStore store, Connection connection, OwnerRow owner) {
    this.store = store;
    this.connection = connection;
    this.owner = owner;
  }

  static Optional<Post> of(PostgresStore store) {
    try {
      Connection connection = store.writable();
      try {
        if (!SchemaLock.isTaken(connection, store.place().schema())) {
          connection.close();
          return Optional.empty();
        }
        Notices.listen(connection, store.place().schema());
        return Optional.of(new DatabasePost(store, connection, OwnerRow.read(connection)));
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw store.failure(e);
    }
  }

  @Override
  public String holder() {
    return owner.holder();
  }

  @Override
  public boolean isThere() {
    return ask(
        () ->
            SchemaLock.isTaken(connection, store.place().schema())
                && OwnerRow.read(connection).epoch() == owner.epoch());
  }

  @Override
  public UUID send(String text) {
    UUID id = UUID.randomUUID();
    String notice = Notices.letter(owner.epoch(), new Letter(id, text));
    sent.put(id, notice);
    say(notice);
    return id;
  }

  @Override
  public Optional<String> answer(UUID letter) {
    for (String notice : ask(() -> Notices.heard(connection))) {
      Notices.answer(notice).ifPresent(one -> answers.put(one.id(), one.text()));
    }
    Optional<String> answer = Optional.ofNullable(answers.remove(letter));
    if (answer.isPresent()) {
      sent.remove(letter);
    } else if (System.nanoTime() - sentAt > AGAIN.toNanos()) {
      new ArrayList<>(sent.values()).forEach(this::say);
    }
    return answer;
  }

  @Override
  public void withdraw(UUID letter) {
    sent.remove(letter);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw store.failure(e);
    }
  }

  private interface Question<T> {
    T put() throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.put();
    } catch (SQLException e) {
      throw store.failure(e);
    }
  }

  private void say(String notice) {
    List<String> said = List.of(notice);
    ask(
        () -> {
          Notices.say(connection, store.place().schema(), said.getFirst());
          return said;
        });
    sentAt = System.nanoTime();
  }
}
