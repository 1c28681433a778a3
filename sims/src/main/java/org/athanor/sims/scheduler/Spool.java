package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder in which calculations wait for labeler nodes. Whoever renames a ticket has it: that is
 * one step on any file system, so no ticket is ever had by two.
 *
 * <ul>
 *   <li>{@code waiting/ID}: a ticket
 *   <li>{@code taken/ID@NODE}: the same, while a node works on it
 *   <li>{@code nodes/NODE}: the node's heartbeats, counted
 *   <li>{@code crew/}: jobs that run nodes
 * </ul>
 */
record Spool(Path folder) {
  private static final String WAITING = "waiting";
  private static final String TAKEN = "taken";
  private static final String NODES = "nodes";

  /**
   * A calculation.
   *
   * @param limit after which it is ended
   * @param run its script
   */
  record Ticket(String id, Duration limit, Path run) {
    private String text() {
      return limit.toMillis() + " " + run;
    }

    private static Ticket of(String id, String text) {
      String[] parts = text.strip().split(" ", 2);
      return new Ticket(id, Duration.ofMillis(Long.parseLong(parts[0])), Path.of(parts[1]));
    }
  }

  /** Makes what is missing of it. */
  static Spool open(Path folder) throws IOException {
    for (String name : List.of(WAITING, TAKEN, NODES, "crew")) {
      Files.createDirectories(folder.resolve(name));
    }
    return new Spool(folder);
  }

  static boolean isThere(Path folder) {
    return Files.isDirectory(folder.resolve(WAITING));
  }

  Path crew() {
    return folder.resolve("crew");
  }

  void put(Ticket ticket) throws IOException {
    write(folder.resolve(WAITING).resolve(ticket.id()), ticket.text());
  }

  /** Tickets that nobody has. */
  SortedSet<String> waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(WAITING))) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  /** The nodes that have tickets, by ticket. */
  Map<String, String> taken() throws IOException {
    Map<String, String> taken = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(TAKEN))) {
      files
          .map(file -> file.getFileName().toString().split("@", 2))
          .forEach(parts -> taken.put(parts[0], parts[1]));
    }
    return taken;
  }

  /** Takes the first ticket that needs no longer than this, if there is one. */
  Optional<Ticket> take(String node, Duration longest) throws IOException {
    for (String id : waiting()) {
      Path file = folder.resolve(WAITING).resolve(id);
      try {
        Ticket ticket = Ticket.of(id, Files.readString(file));
        if (ticket.limit().compareTo(longest) <= 0) {
          Files.move(file, held(id, node), StandardCopyOption.ATOMIC_MOVE);
          return Optional.of(ticket);
        }
      } catch (NoSuchFileException faster) {
        // Another node was faster.
        Jobs.LOG.trace("{} is taken", id, faster);
      }
    }
    return Optional.empty();
  }

  boolean holds(String id, String node) {
    return Files.exists(held(id, node));
  }

  /** A node leaves a ticket to others. */
  void giveBack(String id, String node) throws IOException {
    Files.move(held(id, node), folder.resolve(WAITING).resolve(id), StandardCopyOption.ATOMIC_MOVE);
  }

  /** A node has done with a ticket, or must not go on with it. */
  void release(String id, String node) throws IOException {
    Files.deleteIfExists(held(id, node));
  }

  void withdraw(String id) throws IOException {
    Files.deleteIfExists(folder.resolve(WAITING).resolve(id));
    String node = taken().get(id);
    if (node != null) {
      release(id, node);
    }
  }

  /** A node lives. */
  void beat(String node, long number) throws IOException {
    write(folder.resolve(NODES).resolve(node), Long.toString(number));
  }

  /** Its last heartbeat; empty if it has signed off. */
  Optional<String> heartbeat(String node) throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(NODES).resolve(node)));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  void signOff(String node) throws IOException {
    Files.deleteIfExists(folder.resolve(NODES).resolve(node));
  }

  private Path held(String id, String node) {
    return folder.resolve(TAKEN).resolve(id + "@" + node);
  }

  private void write(Path file, String text) throws IOException {
    Path part = Files.writeString(folder.resolve(file.getFileName() + ".part"), text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
