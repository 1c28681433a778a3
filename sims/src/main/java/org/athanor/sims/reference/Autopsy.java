package org.athanor.sims.reference;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.athanor.protocol.label.Failure;

/**
 * Why a program ended badly, from its exit status and from what it and the system said last.
 *
 * <p>What is said is that of pw.x, CP2K, ABINIT, GPAW, VASP and LAMMPS, of shells, loaders, MPI and
 * batch systems. Whatever is not known is a crash.
 */
public final class Autopsy {
  private static final List<Pattern> MISSING =
      List.of(
          Pattern.compile("no space left on device|disk quota exceeded|file size limit exceeded"),
          Pattern.compile(
              "licen[cs]e[^\\n]{0,80}(expired|invalid|not found|missing|denied|failed)"),
          Pattern.compile(
              "(no|cannot (obtain|check out)( a)?|could not (get|obtain)( a)?) licen[cs]e"),
          Pattern.compile("error while loading shared libraries"),
          Pattern.compile("modulenotfounderror|no module named "),
          Pattern.compile("can't open file '[^'\\n]*': \\[errno 2]"),
          Pattern.compile("could not find required paw dataset"),
          Pattern.compile(
              "(pseudo|potcar|basis|paw|\\.upf|\\.psp)[^\\n]{0,200}(not found|missing)"),
          Pattern.compile(
              "(missing|not found|cannot open|could not open)[^\\n]{0,80}(pseudo|potcar)"));

  private static final List<Pattern> MEMORY =
      List.of(
          Pattern.compile("out[ -]of[ -]memory|oom[-_ ]kill"),
          Pattern.compile("cannot allocate memory|bad_alloc|memoryerror|not enough memory"),
          Pattern.compile("(insufficient|exceeded)[^\\n]{0,20} memory|memory limit"),
          Pattern.compile("(error|failed|failure)[^\\n]{0,40}allocat"),
          Pattern.compile("allocat[^\\n]{0,40}(error|failed|failure)"));

  private static final List<Pattern> GEOMETRY =
      List.of(
          Pattern.compile("atoms?[^\\n]{0,80}(overlap|too close)"),
          Pattern.compile("distance between (some )?(ions|atoms)[^\\n]{0,40}(small|short)"),
          Pattern.compile("atoms? (lost|missing)|lost atoms"),
          Pattern.compile("(cell|lattice)[^\\n]{0,60}(singular|degenerate|zero volume)"));

  private static final List<Pattern> NODE =
      List.of(
          Pattern.compile("node[^\\n]{0,40}(fail|down|lost)"),
          Pattern.compile("due to (preemption|node)|lost communication with"));

  /** Shells say it when there is no such program, or it must not be executed. */
  private static final int NOT_EXECUTABLE = 126;

  private static final int NOT_FOUND = 127;

  /** A shell's word for a process ended by SIGXFSZ: a file grew beyond the limit of the shell. */
  private static final int FILE_TOO_LARGE = 128 + 25;

  private Autopsy() {}

  /** Why a run with another exit status than 0 failed. */
  static Failure of(ExternalProgram.End.Exited exited) {
    return of(exited.status(), LastLines.of(exited.output()) + LastLines.of(exited.errors()));
  }

  /**
   * Why it failed.
   *
   * @param said the last lines of standard output and standard error
   */
  public static Failure of(int status, String said) {
    String words = said.toLowerCase(Locale.ROOT);
    if (status == NOT_EXECUTABLE || status == NOT_FOUND) {
      return new Failure.Unavailable("the program (exit status " + status + "): " + said);
    }
    if (status == FILE_TOO_LARGE || any(MISSING, words)) {
      return new Failure.Unavailable(
          said.isBlank() ? "room for a file: its limit is reached" : said);
    }
    if (any(MEMORY, words)) {
      return new Failure.OutOfMemory(said);
    }
    if (any(GEOMETRY, words)) {
      return new Failure.GeometryRefused(said);
    }
    return any(NODE, words) ? new Failure.Lost(said) : new Failure.Crashed(status, said);
  }

  private static boolean any(List<Pattern> patterns, String words) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(words).find());
  }
}
