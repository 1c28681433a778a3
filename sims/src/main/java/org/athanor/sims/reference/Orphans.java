package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calculations leave behind when the process that started them is killed: programs that go on
 * computing for nobody, and their folders.
 */
public final class Orphans {
  private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
  private static final Path PROCESSES = Path.of("/proc");

  private Orphans() {}

  /** Ends and deletes those in {@code scratch}; what living processes own stays. */
  public static void clear(Path scratch) throws IOException {
    List<Path> folders;
    try (Stream<Path> entries = Files.list(scratch)) {
      folders = entries.filter(Files::isDirectory).toList();
    }
    for (Path folder : folders) {
      if (Owner.of(folder).filter(owner -> !owner.lives()).isPresent()) {
        List<ProcessHandle> running =
            ProcessHandle.allProcesses().filter(process -> worksIn(process, folder)).toList();
        LOG.info("ending {} processes left behind in {}", running.size(), folder);
        running.forEach(ExternalProgram::kill);
        Folders.delete(folder);
      }
    }
  }

  /** By its working directory where that can be seen (Linux), or its command line. */
  private static boolean worksIn(ProcessHandle process, Path folder) {
    Path place = PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd");
    try {
      if (place.toRealPath().startsWith(folder.toRealPath())) {
        return true;
      }
    } catch (IOException hidden) {
      // Another user's process, one that has just ended, or a system without /proc.
      LOG.trace("{} cannot be read", place, hidden);
    }
    String name = folder.getFileName().toString();
    return process.info().commandLine().filter(line -> line.contains(name)).isPresent();
  }
}
