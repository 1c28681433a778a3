package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a calculation's folder is worth keeping: what it was told and what it said, small files
 * first; not its wavefunctions and densities.
 */
record Selection(Path folder, FailedRuns.Room room) {
  /** What codes write to go on from, by their own names for it, and what the system writes. */
  private static final PathMatcher SCRATCH =
      FileSystems.getDefault()
          .getPathMatcher(
              "glob:{"
                  + "wfc*.dat,wfc*.hdf5,charge-density*,*.wfc[0-9]*,*.mix[0-9]*,*.hub[0-9]*,"
                  + "WAVECAR,CHG,CHGCAR,TMPCAR,AECCAR*,vaspwave.h5,vaspout.h5,"
                  + "*_WFK,*_WFK.nc,*_DEN,*_DEN.nc,*_POT,*_POT.nc,*.wfn,*.wfn.bak*,*.cube,*.gpw,"
                  + "*.restart,core,core.[0-9]*}");

  /** What a program printed is kept in any case: the end, where it complains. */
  private static final Set<String> PRINTED = Set.of("stdout", "stderr");

  private record Found(Path file, long bytes) {}

  /**
   * Copies it.
   *
   * @return what was not copied, in words
   */
  List<String> copy(Path to) throws IOException {
    List<Found> found = found();
    List<String> leftOut = new ArrayList<>();
    long left = room.bytes();
    for (Found one : found) {
      Path name = folder.relativize(one.file());
      long bytes = Math.min(one.bytes(), room.bytesOfFile());
      boolean printed = PRINTED.contains(name.toString());
      boolean small = one.bytes() <= room.bytesOfFile() && one.bytes() <= left;
      if (!printed && (SCRATCH.matches(one.file().getFileName()) || !small)) {
        leftOut.add(name + ", " + size(one.bytes()));
        continue;
      }
      Path target = to.resolve(name.toString());
      Files.createDirectories(target.getParent());
      if (one.bytes() <= room.bytesOfFile()) {
        Files.copy(one.file(), target);
      } else {
        leftOut.add("the beginning of " + name + ", " + size(one.bytes() - bytes));
        Files.write(target, end(one.file(), bytes));
      }
      left -= bytes;
    }
    return leftOut;
  }

  /** What was printed, then the rest by size; links, pipes and sockets are nothing to look at. */
  private List<Found> found() throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files = paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    List<Found> found = new ArrayList<>();
    for (Path file : files) {
      found.add(new Found(file, Files.size(file)));
    }
    found.sort(
        Comparator.comparing((Found one) -> !PRINTED.contains(one.file().getFileName().toString()))
            .thenComparing(Found::bytes)
            .thenComparing(Found::file));
    return found;
  }

  private static byte[] end(Path file, long bytes) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer end = ByteBuffer.allocate(Math.toIntExact(bytes));
      channel.position(Math.max(0, channel.size() - bytes));
      while (end.hasRemaining() && channel.read(end) >= 0) {
        // Until all of it is there.
      }
      byte[] head = "[the beginning is left out]\n".getBytes(StandardCharsets.US_ASCII);
      ByteBuffer whole = ByteBuffer.allocate(head.length + end.position());
      return whole.put(head).put(end.flip()).array();
    }
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.2f MB", bytes / (double) (1 << 20));
  }
}
