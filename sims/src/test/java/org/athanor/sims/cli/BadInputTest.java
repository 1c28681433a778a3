package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
  @TempDir Path folder;

  private Path good;

  @BeforeEach
  void write() throws IOException {
    good = folder.resolve("good.extxyz");
    Files.writeString(
        folder.resolve("together.extxyz"),
        "2\nLattice=\"5 0 0 0 5 0 0 0 5\" pbc=\"T T T\"\nSi 0 0 0\nSi 0 0 0\n");
    Files.writeString(good, "1\nLattice=\"5 0 0 0 5 0 0 0 5\" pbc=\"T T T\"\nSi 0 0 0\n");
    Files.writeString(folder.resolve("empty.extxyz"), "");
    Files.writeString(
        folder.resolve("short.extxyz"), "2\nLattice=\"5 0 0 0 5 0 0 0 5\"\nSi 0 0 0\n");
    Files.writeString(folder.resolve("broken.sw"), "Si Si Si 1 2 3\n");
    Files.writeString(folder.resolve("broken.txt"), "hello\n");
    Files.writeString(folder.resolve("broken.json"), "{\"candidates\": [");
    Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Files.createDirectory(folder.resolve("bare"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense                                                      | got \"nonsense\"; the nearest is",
        "statsu                                                        | the nearest is status",
        "help statsu                                                   | the nearest is status",
        "''                                                            | expected a command, one of",
        "status                                                        | DIR",
        "status DIR/nowhere                                            | expected a journal.db",
        "report DIR/bare                                               | expected a journal.db",
        "fingerprint DIR/good.extxyz                                   | --cutoff",
        "fingerprint DIR/good.extxyz --cutoff five --length 5          | expected a number, got \"five\"",
        "fingerprint DIR/good.extxyz --cutoff NaN --length 5           | expected a finite number, got \"NaN\"",
        "fingerprint DIR/good.extxyz --cutoff -5 --length 5            | positive, finite cutoff in Å, got -5.0",
        "fingerprint DIR/good.extxyz --cutoff 5 --length 0             | length of at least 1, got 0",
        "fingerprint DIR/good.extxyz --cutoff 5 --length 2000000000    | at most 10000, got 2000000000",
        "fingerprint DIR/good.extxyz --cutoff 5 --length 5 --orbitals d| orbitals",
        "fingerprint DIR/bare --cutoff 5 --length 5                    | expected an extxyz file, got a folder",
        "fingerprint DIR/nowhere.extxyz --cutoff 5 --length 5          | nowhere.extxyz: expected an extxyz file",
        "fingerprint DIR/empty.extxyz --cutoff 5 --length 5            | at least one structure, got none",
        "fingerprint DIR/short.extxyz --cutoff 5 --length 5            | expected atom 2 of 2",
        "entropy DIR/good.extxyz --cutoff 5 --length 5 --mode both     | per-atom or per-configuration",
        "entropy DIR/good.extxyz --cutoff 5 --length 5 --regularisation 0 | positive number, got 0.0",
        "entropy DIR/good.extxyz --cutoff 5 --length 5 --dataset DIR/no.xyz | no.xyz",
        "evaluate DIR/good.extxyz --output DIR/o --potential DIR/bare  | potential.txt",
        "evaluate DIR/good.extxyz --output DIR/o --potential magic     | sw:FILE:ELEMENTS",
        "evaluate DIR/good.extxyz --output DIR/o --potential sw:DIR/no:Si | a LAMMPS .sw file",
        "evaluate DIR/good.extxyz --output DIR/o --potential sw:DIR/broken.sw:Si | broken.sw: ",
        "evaluate DIR/good.extxyz --output DIR/o --potential sw:DIR/broken.sw | sw:FILE:ELEMENTS",
        "evaluate DIR/good.extxyz --output DIR/o --potential tersoff:DIR/no:Si | a LAMMPS .tersoff file",
        "evaluate DIR/good.extxyz --output DIR/o --potential tersoff:DIR/broken.sw:Si | broken.sw: Tersoff file, line 1",
        "evaluate DIR/good.extxyz --output DIR/o --potential tersoff:DIR/broken.sw | tersoff:FILE:ELEMENTS",
        "evaluate DIR/good.extxyz --output DIR/o --potential eam:DIR/no.eam.alloy:Ta | a LAMMPS .eam file",
        "evaluate DIR/good.extxyz --output DIR/o --potential eam:DIR/broken.sw:Ta | broken.sw: setfl file, line 1",
        "evaluate DIR/good.extxyz --output DIR/o --potential zhou:Si | zhou:Ta, zhou:W, zhou:W@Ta or zhou:Ta@W",
        "evaluate DIR/good.extxyz --output DIR/o --potential zhou:Ta | good.extxyz, frame 1",
        "evaluate DIR/together.extxyz --output DIR/o --potential lj:1,2,4:Si | together.extxyz, frame 1: expected a structure with a finite energy and forces",
        "evaluate DIR/together.extxyz --output DIR/o --potential lj:1,2,4:Si | closest two atoms are 0 Å apart",
        "evaluate DIR/good.extxyz --output DIR/o --potential DIR/broken.txt | broken.txt: ",
        "evaluate DIR/good.extxyz --output DIR/o --potential lj:1,2:Si | EPSILON,SIGMA,CUTOFF",
        "evaluate DIR/good.extxyz --output DIR/o --potential zbl:1,x:Si| INNER,OUTER in Å",
        "evaluate DIR/good.extxyz --output DIR/o --potential zbl:1,2:Xx| chemical symbol",
        "evaluate DIR/good.extxyz --output DIR/o --potential snap:DIR/no:Si | snap:COEFF_FILE,PARAM_FILE",
        "evaluate DIR/good.extxyz --output DIR/o --potential snap:DIR/broken.sw,DIR/no:Si | a LAMMPS .snapparam file",
        "evaluate DIR/good.extxyz --output DIR/o --potential snap:DIR/broken.sw,DIR/broken.txt:Si | broken.txt: SNAP parameter file, line 1",
        "evaluate DIR/good.extxyz --output DIR/o --potential born-ewald:DIR/no:Si | a parameter file at",
        "evaluate DIR/good.extxyz --output DIR/o --potential born-ewald:DIR/broken.txt:Si | broken.txt: Born-Mayer-Huggins file, line 1",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nve --steps 1 --directory DIR/o | --temperature",
        "dynamics --potential zbl:1,2:Si --structure diamnd:Si --ensemble nve --temperature 1 --steps 1 --directory DIR/bare | nearest known one is diamond",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nvee --temperature 1 --steps 1 --directory DIR/o | the nearest is nve",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nve --temperature 1 --steps -1 --directory DIR/o | --steps: expected 0 or more",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nvt --temperature 0 --steps 1 --directory DIR/o | positive temperature in K, got 0.0",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nvt --pressure 1 --temperature 1 --steps 1 --directory DIR/o | --pressure: expected with another",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nve --x held --temperature 1 --steps 1 --directory DIR/o | --x: expected with another",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble deform --x fast:1 --temperature 1 --steps 1 --directory DIR/o | held|true:RATE",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble deform --x true:x --temperature 1 --steps 1 --directory DIR/o | strain rate in 1/s",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nve --timestep 0 --temperature 1 --steps 1 --directory DIR/o | positive timestep in fs",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nve --thermo 0 --temperature 1 --steps 1 --directory DIR/o | at least 1 step between readings",
        "dynamics --potential zbl:1,2:Ge --structure diamond:Si --ensemble nve --temperature 1 --steps 1 --directory DIR/bare | expected one of [Ge]",
        "dynamics --potential zbl:1,2:Ge --structure diamond:Si --ensemble nve --temperature 1 --steps 1 --directory DIR/o | expected one of [Ge]",
        "dynamics --potential zbl:1,2:Si --structure diamnd:Si --ensemble nve --temperature 1 --steps 1 --directory DIR/o | nearest known one is diamond",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nve --temperature -1 --steps 1 --directory DIR/o | temperature",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nve --temperature 1 --steps 1 --threads 9999 --directory DIR/o | at most 1024 threads, got 9999",
        "dynamics --potential zbl:1,2:Si --structure diamond:Si --ensemble nve --temperature 1 --steps 1 --directory DIR/good.extxyz/o | got a file at",
        "evaluate DIR/good.extxyz --output DIR/none/o --potential zbl:1,2:Si | none/o",
        "evaluate DIR/good.extxyz --output DIR/bare --potential zbl:1,2:Si | expected a file, or none yet, got a folder",
        "evaluate DIR/good.extxyz --output DIR/o --potential sw:DIR/bytes:Si | expected a LAMMPS .sw file in UTF-8, got other bytes",
        "evaluate DIR/good.extxyz --output DIR/o --potential lj:1,1,1000:Si | is the cell far too small, or the cutoff far too long?",
        "pool --structure diamond:Si --count 1 --supercell 1000 --output DIR/o | at most 100000000 atoms, got 1000×1000×1000 times 8",
        "pool --structure diamond:Si --count 1 --output DIR/bare       | expected a file, or none yet, got a folder",
        "environments DIR/good.extxyz --count 1 --cutoff 5 --length 5 --output DIR/bare | expected a file, or none yet, got a folder",
        "environments DIR/good.extxyz --count 1 --cutoff 5 --length 5 --output DIR/good.extxyz | expected another file than",
        "properties --potential zbl:1,2:Si --structure diamond:Si --output DIR/good.extxyz | expected a folder, or none yet, got a file",
        "strength --potential zhou:Ta --cells 100000 --directory DIR/s | at most 100000000 atoms",
        "strength --potential zhou:Ta --plateau 0.1,9 --directory DIR/o | expected strains from 0 to --strain, 0.3, got [0.1, 9.0]",
        "match DIR/bare                                                | expected a matching problem, got a folder",
        "match DIR/broken.json                                         | expected JSON, got line 1: Unexpected end-of-input",
        "sufficiency DIR/bare                                          | expected what tune --json prints, got a folder",
        "fit DIR/good.extxyz --output DIR/good.extxyz                  | expected a folder, or none yet, got a file",
      })
  void oneLineSaysWhatIsWrong(String command, String words) {
    String[] arguments =
        command.isEmpty()
            ? new String[0]
            : command.replace("DIR", folder.toString()).split(" +", -1);
    Shell shell = Shell.run((Object[]) arguments);
    assertThat(shell.exitStatus()).as(shell.err()).isEqualTo(2);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err()).startsWith("athanor: ").contains(words).doesNotContain("\tat ");
    assertThat(shell.err().lines().filter(line -> !line.startsWith("See athanor"))).hasSize(1);
    assertThat(folder.resolve("o")).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void theTraceComesWhenAskedFor() {
    Shell shell = Shell.run("status", folder.resolve("nowhere"), "--debug");
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("\tat org.athanor");
  }

  @Test
  void versionAndHelpAreThere() {
    assertThat(Shell.run("--version").out()).startsWith("athanor 0.").doesNotContain("${");
    assertThat(Shell.run("--help").out()).contains("fingerprint", "entropy", "evaluate", "status");
    assertThat(Shell.run("help").out()).isEqualTo(Shell.run("--help").out());
    assertThat(Shell.run("help", "entropy").out()).isEqualTo(Shell.run("entropy", "--help").out());
    assertThat(Shell.run("entropy", "--help").out()).contains("--regularisation");
  }
}
