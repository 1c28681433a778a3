package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.ace.ClusterExpansion;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.ace.YaceFile;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;

class PaceExportTest {
  private static final Map<String, Integer> NAMES = Map.of("C", 6, "Si", 14);

  private static LinearPotential carbide() {
    AceBasis basis = AceBasis.of(3.8, new ClusterShape(5, 90, 3, 2), List.of(14, 6));
    return LinearPotential.of(
        basis, BasisContract.randomCoefficients(basis, 4), Map.of(14, -1.7, 6, 0.3));
  }

  @Test
  void theFileGivesBackWhatTheBasisGives() {
    PaceExport export = PaceExport.of(carbide(), "sic.yace");
    assertThat(export.check().structures()).isEqualTo(100);
    assertThat(export.check().force()).isPositive().isLessThan(1e-11);
    assertThat(export.check().energy()).isPositive();
    assertThat(YaceFile.read(export.file(), NAMES).references()).isEqualTo(Scalars.of(0.3, -1.7));
  }

  /** Covalent radii: C 0.77 Å, Si 1.11 Å. */
  @Test
  void commandsLayTheRepulsionOfEachPairOverIt() {
    List<String> commands = PaceExport.of(carbide(), "sic.yace").commands();
    assertThat(commands).hasSize(5);
    assertThat(commands.get(0)).startsWith("pair_style hybrid/overlay pace zbl 0.77 1.309");
    assertThat(commands.get(0).split(" ", -1)).hasSize(3 + 3 * 3);
    assertThat(commands.subList(1, 5))
        .containsExactly(
            "pair_coeff * * pace sic.yace C Si",
            "pair_coeff 1 1 zbl 1 6 6",
            "pair_coeff 1 2 zbl 2 6 14",
            "pair_coeff 2 2 zbl 3 14 14");
  }

  @Test
  void aFileThatSaysSomethingElseIsRefused() {
    LinearPotential potential = carbide();
    PaceExport export = PaceExport.of(potential, "sic.yace");
    List<String> wrong = new ArrayList<>(export.file());
    wrong.set(1, "E0: [0.3, -1.70001]");
    refused(potential, wrong, export.commands());
    List<String> commands = new ArrayList<>(export.commands());
    commands.set(3, "pair_coeff 1 2 zbl 1 6 14");
    refused(potential, export.file(), commands);
    double[] other = potential.coefficients().toArray();
    other[other.length - 1] += 0.01;
    LinearPotential near =
        LinearPotential.of(potential.basis(), Scalars.of(other), potential.references());
    refused(near, export.file(), export.commands());
  }

  private static void refused(LinearPotential potential, List<String> file, List<String> commands) {
    assertThatThrownBy(
            () ->
                ExportCheck.of(
                    potential, ClusterExpansion.of(YaceFile.read(file, NAMES)), commands))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected the written file to give back");
  }

  @Test
  void anotherBasisHasNoSuchForm() {
    Basis basis = RadialAngularBasis.of(4, new Shape(3, 0, 0, 0, 0), List.of(14));
    LinearPotential pairs = LinearPotential.of(basis, Scalars.of(1, 2, 3), Map.of(14, 0.0));
    assertThatThrownBy(() -> PaceExport.of(pairs, "si.yace"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fit.basis = ace");
  }
}
