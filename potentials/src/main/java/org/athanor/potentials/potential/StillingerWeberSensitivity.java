package org.athanor.potentials.potential;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.potential.StillingerWeber.Parameters;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;

/**
 * Derivatives of the Stillinger–Weber energy, forces and virial by ln of Aε, B, σ, γσ and λε at a
 * fixed range R = aσ.
 *
 * <p>With s = σ/r, u = r − R, e = exp(σ/u), X = Bs^p − s^q and Y = dX/dr: φ₂ = εAXe and φ₂′ = εA(Y
 * − σX/u²)e. With h = exp(γσ/u): φ₃ = λε(c − c₀)²h_j h_k. σ moves s and e, γσ moves h.
 */
final class StillingerWeberSensitivity {
  private static final int A = 0;
  private static final int B = 1;
  private static final int SIGMA = 2;
  private static final int GAMMA = 3;
  private static final int LAMBDA = 4;
  private static final int COUNT = 5;

  private final Parameters of;
  private final double[] energy = new double[COUNT];
  private final double[] value = new double[COUNT];
  private final double[] slope = new double[COUNT];

  StillingerWeberSensitivity(Parameters parameters) {
    this.of = parameters;
  }

  Sensitivity of(Neighbours list, int atoms) {
    List<Tally> tallies = new ArrayList<>();
    for (int p = 0; p < COUNT; p++) {
      tallies.add(new Tally(atoms));
    }
    for (int i = 0; i < atoms; i++) {
      for (int k = list.first(i); k < list.first(i + 1); k++) {
        if (list.distances()[k] < of.cutoff()) {
          addPair(list, i, k, tallies);
          for (int l = k + 1; l < list.first(i + 1); l++) {
            addTriple(list, i, k, l, tallies);
          }
        }
      }
    }
    List<Vectors> forces = new ArrayList<>();
    List<Matrix3> virial = new ArrayList<>();
    for (Tally tally : tallies) {
      forces.add(Vectors.of(tally.forces()));
      virial.add(Matrix3.of(tally.virial()));
    }
    return new Sensitivity(Scalars.of(energy), forces, virial);
  }

  /** Half of it: the list has the pair twice. */
  private void addPair(Neighbours list, int i, int k, List<Tally> tallies) {
    double r = list.distances()[k];
    pair(r);
    for (int p = 0; p < COUNT; p++) {
      energy[p] += 0.5 * value[p];
      double pull = 0.5 * slope[p] / r;
      tallies
          .get(p)
          .addSlope(list, i, k, pull * list.dx()[k], pull * list.dy()[k], pull * list.dz()[k]);
    }
  }

  /** Derivatives of φ₂ and φ₂′ at the distance r. */
  private void pair(double r) {
    double u = r - of.cutoff();
    double s = of.sigma() / r;
    double rise = of.pairB() * StrictMath.pow(s, of.p());
    double fall = StrictMath.pow(s, of.q());
    double w = of.sigma() / u;
    double scale = of.epsilon() * of.pairA() * StrictMath.exp(w);
    double x = rise - fall;
    double y = (of.q() * fall - of.p() * rise) / r;
    double byRise = of.p() * rise - of.q() * fall;
    double bySlope = (of.q() * of.q() * fall - of.p() * of.p() * rise) / r;
    double decay = -w / u;
    value[A] = scale * x;
    slope[A] = scale * (y + decay * x);
    value[B] = scale * rise;
    slope[B] = scale * rise * (decay - of.p() / r);
    value[SIGMA] = scale * (byRise + w * x);
    slope[SIGMA] = scale * (bySlope + decay * (byRise + x) + w * (y + decay * x));
    value[GAMMA] = 0;
    slope[GAMMA] = 0;
    value[LAMBDA] = 0;
    slope[LAMBDA] = 0;
  }

  private void addTriple(Neighbours list, int i, int k, int l, List<Tally> tallies) {
    double rk = list.distances()[k];
    double rl = list.distances()[l];
    if (!(rl < of.cutoff())) {
      return;
    }
    double cosine = cosine(list, k, l);
    double off = cosine - of.cosTheta0();
    double wk = of.gamma() * of.sigma() / (rk - of.cutoff());
    double wl = of.gamma() * of.sigma() / (rl - of.cutoff());
    double strength = of.lambda() * of.epsilon() * StrictMath.exp(wk + wl);
    double whole = strength * off * off;
    // Slopes of ln(h_k h_l) by r_k and r_l.
    double byK = -wk / (rk - of.cutoff());
    double byL = -wl / (rl - of.cutoff());
    double grown = whole * (wk + wl);
    double bend = 2 * strength * off;
    spread(list, i, k, l, tallies.get(LAMBDA), whole * byK, whole * byL, bend);
    energy[LAMBDA] += whole;
    energy[GAMMA] += grown;
    double steeper = grown + whole;
    spread(list, i, k, l, tallies.get(GAMMA), steeper * byK, steeper * byL, bend * (wk + wl));
  }

  /** Adds ∂/∂r_k, ∂/∂r_l and ∂/∂cos θ of a triple. */
  private static void spread(
      Neighbours list, int i, int k, int l, Tally tally, double byK, double byL, double byCosine) {
    double rk = list.distances()[k];
    double rl = list.distances()[l];
    double cosine = cosine(list, k, l);
    double across = byCosine / (rk * rl);
    double alongK = byK / rk - byCosine * cosine / (rk * rk);
    double alongL = byL / rl - byCosine * cosine / (rl * rl);
    double[] dx = list.dx();
    double[] dy = list.dy();
    double[] dz = list.dz();
    tally.addSlope(
        list,
        i,
        k,
        alongK * dx[k] + across * dx[l],
        alongK * dy[k] + across * dy[l],
        alongK * dz[k] + across * dz[l]);
    tally.addSlope(
        list,
        i,
        l,
        alongL * dx[l] + across * dx[k],
        alongL * dy[l] + across * dy[k],
        alongL * dz[l] + across * dz[k]);
  }

  private static double cosine(Neighbours list, int k, int l) {
    double dot =
        list.dx()[k] * list.dx()[l] + list.dy()[k] * list.dy()[l] + list.dz()[k] * list.dz()[l];
    return dot / (list.distances()[k] * list.distances()[l]);
  }
}
