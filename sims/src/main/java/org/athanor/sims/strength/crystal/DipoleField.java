package org.athanor.sims.strength.crystal;

import java.util.ArrayList;
import java.util.List;

/**
 * The harmonic slip of dipoles of straight dislocations, with all their periodic images.
 *
 * <p>Lines run along an edge of the cell, through points (p, q) of the two others. A row of images
 * along p is summed in closed form, ψ = Σ_k ± arg sin(π(ζ − ζ_k)/L_p)/2π with ζ = p + iq, and the
 * sum over rows converges exponentially; the term in q that makes it periodic is taken off. For a
 * screw this is the exact field of isotropic elasticity; for an edge it has the right Burgers
 * vector around each line, and relaxation finds the rest (periodic arrays: Cai, Bulatov, Chang, Li
 * and Yip, Phil. Mag. 83, 539 (2003)).
 *
 * @param burgers the one Burgers vector
 * @param first the edge that p is along
 * @param second the edge that q is along
 * @param lengthP length of that edge in Å
 * @param lengthQ length of that edge in Å
 * @param lines where they are, as many positive as negative ones
 */
record DipoleField(
    List<Miller> burgers, int first, int second, double lengthP, double lengthQ, List<Line> lines)
    implements SlipField {
  /** e⁻²ˣ is below the last bit of 1. */
  private static final double FLAT = 19;

  /** A dislocation line: where it is in Å, and its sign. */
  record Line(double p, double q, int sign) {}

  /** Gradient of ψ along p and q in 1/Å, averaged over the cell without the jumps at cuts. */
  record Gradient(double p, double q) {}

  DipoleField {
    burgers = List.copyOf(burgers);
    lines = List.copyOf(lines);
  }

  /**
   * Dipoles in the arrangement of a checkerboard: positive lines at a quarter of the height q,
   * negative ones at three quarters, half-way between the positive ones.
   *
   * @param dipoles how many pairs of lines
   */
  static DipoleField checkerboard(
      BccBlock block, Miller burgers, int first, int second, int dipoles) {
    double p = block.length(first);
    double q = block.length(second);
    // No line may hit an atom; the cores find their own places later.
    double off = 0.07 * block.latticeConstant();
    List<Line> lines = new ArrayList<>();
    for (int k = 0; k < dipoles; k++) {
      lines.add(new Line(p * (2 * k + 0.5) / (2 * dipoles) + off, 0.25 * q + off, 1));
      lines.add(new Line(p * (2 * k + 1.5) / (2 * dipoles) + off, 0.75 * q + off, -1));
    }
    return new DipoleField(List.of(burgers), first, second, p, q, lines);
  }

  @Override
  public int owner(Place place) {
    return 0;
  }

  @Override
  public double share(Place place) {
    return share(place.along(first), place.along(second));
  }

  /** The mean gradient, from how often ψ winds along lines through the cell. */
  Gradient gradient() {
    double alongP = 0;
    List<Double> qs = lines.stream().map(Line::q).distinct().sorted().toList();
    for (int k = 0; k < qs.size(); k++) {
      double next = k + 1 < qs.size() ? qs.get(k + 1) : qs.getFirst() + lengthQ;
      double width = next - qs.get(k);
      double q = qs.get(k) + 0.5 * width;
      alongP += width / lengthQ * winding(0, q, lengthP, 0);
    }
    double alongQ = 0;
    List<Double> ps = lines.stream().map(Line::p).distinct().sorted().toList();
    for (int k = 0; k < ps.size(); k++) {
      double next = k + 1 < ps.size() ? ps.get(k + 1) : ps.getFirst() + lengthP;
      double width = next - ps.get(k);
      double p = ps.get(k) + 0.5 * width;
      alongQ += width / lengthP * winding(p, 0, 0, lengthQ);
    }
    return new Gradient(alongP / lengthP, alongQ / lengthQ);
  }

  private double share(double p, double q) {
    double sum = 0;
    double linear = 0;
    int rows = (int) Math.ceil(FLAT / Math.PI * lengthP / lengthQ) + 1;
    for (Line line : lines) {
      linear += line.sign() * line.p();
      double u = Math.PI * (p - line.p()) / lengthP;
      double sine = StrictMath.sin(u);
      double cosine = StrictMath.cos(u);
      for (int m = -rows; m <= rows; m++) {
        double v = Math.PI * (q - line.q() - m * lengthQ) / lengthP;
        sum += line.sign() * StrictMath.atan2(cosine * StrictMath.tanh(v), sine);
      }
    }
    return sum / (2 * Math.PI) - linear / lengthP * q / lengthQ;
  }

  /** The whole number of turns that ψ makes on a straight way. */
  private long winding(double p, double q, double dp, double dq) {
    int steps = 64 * lines.size() + (int) Math.ceil(4 * Math.max(dp, dq));
    double turns = 0;
    double before = share(p, q);
    for (int k = 1; k <= steps; k++) {
      double now = share(p + dp * k / steps, q + dq * k / steps);
      turns += now - before - Math.rint(now - before);
      before = now;
    }
    return Math.round(turns);
  }
}
