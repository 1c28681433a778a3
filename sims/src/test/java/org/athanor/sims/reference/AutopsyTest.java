package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.athanor.protocol.label.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs and systems say when they end badly. */
class AutopsyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "slurmstepd: error: Detected 1 oom_kill event in StepId=12.0",
        "terminate called after throwing an instance of 'std::bad_alloc'",
        "numpy.core._exceptions.MemoryError: Unable to allocate 3.1 GiB",
        "Error in routine c_bands (1): cannot allocate memory for evc",
        "Operating system error: Cannot allocate memory\nAllocation would exceed memory limit",
        "     Error in routine allocate_fft (1):\n     error allocating rho"
      })
  void tooLittleMemory(String said) {
    assertThat(Autopsy.of(1, said)).isEqualTo(new Failure.OutOfMemory(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forrtl: No space left on device",
        "pw.x: error while loading shared libraries: libmkl_rt.so: cannot open shared object file",
        "FLEXlm: license server is down, license checkout failed",
        "VASP: no licence for this machine",
        "Error in routine readpp (1):\n  file ./Si.UPF not found",
        "FileNotFoundError: Could not find required PAW dataset file \"Ta.PBE\".",
        "ERROR: POTCAR file is missing",
        "ModuleNotFoundError: No module named 'ase'",
        "/usr/bin/python3: No module named gpaw",
        "python3: can't open file '/scratch/label.py': [Errno 2] No such file or directory"
      })
  void aPersonHasToSeeToIt(String said) {
    assertThat(Autopsy.of(1, said)).isEqualTo(new Failure.Unavailable(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error in routine check_atoms (1):\n  atoms #   1 and #   2 overlap!",
        "The distance between some ions is very small. Please check the nearest-neighbor list",
        "ERROR: Lost atoms: original 8 current 7"
      })
  void theStructureIsNotTaken(String said) {
    assertThat(Autopsy.of(1, said)).isEqualTo(new Failure.GeometryRefused(said));
  }

  @ParameterizedTest
  @CsvSource({"126", "127", "153"})
  void theShellSaysIt(int status) {
    assertThat(Autopsy.of(status, "")).isInstanceOf(Failure.Unavailable.class);
  }

  @Test
  void aNodeThatIsGoneIsNoFaultOfTheStructure() {
    String said = "srun: error: Node failure on node17";
    assertThat(Autopsy.of(1, said)).isEqualTo(new Failure.Lost(said));
    String given = "slurmstepd: error: *** JOB 7 ON n1 CANCELLED AT 10:00 DUE TO PREEMPTION ***";
    assertThat(Autopsy.of(143, given)).isEqualTo(new Failure.Lost(given));
  }

  @Test
  void everythingElseIsACrash() {
    assertThat(Autopsy.of(139, "Segmentation fault"))
        .isEqualTo(new Failure.Crashed(139, "Segmentation fault"));
    String usual = "     Estimated max dynamical RAM per process >       4.22 MB\n  iteration # 1";
    assertThat(Autopsy.of(137, usual)).isEqualTo(new Failure.Crashed(137, usual));
  }
}
