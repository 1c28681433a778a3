package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.snap.SnapFile;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;

class SnapExportTest {
  private static final Map<String, Integer> NAMES = Map.of("C", 6, "Si", 14);

  private static LinearPotential carbide(boolean quadratic) {
    SnapBasis basis = SnapBasis.of(3.8, SnapShape.of(4, quadratic), List.of(14, 6));
    double[] coefficients = BasisContract.randomCoefficients(basis, 4).toArray();
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] *= 1e-3;
    }
    return LinearPotential.of(basis, Scalars.of(coefficients), Map.of(14, -1.7, 6, 0.3));
  }

  @Test
  void theFilesGiveBackWhatTheBasisGives() {
    for (boolean quadratic : List.of(false, true)) {
      SnapExport export = SnapExport.of(carbide(quadratic), "sic.snapcoeff", "sic.snapparam");
      assertThat(export.check().structures()).isEqualTo(100);
      assertThat(export.check().force()).isPositive().isLessThan(1e-11);
      assertThat(export.check().energy()).isPositive();
      assertThat(export.coefficients().get(1)).isEqualTo(quadratic ? "2 120" : "2 15");
      assertThat(export.coefficients()).contains("C 0.5 1.0", "Si 0.5 0.5", "0.3", "-1.7");
      assertThat(export.parameters())
          .contains(
              "rcutfac 3.8", "twojmax 4", "bzeroflag 1", "quadraticflag " + (quadratic ? 1 : 0));
    }
  }

  /** Covalent radii: C 0.77 Å, Si 1.11 Å. */
  @Test
  void commandsLayTheRepulsionOfEachPairOverIt() {
    List<String> commands =
        SnapExport.of(carbide(false), "sic.snapcoeff", "sic.snapparam").commands();
    assertThat(commands.get(0))
        .startsWith("pair_style hybrid/overlay snap zbl 0.77 1.309 zbl 0.94");
    assertThat(commands.subList(1, 5))
        .containsExactly(
            "pair_coeff * * snap sic.snapcoeff sic.snapparam C Si",
            "pair_coeff 1 1 zbl 1 6 6",
            "pair_coeff 1 2 zbl 2 6 14",
            "pair_coeff 2 2 zbl 3 14 14");
  }

  @Test
  void filesThatSaySomethingElseAreRefused() {
    LinearPotential potential = carbide(true);
    SnapExport export = SnapExport.of(potential, "sic.snapcoeff", "sic.snapparam");
    List<String> wrong = new ArrayList<>(export.coefficients());
    wrong.set(wrong.indexOf("Si 0.5 0.5"), "Si 0.5 0.5000001");
    refused(potential, wrong, export);
    List<String> other = new ArrayList<>(export.coefficients());
    other.set(other.size() - 1, "0.01");
    refused(potential, other, export);
  }

  private static void refused(LinearPotential potential, List<String> lines, SnapExport export) {
    assertThatThrownBy(
            () ->
                ExportCheck.of(
                    potential, SnapFile.read(lines, export.parameters(), NAMES), export.commands()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected the written file to give back");
  }

  @Test
  void anotherBasisHasNoSuchForm() {
    Basis basis = RadialAngularBasis.of(4, new Shape(3, 0, 0, 0, 0), List.of(14));
    LinearPotential pairs = LinearPotential.of(basis, Scalars.of(1, 2, 3), Map.of(14, 0.0));
    assertThatThrownBy(() -> SnapExport.of(pairs, "a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fit.basis = snap");
  }
}
