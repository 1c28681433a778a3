package org.athanor.persistence.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as other programs write them. */
class OtherProgramsFilesTest {
  private static final List<Element> NA_CL = List.of(Element.of("Na"), Element.of("Cl"));

  @TempDir Path folder;

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(OtherProgramsFilesTest.class.getResource(name).toURI());
  }

  private static Frame only(FrameFormat format, Path place, List<Element> types)
      throws IOException {
    List<Frame> frames = format.read(place, types);
    assertThat(frames).hasSize(1);
    return frames.getFirst();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Shortest distances between the four atoms, by ASE 3.22 from nacl.data. */
  @Test
  void aDataFileOfLammpsIsTheCrystalThatAseReads() throws Exception {
    Structure structure = only(new LammpsData(), resource("nacl.data"), List.of()).structure();
    assertThat(structure.species()).isEqualTo(Species.of(11, 17, 17, 11));
    assertThat(structure.cell().rows().toArray())
        .containsExactly(new double[] {5.5, 0, 0, 0.6, 5.8, 0, -0.3, 0.4, 5.9}, within(1e-14));
    assertThat(shortest(structure, 0)).isCloseTo(2.38360973, within(1e-8));
    assertThat(shortest(structure, 1)).isCloseTo(3.07484571, within(1e-8));
    assertThat(shortest(structure, 2)).isCloseTo(3.07484571, within(1e-8));
  }

  @Test
  void scaledAndUnwrappedDumpsAreTheSameCrystal() throws Exception {
    Structure data = only(new LammpsData(), resource("nacl.data"), List.of()).structure();
    List<Frame> scaled = new LammpsDump().read(resource("dump.nacl"), List.of());
    List<Frame> unwrapped = new LammpsDump().read(resource("unwrapped.lammpstrj"), NA_CL);
    for (List<Frame> frames : List.of(scaled, unwrapped)) {
      assertThat(frames).hasSize(2);
      assertThat(frames.get(1).info()).containsEntry("step", "400");
      Structure last = frames.get(1).structure();
      assertThat(last.species()).isEqualTo(data.species());
      assertThat(distances(last)).containsExactly(distances(data), within(1e-12));
    }
    assertThatThrownBy(() -> new LammpsDump().read(resource("unwrapped.lammpstrj"), List.of()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("line 10")
        .hasMessageContaining("--elements");
  }

  /** Layout of MLIP's own tools; the virial's components by name. */
  @Test
  void configurationsOfMlip() throws IOException {
    String text =
        """
        BEGIN_CFG
         Size
            2
         Supercell
                 4.0      0.0      0.0
                 0.5      5.0      0.0
                 0.0      0.0      6.0
         AtomData:  id type       cartes_x      cartes_y      cartes_z           fx          fy          fz
                     1    0       0.100000      0.200000      0.300000     0.010000   -0.020000    0.030000
                     2    1       2.000000      2.500000      3.000000    -0.010000    0.020000   -0.030000
         Energy
            -7.250000000000
         PlusStress:  xx          yy          zz          yz          xz          xy
             1.50000     2.50000     3.50000     0.10000     0.20000     0.30000
         Feature   EFS_by       VASP
        END_CFG

        """;
    Frame frame = only(new Mlip(), file("a.cfg", text), NA_CL);
    assertThat(frame.structure().species()).isEqualTo(Species.of(11, 17));
    Labels labels = frame.labels().orElseThrow();
    assertThat(labels.energy()).isEqualTo(-7.25);
    assertThat(labels.forces().get(1, 2)).isEqualTo(-0.03);
    assertThat(labels.virial().orElseThrow().toArray())
        .containsExactly(1.5, 0.3, 0.2, 0.3, 2.5, 0.1, 0.2, 0.1, 3.5);
    assertThat(frame.info()).containsEntry("EFS_by", "VASP");
    assertThatThrownBy(() -> new Mlip().read(file("a.cfg", text), List.of()))
        .hasMessageContaining("atom type 0")
        .hasMessageContaining("--elements");
    Path old = file("old.cfg", text.replace("PlusStress", "Stress"));
    assertThatThrownBy(() -> new Mlip().read(old, NA_CL))
        .hasMessageContaining("line 13")
        .hasMessageContaining("expected PlusStress");
  }

  /** A first line that is a remark; kB, compression positive: a compressed crystal's virial is. */
  @Test
  void trainingFilesOfFitsnap() throws IOException {
    String text =
        """
        # by VASP2JSON.py
        {"Dataset": {"AtomTypeStyle": "chemicalsymbol", "EnergyStyle": "electronvolt",
          "ForcesStyle": "electronvoltperangstrom", "LatticeStyle": "angstrom",
          "PositionsStyle": "angstrom", "StressStyle": "kB",
          "Data": [{"AtomTypes": ["Ta"], "Energy": -11.5, "Forces": [[0.0, 0.0, 0.0]],
            "Lattice": [[3.2, 0.0, 0.0], [0.0, 3.2, 0.0], [0.0, 0.0, 3.2]], "NumAtoms": 1,
            "Positions": [[0.1, 0.2, 0.3]],
            "Stress": [[120.0, 0.0, 0.0], [0.0, 120.0, 0.0], [0.0, 0.0, 120.0]]}]}}
        """;
    Path group = Files.createDirectory(folder.resolve("EOS"));
    Files.writeString(group.resolve("a.json"), text);
    Frame frame = only(new Fitsnap(), folder, List.of());
    assertThat(frame.info()).containsEntry("config_type", "EOS");
    Labels labels = frame.labels().orElseThrow();
    assertThat(labels.energy()).isEqualTo(-11.5);
    // 120 kB are 12 GPa.
    assertThat(labels.virial().orElseThrow().trace())
        .isCloseTo(3 * 12 / 160.2176634 * 3.2 * 3.2 * 3.2, within(1e-12));
    Files.writeString(group.resolve("a.json"), text.replace("kB", "atm"));
    assertThatThrownBy(() -> new Fitsnap().read(folder, List.of()))
        .hasMessageContaining("a.json")
        .hasMessageContaining("StressStyle: expected bar, kbar, kB or GPa, got atm");
  }

  @Test
  void systemsOfDeepmdHaveTheSameAtomsAndFoldersOfTheirOwn() throws IOException {
    Frame first = FormatContractTest.crooked(0.7);
    Frame second = FormatContractTest.crooked(1.1);
    Structure doubled = first.structure().repeated(2, 1, 1);
    Path place = folder.resolve("nacl.deepmd");
    new Deepmd()
        .write(place, new Deepmd().kept(List.of(first, Frame.of(doubled), second)).frames());
    assertThat(place.resolve("Na2Cl2/type.raw")).hasContent("0\n0\n1\n1\n");
    assertThat(place.resolve("Na2Cl2/type_map.raw")).hasContent("Na\nCl\n");
    assertThat(place.resolve("Na2Cl2/set.000/virial.npy")).exists();
    assertThat(place.resolve("Na4Cl4-unlabelled/set.000/energy.npy")).doesNotExist();
    assertThat(Files.size(place.resolve("Na2Cl2/set.000/energy.npy"))).isEqualTo(128 + 2 * 8);
    assertThat(new Deepmd().read(place, List.of())).hasSize(3);
    Files.delete(place.resolve("Na2Cl2/set.000/box.npy"));
    assertThatThrownBy(() -> new Deepmd().read(place, List.of()))
        .hasMessageContaining("expected coord.npy, and box.npy unless");
  }

  @Test
  void aLineThatIsNotAsItShouldBeIsNamed() throws Exception {
    String data = Files.readString(resource("nacl.data"));
    assertThatThrownBy(
            () -> new LammpsData().read(file("a.data", data.replace("# charge", "")), List.of()))
        .hasMessageContaining("a.data, line 23")
        .hasMessageContaining("Atoms # STYLE");
    assertThatThrownBy(
            () -> new LammpsData().read(file("a.data", data.replace("35.453", "500")), List.of()))
        .hasMessageContaining("atom type 2")
        .hasMessageContaining("--elements");
    assertThatThrownBy(
            () -> new LammpsData().read(file("a.data", data.replace("4 atoms", "5 atoms")), NA_CL))
        .hasMessageContaining("5 atoms, got 4");
  }

  private static double shortest(Structure structure, int atom) {
    Neighbours list = Neighbours.of(structure, 6);
    return Arrays.stream(list.distances(), list.first(atom), list.first(atom + 1))
        .min()
        .orElseThrow();
  }

  private static double[] distances(Structure structure) {
    Neighbours list = Neighbours.of(structure, 6);
    double[] all = Arrays.copyOf(list.distances(), list.first(structure.size()));
    Arrays.sort(all);
    return all;
  }
}
