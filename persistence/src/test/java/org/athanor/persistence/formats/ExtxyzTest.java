package org.athanor.persistence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtxyzTest {
  private static final String TWO_ATOMS = "\nSi 0 0 0\nSi 1 1 1\n";

  @Property(tries = 300)
  void framesComeBack(@ForAll("frames") Frame first, @ForAll("frames") Frame second)
      throws IOException {
    StringWriter text = new StringWriter();
    try (ExtxyzWriter writer = ExtxyzWriter.to(text)) {
      writer.write(first);
      writer.write(second);
    }
    assertThat(read(text.toString())).containsExactly(first, second);
  }

  @Test
  void velocitiesStandBesideThePositions() throws IOException {
    Structure structure =
        new Structure(Cell.cubic(5), Species.of(14, 6), Vectors.of(0, 0, 0, 1, 2, 3));
    StringWriter text = new StringWriter();
    try (ExtxyzWriter writer = ExtxyzWriter.to(text)) {
      writer.writeMoving(Frame.of(structure), Vectors.of(0.1, 0.2, -0.3, 4, 5, 6));
      assertThatThrownBy(() -> writer.writeMoving(Frame.of(structure), Vectors.zeros(3)))
          .hasMessageContaining("velocities of 2 atoms, got 3");
    }
    assertThat(text.toString())
        .contains("Properties=species:S:1:pos:R:3:velocities:R:3")
        .endsWith("\nSi 0.0 0.0 0.0 0.1 0.2 -0.3\nC 1.0 2.0 3.0 4.0 5.0 6.0\n");
    assertThat(read(text.toString())).containsExactly(Frame.of(structure));
  }

  @Provide
  Arbitrary<Frame> frames() {
    return Frames.any();
  }

  @Test
  void whatLammpsMadeIsRead() {
    List<Frame> frames =
        ExtxyzReader.readAll(
            Path.of("src/test/resources/org/athanor/persistence/formats/si-sw.extxyz"));
    assertThat(frames).hasSizeGreaterThan(3);
    Frame frame = frames.getFirst();
    assertThat(frame.structure().size()).isEqualTo(8);
    assertThat(frame.structure().cell().rows().get(1, 0)).isEqualTo(-0.16922531047844877);
    assertThat(frame.structure().cell().periodicity()).isEqualTo(Cell.Periodicity.FULL);
    Labels labels = frame.labels().orElseThrow();
    assertThat(labels.energy()).isEqualTo(-33.20777107342147);
    double volume = frame.structure().cell().volume();
    assertThat(labels.virial().orElseThrow().get(0, 2)).isEqualTo(0.08610813337489519 * -volume);
    assertThat(frame.info()).containsExactly(java.util.Map.entry("config_type", "si-sw-0"));
  }

  @Test
  void columnsComeInAnyOrder() throws IOException {
    Frame frame =
        one(
            "1\nProperties=forces:R:3:id:I:1:pos:R:3:Z:I:1 energy=-1.5 stress=\"1 2 3 4 5 6\""
                + " Lattice=\"2 0 0 0 2 0 0 0 2\" tag='it is' flag name=\"a \\\"b\\\"\"\n"
                + "0.1 0.2 0.3 77 1.5 2.5 3.5 14\n");
    assertThat(frame.structure())
        .isEqualTo(new Structure(Cell.cubic(2), Species.of(14), Vectors.of(1.5, 2.5, 3.5)));
    Matrix3 virial = Matrix3.of(1, 6, 5, 6, 2, 4, 5, 4, 3).times(-8);
    assertThat(frame.labels())
        .contains(new Labels(-1.5, Vectors.of(0.1, 0.2, 0.3), Optional.of(virial)));
    assertThat(frame.info())
        .containsEntry("tag", "it is")
        .containsEntry("flag", "T")
        .containsEntry("name", "a \"b\"")
        .hasSize(3);
  }

  @Test
  void anEditorOfWindowsChangesNothing() throws IOException {
    String text = "1\nProperties=species:S:1:pos:R:3 REF_energy=2\nSi 0 0 0\n";
    assertThat(one("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(one(text));
  }

  @Test
  void aReferenceGoesBeforeACalculator() throws IOException {
    Frame frame =
        one(
            "1\nProperties=species:S:1:pos:R:3:forces:R:3:REF_forces:R:3 energy=1 REF_energy=2"
                + " REF_virial=\"1 0 0 0 2 0 0 0 3\"\nSi 0 0 0 9 9 9 4 5 6\n");
    assertThat(frame.labels())
        .contains(new Labels(2, Vectors.of(4, 5, 6), Optional.of(Matrix3.diagonal(1, 2, 3))));
    assertThat(frame.info()).containsEntry("energy", "1");
  }

  @Test
  void anEnergyWithoutForcesIsNoLabel() throws IOException {
    Frame frame = one("1\nREF_energy=-0.5 config_type=IsolatedAtom pbc=\"F F F\"\nSi 0 0 0\n");
    assertThat(frame.labels()).isEmpty();
    assertThat(frame.info()).containsEntry("REF_energy", "-0.5");
    assertThat(frame.structure().cell().periodicity()).isEqualTo(Cell.Periodicity.NONE);
  }

  @Test
  void aPredictionStandsBesideTheLabels() throws IOException {
    Structure structure = new Structure(Cell.cubic(3), Species.of(14), Vectors.of(0, 0, 0));
    Labels label = new Labels(1, Vectors.of(1, 2, 3), Optional.of(Matrix3.diagonal(27, 0, 0)));
    Labels prediction = new Labels(2, Vectors.of(4, 5, 6), Optional.of(Matrix3.diagonal(54, 0, 0)));
    StringWriter text = new StringWriter();
    try (ExtxyzWriter writer = ExtxyzWriter.to(text)) {
      writer.write(Frame.of(structure, label), Optional.of(prediction));
    }
    assertThat(text.toString())
        .contains("REF_energy=1.0 REF_stress=\"-1.0 ")
        .contains(" energy=2.0 stress=\"-2.0 ")
        .contains("Si 0.0 0.0 0.0 1.0 2.0 3.0 4.0 5.0 6.0");
    assertThat(one(text.toString()).labels()).contains(label);
  }

  @Test
  void aWrongVirialSignIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "1\nProperties=species:S:1:pos:R:3:forces:R:3 Lattice=\"2 0 0 0 2 0 0 0 2\""
                        + " energy=1 stress=\"1 1 1 0 0 0\" virial=\"8 8 8 0 0 0\"\nH 0 0 0 0 0 0\n"))
        .hasMessageContaining("virial: expected −stress · volume");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two%nLattice="1 0 0 0 1 0 0 0 1"          | frame 1, line 1: expected the number of atoms, got "two"
          2%nLattice="1 0 0 0 1 0 0 0"              | frame 1, line 2: Lattice in Å: expected 9 numbers, got 8
          2%nLattice="1 0 0 0 1 0 0 0 x"            | frame 1, line 2: Lattice in Å: expected a finite decimal number, got "x"
          2%npbc="T T T"                            | frame 1, line 2: Lattice: expected one for pbc="T T T", got none
          2%nLattice="1 0 0 0 1 0 0 0 1" pbc="T T"  | pbc: expected three of T and F, got "T T"
          2%nname="a                                | expected a closing " for the quote in column 6
          2%nProperties=species:S:1                 | Properties: expected pos:R:3
          2%nProperties=species:S:1:pos:R           | Properties: expected name:type:count triples
          2%nProperties=species:S:1:pos:R:2         | property pos: expected 3 columns, got 2
          3%n                                       | frame 1, line 5: expected atom 3 of 3, got the end of the file
          1%n                                       | frame 2, line 4: expected the number of atoms, got "Si 1 1 1"
          2%nProperties=species:S:1:pos:R:3:m:R:1   | frame 1, line 3: atom 1: expected 5 entries, got 4
          2%na=1 a=2                                | expected every key once, got a twice
          """)
  void errorsNameFrameLineAndWhatWasExpected(String head, String message) {
    assertThatThrownBy(() -> read(String.format(head) + TWO_ATOMS))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("test.extxyz, frame")
        .hasMessageContaining(message);
  }

  @Test
  void unknownElementsAndOddNumbersAreRefused() {
    assertThatThrownBy(() -> read("1\n\nXx 0 0 0\n")).hasMessageContaining("got \"Xx\"");
    for (String odd : List.of("NaN", "inf", "1e999", "0x1p3", "1f", "--1", "1,5")) {
      assertThatThrownBy(() -> read("1\n\nSi 0 " + odd + " 0\n"))
          .as(odd)
          .isInstanceOf(UnreadableFileException.class);
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThatThrownBy(() -> read("1\nname=\u00e9\nSi 0 0 0\n", StandardCharsets.ISO_8859_1))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> ExtxyzReader.readAll(Path.of("no-such.extxyz")))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("no-such.extxyz");
  }

  private static Frame one(String text) throws IOException {
    List<Frame> frames = read(text);
    assertThat(frames).hasSize(1);
    return frames.getFirst();
  }

  private static List<Frame> read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  private static List<Frame> read(String text, java.nio.charset.Charset charset)
      throws IOException {
    Path directory = Files.createTempDirectory("extxyz");
    Path file = directory.resolve("test.extxyz");
    try {
      Files.writeString(file, text, charset);
      return ExtxyzReader.readAll(file);
    } finally {
      Files.delete(file);
      Files.delete(directory);
    }
  }
}
