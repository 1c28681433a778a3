package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.athanor.potentials.ace.ClusterExpansion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SNAP, ACE and ionic potentials by their specs, on the numbers of LAMMPS. */
class EvaluateSnapAndIonsTest {
  private static final String CARBON = "C_SNAP_2021.10.15.quadratic";

  @TempDir Path folder;

  @Test
  void linearSnapOverRepulsion() throws IOException {
    String files = copy("Ta06A.snapcoeff") + "," + copy("Ta06A.snapparam");
    agrees("snap:" + files + ":Ta+zbl:4.0,4.8:Ta", "ta-snap.extxyz", 1e-6);
  }

  @Test
  void quadraticSnap() throws IOException {
    String files = copy(CARBON + ".snapcoeff") + "," + copy(CARBON + ".snapparam");
    agrees("snap:" + files + ":C", "c-snap-quadratic.extxyz", 1e-6);
  }

  /** Mean errors below 1e-9 eV and eV/Å. */
  @Test
  void clusterExpansionOfCopper() throws IOException {
    Path file = copy(ClusterExpansion.class, "Cu-PBE-core-rep.ace");
    copy(ClusterExpansion.class, "cu-pace.extxyz");
    agrees("ace:" + file + ":Cu", folder.resolve("cu-pace.extxyz"), 1e-6);
  }

  @Test
  void ionsWithEwaldsSum() throws IOException {
    agrees("born-ewald:" + copy("NaCl.born") + ":Na,Cl", "nacl-born-ewald.extxyz", 2e-3);
  }

  @Test
  void aNetChargeIsRefusedWithItsFrame() throws IOException {
    Path file = folder.resolve("sodium.extxyz");
    Files.writeString(file, "1\nLattice=\"5 0 0 0 5 0 0 0 5\" pbc=\"T T T\"\nNa 0 0 0\n");
    Shell shell = evaluate("born-ewald:" + copy("NaCl.born") + ":Na,Cl", file);
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err())
        .contains("sodium.extxyz, frame 1: Ewald: expected charges that cancel")
        .hasLineCount(1);
  }

  /** Mean absolute errors in meV/atom, meV/Å and GPa below a bound. */
  private void agrees(String spec, String structures, double bound) throws IOException {
    agrees(spec, copy(structures), bound);
  }

  private void agrees(String spec, Path structures, double bound) throws IOException {
    Shell shell = evaluate(spec, structures);
    assertThat(shell.err()).isEmpty();
    JsonNode errors = shell.json().get("errors");
    assertThat(errors.get("labels").asInt()).isEqualTo(4);
    assertThat(errors.get("energyMaeMeVPerAtom").asDouble()).isLessThan(bound);
    assertThat(errors.get("forceMaeMeVPerAngstrom").asDouble()).isLessThan(bound);
    assertThat(errors.get("stressMaeGPa").asDouble()).isLessThan(bound);
  }

  private Shell evaluate(String spec, Path structures) throws IOException {
    Path output = folder.resolve("out.extxyz");
    return Shell.run("evaluate", "--potential", spec, structures, "--output", output, "--json");
  }

  private Path copy(String resource) throws IOException {
    return copy(EvaluateSnapAndIonsTest.class, resource);
  }

  private Path copy(Class<?> beside, String resource) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream stream = beside.getResourceAsStream(resource)) {
      Files.copy(stream, file);
    }
    return file;
  }
}
