package org.athanor.sims.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.potential.LennardJones;
import org.athanor.potentials.potential.LennardJones.Truncation;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of the protocol, speaking to each other. */
class ProtocolTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private Deadline soon() {
    return Deadline.in(PATIENCE);
  }

  private Address.Unix address() {
    return new Address.Unix(folder.resolve("socket").toString());
  }

  private static Potential copperAluminium() {
    return LennardJones.of(
        Map.of(
            new SpeciesPair(13, 13), new LennardJones.Parameters(0.2, 2.5, 5.0),
            new SpeciesPair(13, 29), new LennardJones.Parameters(0.3, 2.4, 5.1),
            new SpeciesPair(29, 29), new LennardJones.Parameters(0.4, 2.3, 4.9)),
        Truncation.SHIFTED);
  }

  /** Serves in another thread until it is let go. */
  private CompletableFuture<Long> serving(
      Address address, Potential potential, Optional<Structure> atoms) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Wire wire = new Wire(new Link(SocketChannel.open(address.socketAddress())))) {
            return new ClientSide(wire, potential, new Atoms(atoms, potential.species()))
                .serve(soon());
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void assertSame(Answer answer, Prediction expected) {
    assertThat(answer.energy()).isCloseTo(expected.energy(), within(1e-12));
    double[] forces = expected.forces().toArray();
    assertThat(expected.forces().largestNorm()).isGreaterThan(0.1);
    assertThat(answer.forces().toArray()).containsExactly(forces, within(1e-11));
    assertThat(answer.virial().toArray())
        .containsExactly(expected.virial().toArray(), within(1e-11));
  }

  @Test
  void whatIsServedIsWhatThePotentialSays() throws Exception {
    Potential silicon = StillingerWeber.silicon();
    Structure next = Salt.SILICON.strained(Matrix3.of(0.02, 0.01, 0, -0.03, 0.01, 0, 0, 0, 0.04));
    try (Listener listener = Listener.at(address())) {
      CompletableFuture<Long> client = serving(listener.address(), silicon, Optional.empty());
      try (ServerSide server = new ServerSide(new Wire(listener.accept(soon(), () -> true)))) {
        assertSame(server.ask(Salt.SILICON, " ", soon()), silicon.predict(Salt.SILICON));
        assertSame(server.ask(next, " ", soon()), silicon.predict(next));
        server.dismiss(soon());
      }
      assertThat(client.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(2);
    }
    assertThat(address().file()).doesNotExist();
  }

  @Test
  void elementsTravelInTheTextOfInit() throws Exception {
    Potential potential = copperAluminium();
    Structure first = Salt.COPPER_ALUMINIUM;
    Structure other = new Structure(first.cell(), Species.of(13, 13, 29, 13), first.positions());
    try (Listener listener = Listener.at(new Address.Inet("127.0.0.1", 0))) {
      CompletableFuture<Long> client = serving(listener.address(), potential, Optional.empty());
      try (ServerSide server = new ServerSide(new Wire(listener.accept(soon(), () -> true)))) {
        for (Structure one :
            List.of(first, other, first, Salt.COPPER_ALUMINIUM.repeated(1, 2, 1))) {
          Answer answer = server.ask(one, Atoms.introduction(one), soon());
          assertSame(answer, potential.predict(one));
        }
        server.dismiss(soon());
      }
      assertThat(client.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(4);
    }
  }

  @Test
  void atomsThatNobodyNamesAreRefused() throws Exception {
    try (Listener listener = Listener.at(address())) {
      CompletableFuture<Long> client =
          serving(listener.address(), copperAluminium(), Optional.empty());
      try (ServerSide server = new ServerSide(new Wire(listener.accept(soon(), () -> true)))) {
        assertThatThrownBy(() -> server.ask(Salt.COPPER_ALUMINIUM, " ", soon()))
            .isInstanceOf(IOException.class);
      }
      assertThatThrownBy(client::join)
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("does not say which elements the 4 atoms are");
    }
  }

  @Test
  void anotherNumberOfAtomsIsRefused() throws Exception {
    try (Listener listener = Listener.at(address())) {
      CompletableFuture<Long> client =
          serving(listener.address(), copperAluminium(), Optional.of(Salt.COPPER_ALUMINIUM));
      try (ServerSide server = new ServerSide(new Wire(listener.accept(soon(), () -> true)))) {
        assertThatThrownBy(() -> server.ask(Salt.SILICON, " ", soon()))
            .isInstanceOf(IOException.class);
      }
      assertThatThrownBy(client::join).hasMessageContaining("positions of 4 atoms, got 2");
    }
  }

  @Test
  void aSocketLeftBehindIsTakenAwayAndALivingOneIsNot() throws Exception {
    Address.Unix address = address();
    try (ServerSocketChannel old = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      old.bind(address.socketAddress());
      assertThatThrownBy(() -> Listener.at(address))
          .isInstanceOf(BindException.class)
          .hasMessageContaining("another process listens there");
    }
    assertThat(address.file()).exists();
    Listener.at(address).close();
    assertThat(Files.exists(address.file())).isFalse();
  }

  @Test
  void nobodyComesAndTheWaitEnds() throws Exception {
    try (Listener listener = Listener.at(address())) {
      assertThatThrownBy(() -> listener.accept(Deadline.in(Duration.ofMillis(20)), () -> true))
          .isInstanceOf(SilenceException.class);
      assertThatThrownBy(() -> listener.accept(soon(), () -> false))
          .isInstanceOf(SilenceException.class);
    }
  }

  @Test
  void anInterruptEndsAWait() throws Exception {
    try (Listener listener = Listener.at(address())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> listener.accept(soon(), () -> true))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void noiseIsNoHeader() {
    ByteBuffer noise = ByteBuffer.wrap("HTTP/1.1 400".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> Header.of(noise))
        .isInstanceOf(BadMessageException.class)
        .hasMessageContaining("got \"HTTP/1.1 400\"");
  }

  @Test
  void aPathThatNoSocketCanHaveIsRefusedBeforeAnybodyWaits() {
    String name = "x".repeat(94);
    assertThat(Address.of("unix:" + name)).isEqualTo(new Address.Unix(name));
    assertThatThrownBy(() -> Address.of("unix:" + name + "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 103 bytes", "/tmp/ipi_xxx");
  }

  @Test
  void addressesAreRead() {
    assertThat(Address.of("unix:silicon"))
        .isEqualTo(new Address.Unix("silicon"))
        .hasToString("unix:silicon");
    assertThat(new Address.Unix("silicon").file()).isEqualTo(Path.of("/tmp/ipi_silicon"));
    assertThat(Address.of("localhost:31415")).isEqualTo(new Address.Inet("localhost", 31415));
    for (String wrong : new String[] {"unix:", "localhost", "a:b", "a:70000", ":1"}) {
      assertThatThrownBy(() -> Address.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected unix:NAME or HOST:PORT");
    }
  }
}
