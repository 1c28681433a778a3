package org.athanor.sims.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.sims.status.Format;

/** The Java, the cores, the memory, and which known programs are on the PATH. */
final class MachineExamination implements Examination {
  private static final double GB = 1e9;
  private static final double LEAST_HEAP = 0.5 * GB;

  /** Reference codes and schedulers by the names of their executables. */
  private static final List<String> PROGRAMS =
      List.of(
          "pw.x",
          "cp2k",
          "cp2k.popt",
          "cp2k.psmp",
          "abinit",
          "gpaw",
          "vasp_std",
          "lmp",
          "xtb",
          "mpirun",
          "sbatch",
          "python3");

  @Override
  public void examine(Consumer<Diagnosis> found) {
    found.accept(java());
    found.accept(kernels());
    found.accept(cores());
    found.accept(heap());
    found.accept(programs());
  }

  /** The launcher refuses an older one; whoever gets here without it should know. */
  private static Diagnosis java() {
    String version =
        System.getProperty("java.vm.vendor")
            + " "
            + Runtime.version()
            + " in "
            + System.getProperty("java.home");
    boolean vectors = ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent();
    return vectors
        ? Diagnosis.pass("Java", version + ", with vector kernels")
        : Diagnosis.warn(
            "Java",
            version + ", without the module jdk.incubator.vector",
            "take a full JDK: the kernels are up to twice as fast with it, with the same bits");
  }

  /** There is no library to be missing: linear algebra is Java as well. */
  private static Diagnosis kernels() {
    return Diagnosis.pass(
        "kernels",
        switch (Lanes.fastest()) {
              case ONE -> "one number at a time";
              case MANY -> "several numbers at a time (jdk.incubator.vector)";
            }
            + "; linear algebra by EJML, without BLAS");
  }

  private static Diagnosis cores() {
    return Diagnosis.pass("cores", Runtime.getRuntime().availableProcessors() + " to use");
  }

  private static Diagnosis heap() {
    double most = (double) Runtime.getRuntime().maxMemory();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double all = (double) system.getTotalMemorySize();
    String amount =
        Format.figures(all / GB, 3)
            + " GB in the machine, of which this process may take "
            + Format.figures(most / GB, 3)
            + " GB";
    return most < LEAST_HEAP
        ? Diagnosis.warn(
            "memory", amount, "allow it more: ATHANOR_JVM_OPTIONS=-Xmx2g ./athanor run ...")
        : Diagnosis.pass("memory", amount);
  }

  private static Diagnosis programs() {
    List<String> there =
        PROGRAMS.stream().flatMap(name -> onPath(name).map(Path::toString).stream()).toList();
    return Diagnosis.pass(
        "programs", there.isEmpty() ? "none that is known on the PATH" : String.join(", ", there));
  }

  private static Optional<Path> onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Stream<String> folders = Arrays.stream(path.split(File.pathSeparator, -1));
    return folders
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
