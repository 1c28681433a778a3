package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.journal.PostgresServer;
import org.athanor.protocol.label.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that share no disk: journal in PostgreSQL, a second coordinator elsewhere. */
@Tag("trial")
class FailoverTest {
  @TempDir Path home;

  private Athanor coordinator(Path file, Path directory, String address, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
    arguments.addAll(List.of("--directory", directory.toString(), "--listen", address));
    arguments.addAll(List.of("--explorers", "0", "--labelers", "0"));
    arguments.addAll(List.of(more));
    return Athanor.start(home, arguments.toArray(String[]::new));
  }

  /** Nobody listens there now; both are asked for at once, so that they differ. */
  private static List<String> freeAddresses() throws IOException {
    try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return List.of("127.0.0.1:" + first.getLocalPort(), "127.0.0.1:" + second.getLocalPort());
    }
  }

  @Test
  void theSecondCoordinatorGoesOnWithWhatTheMachinesHaveInHand() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "sleep 0.2");
    Path embedded = home.resolve("embedded");
    String fewer = "stop.rounds = 3";
    Athanor.runHere(Tiny.file(home, program.settings(), fewer), embedded).fine();
    String expected = new History(embedded).read().hash();
    int once = program.calculations();
    try (PostgresServer server = PostgresServer.start(home.resolve("server"))) {
      Path file =
          Tiny.file(
              home,
              program.settings(),
              fewer,
              """
              machines.journal {
                kind = postgresql
                postgresql { url = "%s", user = postgres, lease = 3 s }
              }
              """
                  .formatted(server.url()));
      failOver(file, expected);
    }
    assertThat(program.calculations()).as("none was begun again").isEqualTo(2 * once);
  }

  private void failOver(Path file, String expected) throws Exception {
    List<String> addresses = freeAddresses();
    Path first = home.resolve("first");
    Path second = home.resolve("second");
    Path key = first.resolve("join.key");
    History history = new History(first);
    try (Athanor old = coordinator(file, first, addresses.getFirst())) {
      await().atMost(Athanor.PATIENCE).until(() -> Files.exists(first.resolve("join.txt")));
      try (Athanor node =
              Athanor.start(
                  home,
                  "join",
                  String.join(",", addresses),
                  "--key",
                  key.toString(),
                  "--explorers",
                  "2",
                  "--labelers",
                  "2");
          Athanor next =
              coordinator(
                  file, second, addresses.getLast(), "--key", key.toString(), "--standby")) {
        await().atMost(Athanor.PATIENCE).until(() -> next.said().contains("standing by: "));
        await().atMost(Athanor.PATIENCE).until(() -> history.read().queue().tally().done() >= 5);
        assertThat(old.kill()).isTrue();
        next.answer().fine();
        node.answer().fine();
      }
    }
    assertThat(history.read().hash()).isEqualTo(expected);
    // What was handed out in the moment of the kill may not have reached its labeler.
    assertThat(history.failures())
        .hasSizeLessThanOrEqualTo(2)
        .allMatch(attempt -> attempt.failure() instanceof Failure.Lost);
    assertThat(second.resolve("dataset.extxyz")).exists();
    assertThat(first.resolve("dataset.extxyz")).doesNotExist();
  }
}
