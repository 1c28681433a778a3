package org.athanor.sims.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.ExternalProgram;
import org.athanor.sims.reference.Folders;
import org.athanor.sims.reference.Interference;
import org.athanor.sims.reference.Owner;
import org.athanor.sims.reference.Remedies;
import org.athanor.sims.sockets.SocketProgram.Exchange;
import org.athanor.sims.sockets.SocketProgram.Launch;
import org.athanor.sims.sockets.SocketProgram.Task;

/**
 * One running client in a folder of its own, with a socket that nobody else knows; for one thread
 * at a time.
 */
final class Client implements AutoCloseable {
  /** How long a client may take to die, once its socket is closed. */
  private static final Duration DEATH = Duration.ofSeconds(5);

  private static final String OUTPUT = "stdout";
  private static final String ERRORS = "stderr";

  private final SocketProgram program;
  private final Structure first;
  private final Path folder;
  private final Process process;
  private final ServerSide link;
  private final Interference outside = Interference.watch();
  private long read;
  private int asked;
  private boolean sound = true;

  private Client(
      SocketProgram program, Structure first, Path folder, Process process, ServerSide link) {
    this.program = program;
    this.first = first;
    this.folder = folder;
    this.process = process;
    this.link = link;
  }

  /**
   * Starts one and waits until it has connected.
   *
   * @throws ClientFailedException if it cannot be started, ends, or does not connect in time
   */
  static Client start(SocketProgram program, Task task, ClientSettings settings)
      throws IOException, ClientFailedException, InterruptedException {
    Path folder = Owner.self().folder(settings.scratch());
    boolean connected = false;
    try (Listener listener = Listener.at(settings.transport().address(folder))) {
      Launch launch = program.launch(folder, task, listener.address());
      Process process = process(launch, folder);
      try {
        ServerSide link =
            new ServerSide(
                new Wire(listener.accept(Deadline.in(settings.start()), process::isAlive)));
        connected = true;
        return new Client(program, task.structure(), folder, process, link);
      } catch (SilenceException e) {
        if (process.isAlive()) {
          throw new ClientFailedException(new Failure.OutOfTime(settings.start()), e);
        }
        String said = text(folder.resolve(OUTPUT), 0) + text(folder.resolve(ERRORS), 0);
        throw new ClientFailedException(program.death(process.exitValue(), said), e);
      } finally {
        if (!connected) {
          ExternalProgram.kill(process.toHandle());
        }
      }
    } finally {
      if (!connected) {
        Folders.delete(folder);
      }
    }
  }

  /** Where it works, until it is closed. */
  Path folder() {
    return folder;
  }

  /** Whether it can be asked about this one as well. */
  boolean canTake(Structure next) {
    return process.isAlive() && program.canTake(first, next);
  }

  /** Whether it may be asked again: its last answer was whole, and it is not used up. */
  boolean isSound(int recycle) {
    return sound && asked < recycle;
  }

  /**
   * Has a structure computed.
   *
   * @throws ClientFailedException if there is no answer that can be believed
   */
  Answer ask(Task task, Duration first) throws ClientFailedException, InterruptedException {
    asked++;
    sound = false;
    Duration limit = Remedies.after(task.earlier()).limit(first);
    Structure structure = task.structure();
    try {
      String text = program.introduction(structure);
      Answer answer =
          program.answered(structure, link.ask(program.asked(structure), text, Deadline.in(limit)));
      Optional<Failure> objection =
          program.objection(new Exchange(structure, answer, said(), asked == 1));
      sound = objection.isEmpty() || program.forgets();
      if (objection.isPresent()) {
        throw new ClientFailedException(objection.get());
      }
      return answer;
    } catch (SilenceException e) {
      throw new ClientFailedException(new Failure.OutOfTime(limit), e);
    } catch (BadMessageException e) {
      throw new ClientFailedException(new Failure.Unreadable(e.getMessage()), e);
    } catch (IOException e) {
      throw gone(e);
    }
  }

  /** Lets it go, ends it if it does not, and removes its folder. */
  @Override
  public void close() {
    try (link) {
      link.dismiss(Deadline.in(Duration.ofMillis(100)));
      process.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      // It has gone already, which is what was wanted.
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ExternalProgram.kill(process.toHandle());
      Folders.delete(folder);
    }
  }

  private ClientFailedException gone(IOException cause) throws InterruptedException {
    boolean ended = process.waitFor(DEATH.toMillis(), TimeUnit.MILLISECONDS);
    String said = said() + text(folder.resolve(ERRORS), 0);
    return new ClientFailedException(
        ended
            ? outside
                .with(process.exitValue())
                .orElseGet(() -> program.death(process.exitValue(), said))
            : new Failure.Unreadable("it lives, but its socket broke: " + cause.getMessage()),
        cause);
  }

  /** What it printed since this was asked for last. */
  private String said() {
    String text = text(folder.resolve(OUTPUT), read);
    read += text.length();
    return text;
  }

  /** Bytes as characters, so that lengths are places in the file. */
  private static String text(Path file, long from) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
      channel.position(from);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Until all of it is there.
      }
      return StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the output of a client, " + file, e);
    }
  }

  private static Process process(Launch launch, Path folder) throws ClientFailedException {
    ProcessBuilder builder =
        new ProcessBuilder(launch.command())
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(folder.resolve(OUTPUT).toFile())
            .redirectError(folder.resolve(ERRORS).toFile());
    builder.environment().putAll(launch.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ClientFailedException(new Failure.Unavailable(e.getMessage()), e);
    }
  }
}
