package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.embedding.EmbeddedExport;
import org.athanor.potentials.embedding.EmbeddedPotential;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.PaceExport;
import org.athanor.potentials.linear.SnapBasis;
import org.athanor.potentials.linear.SnapExport;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.reference.LammpsWitness.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks {@code lmp}, or the program that {@code ATHANOR_LMP} names; Debian's has neither pair style
 * pace nor snap. The structures reach down to half a bond, so the repulsion underneath is held
 * against pair style zbl too.
 */
class LiveLammpsWitnessTest {
  private static final String PROGRAM =
      Optional.ofNullable(System.getenv("ATHANOR_LMP")).orElse("lmp");

  @TempDir Path folder;

  private static LinearPotential potential(Basis basis, double size) {
    double[] coefficients = new SplittableRandom(5).doubles(basis.size(), -size, size).toArray();
    Map<Integer, Double> references = new TreeMap<>(Map.of(14, -1.7, 6, 0.3));
    references.keySet().retainAll(basis.species());
    return LinearPotential.of(basis, Scalars.of(coefficients), references);
  }

  private static LinearPotential clusters() {
    return potential(AceBasis.of(3.8, new ClusterShape(5, 90, 3, 2), List.of(6, 14)), 0.1);
  }

  private static LinearPotential silicon() {
    return potential(AceBasis.of(4.5, ClusterShape.STANDARD, List.of(14)), 0.1);
  }

  private Answer ask(String style, List<String> commands, Potential potential)
      throws IOException, InterruptedException {
    Answer answer = new LammpsWitness(PROGRAM, folder).ask(style, commands, potential);
    if (answer instanceof Answer.Unasked unasked) {
      abort(unasked.reason());
    }
    return answer;
  }

  private static void agrees(Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Agreed.class,
            agreed -> {
              assertThat(agreed.structures()).isEqualTo(100);
              assertThat(agreed.energy()).isPositive();
              assertThat(agreed.force()).isPositive();
            });
  }

  @Test
  void paceReadsWhatWasWritten() throws IOException, InterruptedException {
    PaceExport export = PaceExport.of(clusters(), "sic.yace");
    Files.write(folder.resolve("sic.yace"), export.file());
    agrees(ask("pace", export.commands(), clusters()));
  }

  @Test
  void paceReadsSiliconOfTheUsualShape() throws IOException, InterruptedException {
    PaceExport export = PaceExport.of(silicon(), "si.yace");
    Files.write(folder.resolve("si.yace"), export.file());
    agrees(ask("pace", export.commands(), silicon()));
  }

  @Test
  void paceReadsSiliconOfTwoDensities() throws IOException, InterruptedException {
    // Densities of both signs, from within the root's smooth middle to far out.
    double[] second =
        new SplittableRandom(6).doubles(silicon().basis().size(), -0.3, 0.3).toArray();
    EmbeddedPotential potential = EmbeddedPotential.of(silicon(), Scalars.of(second));
    PaceExport export = EmbeddedExport.of(potential, "si.yace");
    Files.write(folder.resolve("si.yace"), export.file());
    agrees(ask("pace", export.commands(), potential));
    LinearPotential half = potential.linear();
    assertThatThrownBy(() -> ask("pace", export.commands(), half))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("to say the same");
  }

  @Test
  void paceThatReadsSomethingElseIsNoticed() throws IOException, InterruptedException {
    PaceExport export = PaceExport.of(clusters(), "sic.yace");
    Files.write(folder.resolve("sic.yace"), export.file());
    ask("pace", export.commands(), clusters());
    double[] other = clusters().coefficients().toArray();
    other[70] += 1e-3;
    LinearPotential near =
        LinearPotential.of(clusters().basis(), Scalars.of(other), clusters().references());
    assertThatThrownBy(() -> ask("pace", export.commands(), near))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("to say the same");
  }

  @Test
  void snapReadsWhatWasWritten() throws IOException, InterruptedException {
    for (boolean quadratic : List.of(false, true)) {
      SnapBasis basis = SnapBasis.of(3.8, SnapShape.of(4, quadratic), List.of(6, 14));
      LinearPotential potential = potential(basis, quadratic ? 1e-5 : 1e-3);
      SnapExport export = SnapExport.of(potential, "sic.snapcoeff", "sic.snapparam");
      Files.write(folder.resolve("sic.snapcoeff"), export.coefficients());
      Files.write(folder.resolve("sic.snapparam"), export.parameters());
      agrees(ask("snap", export.commands(), potential));
    }
  }

  @Test
  void snapReadsQuadraticSilicon() throws IOException, InterruptedException {
    LinearPotential potential =
        potential(SnapBasis.of(4.2, SnapShape.of(6, true), List.of(14)), 1e-5);
    SnapExport export = SnapExport.of(potential, "si.snapcoeff", "si.snapparam");
    Files.write(folder.resolve("si.snapcoeff"), export.coefficients());
    Files.write(folder.resolve("si.snapparam"), export.parameters());
    agrees(ask("snap", export.commands(), potential));
  }

  @Test
  void whatItCannotBeAskedIsSaid() throws IOException, InterruptedException {
    LammpsWitness nobody = new LammpsWitness("no-such-lmp", folder);
    assertThat(nobody.ask("pace", List.of(), clusters()))
        .isEqualTo(new Answer.Unasked("there is no no-such-lmp on the PATH"));
  }
}
