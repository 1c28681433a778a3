package org.athanor.sims.strength.crystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;
import org.athanor.sims.dynamics.Watch;
import org.athanor.sims.relaxation.Fire;
import org.athanor.sims.relaxation.Relaxation;
import org.athanor.sims.relaxation.RelaxationSettings;
import org.athanor.sims.strength.cna.CommonNeighbours;
import org.athanor.sims.strength.cna.CrystalKind;
import org.athanor.sims.strength.cna.Kinds;
import org.athanor.sims.strength.crystal.Defects.Line;
import org.athanor.sims.strength.crystal.LoopSettings.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
class DislocationsTest {
  private static final double A = 3.302538;
  private static final double ATOM = A * A * A / 2;
  private static final Miller LOADED = new Miller(1, 0, 0);
  private static final Miller BURGERS = new Miller(1, 1, 1);

  private final Map<Line, Structure> relaxed = new EnumMap<>(Line.class);

  /** Triangles of ½⟨111⟩ steps around [111], and rectangles around [−1 −1 2]. */
  private static List<Miller> around(Line line, int turns) {
    List<Miller> steps = new ArrayList<>();
    switch (line) {
      case SCREW -> {
        repeat(steps, turns, new Miller(1, -1, 1), new Miller(1, -1, -1));
        repeat(steps, turns, new Miller(-1, 1, 1), new Miller(1, 1, -1));
        repeat(steps, turns, new Miller(-1, 1, -1), new Miller(-1, -1, 1));
        repeat(steps, turns, new Miller(-1, 1, -1), new Miller(-1, 1, 1));
        repeat(steps, turns, new Miller(1, -1, -1), new Miller(-1, -1, 1));
        repeat(steps, turns, new Miller(1, -1, 1), new Miller(1, 1, -1));
      }
      case EDGE -> {
        repeat(steps, 2 * turns, BURGERS);
        repeat(steps, turns, new Miller(-1, 1, 1), new Miller(-1, 1, -1));
        repeat(steps, 2 * turns, new Miller(-1, -1, -1));
        repeat(steps, turns, new Miller(1, -1, 1), new Miller(1, -1, -1));
      }
    }
    return steps;
  }

  private static void repeat(List<Miller> steps, int times, Miller... some) {
    for (int k = 0; k < times; k++) {
      Collections.addAll(steps, some);
    }
  }

  @ParameterizedTest
  @EnumSource(Line.class)
  void endsCircuitsAroundALineWithItsBurgersVector(Line line) {
    BccBlock block = block(line);
    Structure crystal = relaxed(line);
    DipoleField field = field(block, line);
    Circuit circuit = new Circuit(crystal, block);
    List<Miller> steps = around(line, 3);
    double[] middle = middle(block, steps);
    for (DipoleField.Line one : field.lines()) {
      double[] gap = circuit.gap(less(place(block, field, one.p(), one.q()), middle), steps);
      // Around the positive line the circuit ends one Burgers vector short, or beyond.
      double[] burgers = vector(block, BURGERS);
      double turn = turn(block, field, steps);
      for (int axis = 0; axis < 3; axis++) {
        assertThat(gap[axis]).isCloseTo(turn * one.sign() * burgers[axis], within(0.3));
      }
    }
    double[] between = place(block, field, 0, 0);
    double[] none = circuit.gap(less(between, middle), steps);
    assertThat(Math.hypot(none[0], Math.hypot(none[1], none[2]))).isLessThan(0.3);
  }

  @ParameterizedTest
  @EnumSource(Line.class)
  void leavesOnlyTheCoresDisordered(Line line) {
    Structure crystal = relaxed(line);
    BccBlock block = block(line);
    double length = 2 * block.length(line == Line.SCREW ? 0 : 2);
    Kinds kinds = CommonNeighbours.of(crystal);
    double perLength = (crystal.size() - kinds.count(CrystalKind.BCC)) / length;
    assertThat(perLength).isBetween(1.0, 3.0);
  }

