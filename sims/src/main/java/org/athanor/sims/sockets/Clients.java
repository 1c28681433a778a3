package org.athanor.sims.sockets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.FailedRuns;
import org.athanor.sims.reference.Orphans;
import org.athanor.sims.reference.Owner;
import org.athanor.sims.sockets.SocketProgram.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients of one kind, kept alive between structures. Safe to be used by several threads at once:
 * each that asks has a client to itself.
 *
 * <p>A client that failed is ended; a structure that failed before gets a new one.
 */
final class Clients implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

  private final SocketProgram program;
  private final ClientSettings settings;
  private final Deque<Client> idle = new ArrayDeque<>();
  private final Set<Client> busy = new LinkedHashSet<>();
  private final Thread farewell = Thread.ofPlatform().unstarted(this::dismissAll);
  private boolean closed;

  private Clients(SocketProgram program, ClientSettings settings) {
    this.program = program;
    this.settings = settings;
  }

  /**
   * No client yet; what killed processes left behind in the scratch folder is ended and removed.
   * Clients end with this process, whatever becomes of the rest of it.
   */
  static Clients of(SocketProgram program, ClientSettings settings) throws IOException {
    Files.createDirectories(settings.scratch());
    removeSockets(settings.scratch());
    Orphans.clear(settings.scratch());
    Clients clients = new Clients(program, settings);
    Runtime.getRuntime().addShutdownHook(clients.farewell);
    return clients;
  }

  /** Where what failed is kept. */
  FailedRuns failed() {
    return settings.failed();
  }

  SocketProgram program() {
    return program;
  }

  /**
   * Has a structure computed.
   *
   * @throws ClientFailedException if there is no answer that can be believed
   */
  Answer ask(Task task) throws ClientFailedException, InterruptedException {
    return ask(task, (failure, folder) -> {});
  }

  /**
   * Has a structure computed.
   *
   * @param failed told why a client has no answer, while its folder is still there
   * @throws ClientFailedException if there is no answer that can be believed
   */
  Answer ask(Task task, BiConsumer<Failure, Path> failed)
      throws ClientFailedException, InterruptedException {
    Client client = client(task);
    try {
      return client.ask(task, settings.limit());
    } catch (ClientFailedException e) {
      failed.accept(e.failure(), client.folder());
      throw e;
    } finally {
      superfluous(client).forEach(Client::close);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException shuttingDown) {
      // The hook is at it already; ending a client twice does no harm.
      LOG.trace("closed while the process ends", shuttingDown);
    }
    dismissAll();
  }

  private Client client(Task task) throws ClientFailedException, InterruptedException {
    if (task.earlier().isEmpty()) {
      Optional<Client> kept = kept(task.structure());
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    try {
      return added(Client.start(program, task, settings));
    } catch (IOException e) {
      throw new ClientFailedException(
          new Failure.Unavailable(
              "a socket, or room for files in " + settings.scratch() + ": " + e),
          e);
    }
  }

  private synchronized Optional<Client> kept(Structure structure) {
    for (Iterator<Client> all = idle.iterator(); all.hasNext(); ) {
      Client client = all.next();
      if (client.canTake(structure)) {
        all.remove();
        busy.add(client);
        return Optional.of(client);
      }
    }
    return Optional.empty();
  }

  private synchronized Client added(Client client) {
    if (closed) {
      client.close();
      throw new IllegalStateException(
          "the clients of " + program.identity().name() + " are closed");
    }
    busy.add(client);
    return client;
  }

  /** Those to be ended now that {@code client} is free. */
  private synchronized List<Client> superfluous(Client client) {
    List<Client> ended = new ArrayList<>();
    busy.remove(client);
    if (client.isSound(settings.recycle()) && !closed) {
      idle.addFirst(client);
    } else {
      ended.add(client);
    }
    while (idle.size() > settings.idle()) {
      ended.add(idle.removeLast());
    }
    return ended;
  }

  private void dismissAll() {
    List<Client> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.addAll(idle);
      all.addAll(busy);
      idle.clear();
      busy.clear();
    }
    all.forEach(Client::close);
  }

  /** Those of processes that are dead; their folders are the only ones that know their names. */
  private static void removeSockets(Path scratch) throws IOException {
    List<Path> folders;
    try (Stream<Path> entries = Files.list(scratch)) {
      folders = entries.filter(Files::isDirectory).toList();
    }
    for (Path folder : folders) {
      if (Owner.of(folder).filter(owner -> !owner.lives()).isPresent()) {
        Files.deleteIfExists(Transport.unix(folder).file());
      }
    }
  }
}
