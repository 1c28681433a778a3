package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.PaceExport;
import org.athanor.potentials.linear.SnapBasis;
import org.athanor.potentials.linear.SnapExport;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.reference.LammpsWitness.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks {@code lmp}, or the program named by {@code -Dathanor.lammps=…}; Debian's has neither pair
 * style pace nor snap.
 */
class LiveLammpsWitnessTest {
  private static final String PROGRAM = System.getProperty("athanor.lammps", "lmp");

  @TempDir Path folder;

  private static LinearPotential potential(Basis basis, double size) {
    double[] coefficients = new SplittableRandom(5).doubles(basis.size(), -size, size).toArray();
    return LinearPotential.of(basis, Scalars.of(coefficients), Map.of(14, -1.7, 6, 0.3));
  }

  private static LinearPotential clusters() {
    return potential(AceBasis.of(3.8, new ClusterShape(5, 90, 3, 2), List.of(6, 14)), 0.1);
  }

  private Answer ask(String style, List<String> commands, LinearPotential potential)
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
  void whatItCannotBeAskedIsSaid() throws IOException, InterruptedException {
    LammpsWitness nobody = new LammpsWitness("no-such-lmp", folder);
    assertThat(nobody.ask("pace", List.of(), clusters()))
        .isEqualTo(new Answer.Unasked("there is no no-such-lmp on the PATH"));
  }
}