  @Test
  void keepsTheAtomsOfScrewsAndAddsHalfPlanesForEdges() {
    assertThat(structure(Line.SCREW).size()).isEqualTo(block(Line.SCREW).size());
    BccBlock edge = block(Line.EDGE);
    double halfPlane = edge.length(1) / 2 * edge.length(2) * A * Math.sqrt(3) / 2 / ATOM;
    assertThat((double) structure(Line.EDGE).size() - edge.size())
        .isCloseTo(halfPlane, within(0.05 * halfPlane));
  }

  @ParameterizedTest
  @EnumSource(Line.class)
  void hasNoMeanStress(Line line) {
    Structure crystal = relaxed(line);
    Matrix3 stress =
        ZhouEam.of(ZhouParameters.TANTALUM).predict(crystal).stress(crystal.cell()).times(160.2);
    assertThat(stress.largestAbsolute()).isLessThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({"INTERSTITIAL, 1", "VACANCY, -1"})
  void addsOrTakesOneLayerForALoop(Kind kind, int sign) {
    double radius = 9;
    Structure crystal = crystal(50).with(loops(kind, 2, radius));
    int sites = crystal(50).with(new Defects.None()).size();
    double layer = 1.5 * Math.sqrt(3) * radius * radius * A * Math.sqrt(3) / 2 / ATOM;
    assertThat((double) crystal.size() - sites)
        .isCloseTo(2 * sign * layer, within(0.15 * 2 * layer));
    assertThat(Neighbours.of(crystal, A).shortestDistance()).isGreaterThan(1.4);
  }

  private static Defects loops(Kind kind, int number, double radius) {
    return new Defects.Loops(new LoopSettings(kind, number, radius, 3));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void endsCircuitsThroughALoopWithItsBurgersVector(Kind kind) {
    LoopSettings settings = new LoopSettings(kind, 1, 7, 3);
    BccBlock block = new BccBlock(A, CrystalFrame.loadedAlongEdge(LOADED), 12, 12, 12);
    Structure crystal = relaxed(crystal(12 * A).with(new Defects.Loops(settings)));
    Place centre = LoopField.placed(block, settings).centres().getFirst();
    List<Miller> steps = new ArrayList<>();
    repeat(steps, 6, BURGERS);
    repeat(steps, 3, new Miller(-1, 1, 1), new Miller(-1, 1, -1));
    repeat(steps, 6, new Miller(-1, -1, -1));
    repeat(steps, 3, new Miller(1, -1, 1), new Miller(1, -1, -1));
    double[] below = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      below[axis] =
          centre.a() * block.direction(0)[axis]
              + centre.b() * block.direction(1)[axis]
              + centre.c() * block.direction(2)[axis]
              - 3 * block.cartesian(BURGERS, axis);
    }
    double[] gap = new Circuit(crystal, block).gap(below, steps);
    for (int axis = 0; axis < 3; axis++) {
      // An added layer makes the way through the loop one step too short.
      assertThat(gap[axis]).isCloseTo(-kind.sign() * block.cartesian(BURGERS, axis), within(0.3));
    }
    double perLength =
        CommonNeighbours.of(crystal).fractionOtherThan(CrystalKind.BCC) * crystal.size() / (6 * 7);
    assertThat(perLength).isBetween(1.5, 4.0);
  }

  @Test
  void placesLoopsBySeedAlone() {
    BccCrystal crystal = crystal(60);
    Structure one = crystal.with(loops(Kind.INTERSTITIAL, 3, 6));
    assertThat(crystal.with(loops(Kind.INTERSTITIAL, 3, 6))).isEqualTo(one);
    Defects others = new Defects.Loops(new LoopSettings(Kind.INTERSTITIAL, 3, 6, 4));
    assertThat(crystal.with(others)).isNotEqualTo(one);
  }

  @Test
  void saysWhenLoopsHaveNoRoom() {
    assertThatThrownBy(() -> crystal(30).with(loops(Kind.INTERSTITIAL, 4, 10)))
        .hasMessageContaining("room for 0")
        .hasMessageContaining("larger crystal");
    assertThatThrownBy(() -> loops(Kind.VACANCY, 0, 10)).hasMessageContaining("at least one");
    assertThatThrownBy(() -> loops(Kind.VACANCY, 1, 2)).hasMessageContaining("4.0 Å");
  }

  private static BccCrystal crystal(double length) {
    return new BccCrystal(Element.of("Ta"), A, LOADED, new Extent(length, length, length));
  }

  /** Thin along the lines, 45 Å and more across. */
  private static Extent extent(Line line) {
    return line == Line.SCREW ? new Extent(5, 46, 50) : new Extent(60, 46, 8);
  }

  private static Structure structure(Line line) {
    return new BccCrystal(Element.of("Ta"), A, LOADED, extent(line))
        .with(new Defects.Dipoles(line, 1));
  }

  private static BccBlock block(Line line) {
    return new BccCrystal(Element.of("Ta"), A, LOADED, extent(line))
        .block(CrystalFrame.slip(LOADED));
  }

  private static DipoleField field(BccBlock block, Line line) {
    return BccCrystal.field(block, new Defects.Dipoles(line, 1));
  }

  private Structure relaxed(Line line) {
    return relaxed.computeIfAbsent(line, one -> relaxed(structure(one)));
  }

  private static Structure relaxed(Structure structure) {
    ZhouEam tantalum = ZhouEam.of(ZhouParameters.TANTALUM);
    Surface surface =
        new Surface(structure.size(), Term.of(tantalum, structure.species()), Optional.empty());
    RelaxationSettings settings = new RelaxationSettings(0.05, 1000, 150);
    Relaxation end = Fire.relax(structure, surface, 0, settings, Watch.NONE);
    return switch (end) {
      case Relaxation.Converged converged -> converged.structure();
      case Relaxation.OutOfSteps left -> left.structure();
      case Relaxation.Stopped stopped -> throw new AssertionError(stopped);
      case Relaxation.NotFinite broken -> throw new AssertionError(broken);
    };
  }

  private static double[] place(BccBlock block, DipoleField field, double p, double q) {
    double[] place = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      place[axis] =
          p * block.direction(field.first())[axis] + q * block.direction(field.second())[axis];
    }
    return place;
  }

