package org.athanor.sims.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.athanor.config.BadConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinKeyTest {
  @TempDir Path home;

  @Test
  void aKeyIsMadeOnceForItsOwnerAndKept() throws Exception {
    JoinKey key = JoinKey.in(home);
    byte[] bytes = Files.readAllBytes(key.file());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.file())))
        .isEqualTo("rw-------");
    assertThat(Files.readAllBytes(JoinKey.in(home).file())).isEqualTo(bytes);
    try (var files = Files.list(home)) {
      assertThat(files).as("nothing else is left").hasSize(1);
    }
  }

  @Test
  void whoHasItIsLetInAndNobodyElse() throws Exception {
    JoinKey ours = JoinKey.in(Files.createDirectories(home.resolve("ours")));
    JoinKey theirs = JoinKey.in(Files.createDirectories(home.resolve("theirs")));
    assertThat(letIn(ours, JoinKey.read(ours.file()))).isTrue();
    assertThatThrownBy(() -> letIn(ours, theirs)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void whatIsNoKeyIsRefused() throws Exception {
    Path text = Files.writeString(home.resolve("text"), "no key");
    assertThatThrownBy(() -> JoinKey.read(text))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("join.key");
    assertThatThrownBy(() -> JoinKey.read(home.resolve("nothing")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("nothing");
  }

  /** Whether a byte came through. */
  private static boolean letIn(JoinKey inside, JoinKey outside) throws Exception {
    try (SSLServerSocket door =
        (SSLServerSocket)
            inside
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      door.setNeedClientAuth(true);
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> heard(door));
      try (SSLSocket guest =
          (SSLSocket)
              outside
                  .context()
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), door.getLocalPort())) {
        guest.startHandshake();
        guest.getOutputStream().write(7);
        guest.getOutputStream().flush();
        return heard.join() == 7;
      }
    }
  }

  private static int heard(SSLServerSocket door) {
    try (SSLSocket guest = (SSLSocket) door.accept()) {
      return guest.getInputStream().read();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
