package org.athanor.persistence.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.Test;

class EventCodecTest {
  @Property(tries = 200)
  void doublesKeepTheirBits(@ForAll("doubles") double novelty, @ForAll("doubles") double gain) {
    Judgement judgement = new Judgement(3, Mode.PER_ATOM, novelty, gain, new Verdict.Familiar());
    WalkJudged event = new WalkJudged(new WalkId(1, 2), List.of(judgement), Examples.AT);
    WalkJudged back = (WalkJudged) EventCodecs.LIBRARY.decode(EventCodecs.LIBRARY.encode(event));
    assertThat(bits(back.judgements().getFirst().novelty())).isEqualTo(bits(novelty));
    assertThat(bits(back.judgements().getFirst().gain())).isEqualTo(bits(gain));
  }

  @Property(tries = 200)
  void structuresComeBack(@ForAll("structures") Structure structure, @ForAll int round) {
    Selection selection =
        new Selection(new CandidateId(new WalkId(round, 4), 5), Arm.TEST, "Imma", structure);
    RoundSelected event = new RoundSelected(round, List.of(selection), Instant.MIN.plusNanos(7));
    assertThat(EventCodecs.LIBRARY.decode(EventCodecs.LIBRARY.encode(event))).isEqualTo(event);
  }

  @Property(tries = 200)
  void labelsComeBack(
      @ForAll("finite") double energy, @ForAll("vectors") Vectors forces, @ForAll int attempt) {
    Optional<Matrix3> virial = Optional.of(Matrix3.diagonal(energy, 1, -0.0));
    StructureLabeled event =
        new StructureLabeled(
            new LabelId("ab".repeat(32)),
            attempt,
            new Labels(energy, forces, virial),
            energy,
            Instant.MAX);
    assertThat(EventCodecs.LABEL.decode(EventCodecs.LABEL.encode(event))).isEqualTo(event);
  }

  @Test
  void everyTruncationIsNoticed() {
    for (Object example : Examples.all().values()) {
      byte[] bytes = EventCodecs.encode(example);
      EventCodec<?> codec = EventCodecs.named(EventCodecs.manifest(example));
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(UnreadableEventException.class);
      }
    }
  }

  @Test
  void aVariantOfANewerVersionIsRefused() {
    byte[] field99 = {(byte) 0x9a, 0x06, 0x00};
    assertThatThrownBy(() -> EventCodecs.LABEL.decode(field99))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("newer");
  }

  @Test
  void anUnknownManifestIsRefused() {
    assertThatThrownBy(() -> EventCodecs.named("labels"))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage(
            "event manifest: expected one of campaign, library, label, matching, got \"labels\";"
                + " was this journal written by a newer version?");
  }

  @Test
  void whatIsNoEventIsRefused() {
    assertThatThrownBy(() -> EventCodecs.encode("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String");
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  @Provide
  Arbitrary<Double> finite() {
    Arbitrary<Double> special =
        Arbitraries.of(
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Math.PI,
            0.1,
            1e22);
    return Arbitraries.oneOf(special, Arbitraries.longs().map(Double::longBitsToDouble))
        .filter(Double::isFinite);
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        finite(), Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  @Provide
  Arbitrary<Vectors> vectors() {
    return finite()
        .list()
        .ofMaxSize(9)
        .map(list -> list.subList(0, list.size() / 3 * 3))
        .map(list -> Vectors.of(list.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  @Provide
  Arbitrary<Structure> structures() {
    Arbitrary<Cell> cells =
        Combinators.combine(
                Arbitraries.doubles().between(1, 100),
                Arbitraries.doubles().between(-0.4, 0.4),
                Arbitraries.of(true, false))
            .as(
                (edge, skew, periodic) ->
                    new Cell(
                        Matrix3.of(edge, skew, 0, -skew, edge / 3, skew, 0, -0.0, -edge),
                        new Cell.Periodicity(periodic, !periodic, periodic)));
    return Combinators.combine(
            cells, vectors().filter(v -> v.size() > 0), Arbitraries.integers().between(1, 94))
        .as(
            (cell, vectors, z) ->
                new Structure(cell, Species.repeated(z, vectors.size()), vectors));
  }
}
