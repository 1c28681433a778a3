package org.athanor.sims.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import org.athanor.config.BadConfiguration;
import org.athanor.sims.cluster.Address;
import org.athanor.sims.cluster.JoinFile;
import org.athanor.sims.cluster.JoinKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoordinatorTest {
  @TempDir Path home;

  @Test
  void aCampaignThatDoesNotListenYetIsLookedForAgain() throws Exception {
    Coordinator coordinator = Coordinator.of(home.toString(), Optional.empty());
    assertThat(coordinator.look()).as("no key").isEmpty();
    JoinKey.in(home);
    assertThat(coordinator.look()).as("no address").isEmpty();
  }

  @Test
  void whoHangsUpInTheMiddleIsNoStranger() throws Exception {
    JoinKey key = JoinKey.in(home);
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> hungUp = CompletableFuture.runAsync(() -> hangUp(door));
      Address at = new Address("127.0.0.1", door.getLocalPort());
      Coordinator coordinator = Coordinator.of(at.text(), Optional.of(key.file()));
      assertThat(coordinator.look()).isEmpty();
      hungUp.join();
    }
  }

  @Test
  void ofSeveralAddressesTheOneThatAnswersIsTaken() throws Exception {
    JoinKey key = JoinKey.in(home);
    try (ServerSocket door =
        key.context()
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> greeted = CompletableFuture.runAsync(() -> greet(door));
      Address at = new Address("127.0.0.1", door.getLocalPort());
      Coordinator coordinator = Coordinator.of("127.0.0.1:1," + at.text(), Optional.of(key.file()));
      assertThat(coordinator.look()).contains(new Coordinator.Sight(at, "127.0.0.1"));
      greeted.join();
    }
  }

  @Test
  void whatIsNoCampaignAndNoAddressIsRefused() throws Exception {
    JoinKey key = JoinKey.in(home);
    assertThatThrownBy(() -> Coordinator.of("helium:4711", Optional.empty()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("--key");
    assertThatThrownBy(() -> Coordinator.of(home.toString(), Optional.of(key.file())))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("its own");
    try (var _ = JoinFile.write(home, new Address("helium", 4711))) {
      assertThat(JoinFile.read(home)).contains(new Address("helium", 4711));
    }
    assertThat(JoinFile.read(home)).isEmpty();
    Files.writeString(home.resolve("join.txt"), "somewhere else");
    assertThatThrownBy(() -> JoinFile.read(home))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("join.txt");
  }

  private static void hangUp(ServerSocket door) {
    try {
      door.accept().close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void greet(ServerSocket door) {
    try (var guest = (SSLSocket) door.accept()) {
      guest.startHandshake();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
