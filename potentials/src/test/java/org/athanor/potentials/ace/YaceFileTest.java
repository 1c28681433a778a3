package org.athanor.potentials.ace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.potential.LabelledFrames;
import org.athanor.potentials.potential.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YaceFileTest {
  private static final Map<String, Integer> NAMES = Map.of("Al", 13, "Ni", 28);

  static Expansion invented(String name) {
    return YaceFile.read(CopperTest.lines(name + ".yace"), NAMES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"density", "distance", "zbl"})
  void agreesWithThePublicEvaluator(String name) {
    ClusterExpansion potential = ClusterExpansion.of(invented(name));
    List<LabelledFrames.Frame> frames = LabelledFrames.read(CopperTest.FOLDER + name + ".extxyz");
    assertThat(frames).hasSize(3);
    for (LabelledFrames.Frame frame : frames) {
      Prediction got = potential.predict(frame.structure());
      double allowed = 1e-10 * frame.labels().forces().largestNorm();
      assertThat(got.energy()).isCloseTo(frame.labels().energy(), within(allowed));
      for (int k = 0; k < 3 * frame.structure().size(); k++) {
        assertThat(got.forces().get(k / 3, k % 3))
            .isCloseTo(frame.labels().forces().get(k / 3, k % 3), within(allowed));
      }
      for (int k = 0; k < 9; k++) {
        assertThat(got.virial().get(k / 3, k % 3))
            .isCloseTo(
                frame.labels().virial().orElseThrow().get(k / 3, k % 3), within(10 * allowed));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"density", "distance", "zbl"})
  void lanesChangeNoBit(String name) {
    Expansion expansion = invented(name);
    for (LabelledFrames.Frame frame : LabelledFrames.read(CopperTest.FOLDER + name + ".extxyz")) {
      assertThat(ClusterExpansion.of(expansion, Lanes.MANY).predict(frame.structure()))
          .isEqualTo(ClusterExpansion.of(expansion, Lanes.ONE).predict(frame.structure()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"density", "distance", "zbl"})
  void whatIsWrittenReadsBackToTheSameNumbers(String name) {
    Expansion expansion = invented(name);
    assertThat(YaceFile.read(YaceFile.write(expansion), NAMES)).isEqualTo(expansion);
  }

  @Test
  void copperKeepsItsNumbersInYaml() {
    Expansion copper = CopperTest.copper().expansion();
    assertThat(YaceFile.read(YaceFile.write(copper), Map.of("Cu", 29))).isEqualTo(copper);
  }

  @Test
  void anElementMayBePassedOver() {
    Expansion nickel = YaceFile.read(CopperTest.lines("zbl.yace"), Map.of("Ni", 28));
    assertThat(nickel.elements()).containsExactly(28);
    assertThat(nickel.bonds()).containsExactly(invented("zbl").bonds().get(3));
    assertThat(nickel.functions()).allMatch(f -> f.species().stream().allMatch(s -> s == 0));
    assertThat(nickel.functions().size()).isBetween(4, 20);
  }

  @Test
  void blocksSayTheSameAsBrackets() {
    Yaml expected = YamlReader.read(List.of("{a: [1, 2], '0 1': {b: x, c: [{d: 2}, {d: 3}]}}"));
    List<String> block =
        List.of(
            "# a comment",
            "---",
            "a:",
            "- 1",
            "- 2 # two",
            "? [0, 1]",
            ": b: \"x\"",
            "  c:",
            "    - d: 2",
            "    - {d:",
            "       3}");
    Yaml got = YamlReader.read(block);
    assertThat(got.get("a").all(Yaml::whole)).isEqualTo(expected.get("a").all(Yaml::whole));
    assertThat(got.get("0 1").get("b").word()).isEqualTo("x");
    assertThat(got.get("0 1").get("c").all(item -> item.get("d").whole())).containsExactly(2, 3);
    assertThat(expected.get("0 1").get("c").all(item -> item.get("d").whole()))
        .containsExactly(2, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npoti: FinnisSinclairShiftedScaled | npoti: Linear      | line 5: expected FinnisSinclair",
        "deltaSplineBins: 0.001             | deltaSplineBins: x | line 3: expected a number, got \"x\"",
        "embeddings:                        | embedding:         | expected an entry \"embeddings\"",
        "inner_cutoff_type: zbl             | inner_cutoff_type: lj | expected density, distance or zbl",
        "rank: 2                            | rank: 3            | ms_combs",
        "[0, 1]:                            | [0, 2]:            | expected an entry \"0 1\"",
        "radbasename: ChebPow               | radbasename: ACE.jl.base | line 8: expected ChebExpCos",
        "ls: [                              | ls: [9, | expected",
        "elements: [Al, Ni]                 | elements: [Al, Co] | line 1: expected the elements",
      })
  void brokenFilesAreRefused(String from, String to, String message) {
    List<String> lines = new ArrayList<>();
    CopperTest.lines("zbl.yace").forEach(line -> lines.add(line.replace(from, to)));
    assertThatThrownBy(() -> YaceFile.read(lines, NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nelements=1   | nelements=2 | line 3: expected 1 element in an .ace file",
        "elements: Cu  | elements: Ag | line 4: expected one of [Cu], got Ag",
        "radbasename=ChebPow | radbasename=Gauss | line 13: expected ChebExpCos",
        "nradbase=16   | nradbase=many | line 14: expected a number after nradbase=, a whole number",
        "cutoff=       | cut= | line 20: expected \"cutoff=\", got \"cut=\"",
        "ndensitymax=2 | ndensitymax=1 | expected ndens=1, got 2",
        "total_basis_size_rank1: 16 | total_basis_size_rank1: 15 | expected \"total_basis_size:\"",
      })
  void brokenTextIsRefused(String from, String to, String message) {
    List<String> lines = new ArrayList<>();
    CopperTest.lines("Cu-PBE-core-rep.ace").forEach(line -> lines.add(line.replace(from, to)));
    assertThatThrownBy(() -> AceFile.read(lines, Map.of("Cu", 29)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