  /** +1 if the circuit goes round as p goes to q, −1 if against. */
  private static double turn(BccBlock block, DipoleField field, List<Miller> steps) {
    double area = 0;
    double p = 0;
    double q = 0;
    for (Miller step : steps) {
      double dp = 0;
      double dq = 0;
      for (int axis = 0; axis < 3; axis++) {
        dp += block.cartesian(step, axis) * block.direction(field.first())[axis];
        dq += block.cartesian(step, axis) * block.direction(field.second())[axis];
      }
      area += p * dq - q * dp;
      p += dp;
      q += dq;
    }
    return Math.signum(area);
  }

  /** The mean of the places that a circuit from the origin passes. */
  private static double[] middle(BccBlock block, List<Miller> steps) {
    double[] at = new double[3];
    double[] sum = new double[3];
    for (Miller step : steps) {
      for (int axis = 0; axis < 3; axis++) {
        at[axis] += block.cartesian(step, axis);
        sum[axis] += at[axis] / steps.size();
      }
    }
    return sum;
  }

  private static double[] less(double[] from, double[] what) {
    return new double[] {from[0] - what[0], from[1] - what[1], from[2] - what[2]};
  }

  private static double[] vector(BccBlock block, Miller step) {
    return new double[] {
      block.cartesian(step, 0), block.cartesian(step, 1), block.cartesian(step, 2)
    };
  }
}
