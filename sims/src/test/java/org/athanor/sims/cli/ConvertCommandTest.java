package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
  @TempDir Path folder;
  private Path dataset;

  @BeforeEach
  void writeDataset() {
    dataset = folder.resolve("dataset.extxyz");
    ExtxyzWriter.writeAll(dataset, SiliconFrames.of(7, 3));
  }

  @Test
  void aDatasetGoesToAllProgramsAndBackWithoutALostBit() throws IOException {
    for (String name : List.of("si.cfg", "si.deepmd", "si.fitsnap")) {
      Path there = folder.resolve(name);
      JsonNode said = Shell.run("convert", dataset, there, "--json").json();
      assertThat(said.get("schema").asText()).isEqualTo("athanor/convert");
      assertThat(said.get("labelled").asInt()).isEqualTo(7);
      assertThat(said.get("lost")).isEmpty();
      Path back = folder.resolve("back.xyz");
      assertThat(Shell.run("convert", there, back).out())
          .startsWith("7 structures, 7 of them with labels, in " + back);
      if (!name.equals("si.fitsnap")) { // bar and back may cost the stress a last bit
        assertThat(back).hasSameTextualContentAs(dataset);
      }
    }
  }

  @Test
  void oneStructureGoesToLammpsAndIsUnderstoodWhereStructuresAreGiven() throws IOException {
    Path one = folder.resolve("one.xyz");
    Frame frame = SiliconFrames.of(1, 5).getFirst();
    ExtxyzWriter.writeAll(one, List.of(frame));
    Path data = folder.resolve("si.data");
    assertThat(Shell.run("convert", one, data).out())
        .contains("not kept by lammps-data: the labels of 1 structure");
    Path pool = folder.resolve("pool.extxyz");
    Shell made =
        Shell.run(
            "pool",
            "--structure",
            data,
            "--count",
            1,
            "--strain",
            0,
            "--rattle",
            0,
            "--output",
            pool);
    assertThat(made.err()).isEmpty();
    assertThat(Files.readString(pool)).startsWith(frame.structure().size() + "\n");
  }

  @Test
  void whatCannotBeIsRefusedInWords() throws IOException {
    assertThat(Shell.run("convert", dataset, folder.resolve("x.cfg"), "--to", "deepmdd").err())
        .contains("--to: expected one of extxyz, poscar", "the nearest is deepmd");
    assertThat(Shell.run("convert", dataset, folder.resolve("x")).err())
        .contains("its name says no format");
    assertThat(Shell.run("convert", dataset, dataset).err()).contains("another place");
    assertThat(Shell.run("convert", dataset, folder.resolve("x.dump")).err())
        .contains("lammps-dump is only read");
    assertThat(Shell.run("convert", dataset, folder.resolve("POSCAR")).err())
        .contains("poscar: expected one structure a file, got 7");
    assertThat(Shell.run("convert", dataset, folder.resolve("no/x.cfg")).err())
        .contains("expected a folder that exists");
    assertThat(Shell.run("convert", dataset, folder.resolve("x.cfg"), "--elements", "Xx").err())
        .contains("expected a chemical symbol such as Si, got \"Xx\"");
  }
}
