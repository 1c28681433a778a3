package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.athanor.potentials.bondorder.TersoffFile;
import org.athanor.potentials.eam.EmbeddedAtom;
import org.athanor.potentials.eam.SetflFile;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernels give the same bits on every machine, interpreted or compiled, with scalar or with vector
 * instructions, and with any number of threads.
 */
class KernelBitsTest {
  /** A potential, a crystal for it, and the hash of what it says about it. */
  record Subject(String name, Potential potential, Structure crystal, int hash) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Subject> subjects() {
    Map<String, Integer> carbide = Map.of("Si", 14, "C", 6);
    EmbeddedAtom alloy =
        EmbeddedAtom.of(
            SetflFile.read(lines("eam/CuTa.eam.alloy"), SetflFile.Form.ALLOY),
            List.of(Element.of("Cu"), Element.of("Ta")));
    return Stream.of(
        new Subject("sw", StillingerWeber.silicon(), crystal(2.35, List.of(14)), 423_795_155),
        new Subject(
            "sw of two elements",
            StillingerWeber.of(StillingerWeberTest.invented()),
            crystal(2.1, List.of(6, 14)),
            -1_474_317_650),
        new Subject(
            "tersoff",
            TersoffFile.read(lines("bondorder/Si.tersoff"), Map.of("Si", 14)),
            crystal(2.35, List.of(14)),
            -353_291_582),
        new Subject(
            "tersoff of two elements",
            TersoffFile.read(lines("bondorder/SiC.tersoff"), carbide),
            crystal(1.9, List.of(6, 14)),
            406_125_282),
        new Subject("eam", alloy, crystal(2.7, List.of(73)), 1_070_281_410),
        new Subject("eam of two elements", alloy, crystal(2.6, List.of(29, 73)), -1_891_976_160));
  }

  private static List<String> lines(String file) {
    try (InputStream stream =
        KernelBitsTest.class.getResourceAsStream("/org/athanor/potentials/" + file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 1,000 atoms: seven parts. */
  private static Structure crystal(double bond, List<Integer> species) {
    Structure perfect = SampleStructures.diamond(bond, species).repeated(5, 5, 5);
    return SampleStructures.rattled(perfect, 0.1 * bond, 11);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void everyMachineHasTheSameBits(Subject subject) {
    assertThat(hash(with(1, subject))).isEqualTo(subject.hash());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theCompilerChangesNoBit(Subject subject) {
    Kernel kernel = subject.potential().kernel(subject.crystal().species());
    Neighbours list = Neighbours.of(subject.crystal(), subject.potential().cutoff());
    Tally tally = new Tally(subject.crystal().size());
    kernel.add(list, tally);
    Prediction first = tally.prediction();
    for (int again = 0; again < 150; again++) {
      tally.clear();
      kernel.add(list, tally);
    }
    assertThat(tally.prediction()).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void anyNumberOfThreadsGivesTheSameBits(Subject subject) {
    Prediction alone = with(1, subject);
    assertThat(with(2, subject)).isEqualTo(alone);
    assertThat(with(3, subject)).isEqualTo(alone);
  }

  private static Prediction with(int threads, Subject subject) {
    Structure crystal = subject.crystal();
    try (Team team = Team.of(threads)) {
      Neighbours list = new Neighbours(subject.potential().cutoff(), 0.5, team);
      list.update(crystal.cell(), crystal.positions().toArray());
      Tally tally = new Tally(crystal.size());
      Kernel kernel = subject.potential().kernel(crystal.species());
      kernel.add(list, tally);
      return tally.prediction();
    }
  }

  private static int hash(Prediction prediction) {
    int hash = prediction.energies().hashCode();
    hash = 31 * hash + prediction.forces().hashCode();
    return 31 * hash + prediction.virial().hashCode();
  }
}
