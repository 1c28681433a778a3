package org.athanor.potentials.eam;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;

/**
 * The Jacobian of {@link ZhouEam} by the chain rule.
 *
 * <p>∂E = Σ_i [∂F(ρ_i) + F′ ∂ρ_i] + Σ_pairs ∂φ, and ∂(dE/dr_ij) = (∂F′_i + F″_i ∂ρ_i + the same of
 * j) f′ + (F′_i + F′_j) ∂f′ + ∂φ′: a force with the same structure as the potential's own.
 */
final class ZhouSensitivity {
  /** The first five parameters (r_e, β, A, B, κ) move the pair functions, the others F only. */
  private static final int RADIAL = 5;

  private final ZhouParameters parameters;
  private final ZhouPairSlopes pairs;
  private final ZhouEmbedding embedding;

  ZhouSensitivity(ZhouParameters parameters) {
    this.parameters = parameters;
    this.pairs = new ZhouPairSlopes(parameters);
    this.embedding = new ZhouEmbedding(parameters);
  }

  Sensitivity of(Neighbours list, int atoms, double cutoff) {
    HalfPairs half = new HalfPairs();
    half.select(list, cutoff);
    double[] densities = new double[atoms];
    double[] densityByLog = new double[RADIAL * atoms];
    double[] energy = new double[ZhouParameters.TUNABLE];
    sumPairs(list, half, densities, densityByLog, energy);
    List<Vectors> forces = new ArrayList<>();
    List<Matrix3> virials = new ArrayList<>();
    for (int p = 0; p < ZhouParameters.TUNABLE; p++) {
      PairSlopes slopes = new PairSlopes(atoms, true);
      slopes.grow(half.count());
      for (int i = 0; i < atoms; i++) {
        double byLog = p < RADIAL ? densityByLog[RADIAL * i + p] : 0;
        energy[p] += energyByLog(p, densities[i], byLog);
        slopes.embedding[i] = slopeByLog(p, densities[i], byLog);
      }
      fill(slopes, p, list, half, densities);
      Tally tally = new Tally(atoms);
      half.forces(list, tally, slopes);
      Prediction moved = tally.prediction();
      forces.add(moved.forces());
      virials.add(moved.virial());
    }
    return new Sensitivity(Scalars.of(energy), forces, virials);
  }

  private void sumPairs(
      Neighbours list, HalfPairs half, double[] densities, double[] byLog, double[] energy) {
    for (int i = 0; i < densities.length; i++) {
      for (int pair = half.first(i); pair < half.first(i + 1); pair++) {
        int j = list.indices()[half.place(pair)];
        pairs.at(list.distances()[half.place(pair)]);
        densities[i] += pairs.density();
        densities[j] += pairs.density();
        for (int p = 0; p < RADIAL; p++) {
          byLog[RADIAL * i + p] += pairs.densityByLog(p);
          byLog[RADIAL * j + p] += pairs.densityByLog(p);
          energy[p] += pairs.energyByLog(p);
        }
      }
    }
  }

  private double energyByLog(int p, double density, double densityByLog) {
    double direct =
        switch (p) {
          case RADIAL -> parameters.eta() * embedding.energyByEta(density);
          case RADIAL + 1 -> embedding.energy(density);
          default -> 0;
        };
    return direct + embedding.slope(density) * densityByLog;
  }

  private double slopeByLog(int p, double density, double densityByLog) {
    double direct =
        switch (p) {
          case RADIAL -> parameters.eta() * embedding.slopeByEta(density);
          case RADIAL + 1 -> embedding.slope(density);
          default -> 0;
        };
    return direct + embedding.curvature(density) * densityByLog;
  }

  private void fill(PairSlopes slopes, int p, Neighbours list, HalfPairs half, double[] densities) {
    for (int i = 0; i < densities.length; i++) {
      double own = embedding.slope(densities[i]);
      for (int pair = half.first(i); pair < half.first(i + 1); pair++) {
        int k = half.place(pair);
        pairs.at(list.distances()[k]);
        slopes.atI[pair] = pairs.densitySlope();
        double both = own + embedding.slope(densities[list.indices()[k]]);
        slopes.pair[pair] =
            p < RADIAL ? both * pairs.densitySlopeByLog(p) + pairs.energySlopeByLog(p) : 0;
      }
    }
  }
}
