package org.athanor.sims.scheduler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** A real Slurm of one node, of whoever runs the tests; gone when it is closed. */
public final class Cluster implements AutoCloseable {
  private final Path folder;

  private Cluster(Path folder) {
    this.folder = folder;
  }

  /** Starts it; skips the test, by name, where Slurm is not installed. */
  public static Cluster start(Path folder) throws IOException, InterruptedException {
    return start(folder, 2);
  }

  /**
   * Starts one that keeps accounts in a MariaDB of its own, looks after memory without cgroups, and
   * soon forgets what has ended; skips the test, by name, where one of these is not installed.
   */
  public static Cluster withAccounts(Path folder) throws IOException, InterruptedException {
    for (String program : List.of("slurmdbd", "mariadbd", "mariadb-install-db")) {
      assumeTrue(
          isThere(program),
          program + " (Debian packages slurmdbd, mariadb-server-core) is not there");
    }
    return start(folder, 3);
  }

  private static Cluster start(Path folder, int ports) throws IOException, InterruptedException {
    for (String program : List.of("slurmctld", "slurmd", "munged", "sbatch")) {
      assumeTrue(isThere(program), program + " (Debian packages slurm-wlm, munge) is not there");
    }
    Cluster cluster = new Cluster(Files.createDirectories(folder));
    try (InputStream script = Cluster.class.getResourceAsStream("cluster.sh")) {
      Files.copy(script, folder.resolve("cluster.sh"));
    }
    try {
      cluster.script("start", freePorts(ports));
    } catch (IllegalStateException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private static boolean isThere(String program) {
    String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  /**
   * Ports that nobody listens at, below those that systems give to whoever connects: none of these
   * is taken by a connection before Slurm listens there.
   */
  private static String[] freePorts(int count) {
    Set<String> ports = new LinkedHashSet<>();
    while (ports.size() < count) {
      int port = ThreadLocalRandom.current().nextInt(12_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port)) {
        ports.add(Integer.toString(socket.getLocalPort()));
      } catch (IOException taken) {
        ports.remove(Integer.toString(port));
      }
    }
    return ports.toArray(String[]::new);
  }

  /** For Slurm's commands. */
  public Map<String, String> environment() {
    return Map.of("SLURM_CONF", folder.resolve("slurm.conf").toString());
  }

  /** What a command says. */
  public String say(String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment());
    builder.environment().merge("PATH", ":/usr/sbin", String::concat);
    int status = builder.start().waitFor();
    String text = Files.readString(said);
    if (status != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + status + "\n" + text);
    }
    return text;
  }

  /** Jobs that the controller knows, with their states: {@code 1|RUNNING}. */
  public List<String> jobs() throws IOException, InterruptedException {
    return say("squeue", "--noheader", "--array", "--states=all", "--format=%i|%T")
        .lines()
        .toList();
  }

  private void script(String action, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh"));
    command.add(folder.resolve("cluster.sh").toString());
    command.add(action);
    command.add(folder.toString());
    command.addAll(List.of(more));
    say(command.toArray(String[]::new));
  }

  @Override
  public void close() {
    try {
      script("stop");
    } catch (IOException e) {
      throw new IllegalStateException("Slurm in " + folder + " cannot be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
