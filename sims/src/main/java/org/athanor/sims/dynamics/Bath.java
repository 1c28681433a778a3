package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Units;

/** A thermostat at work on one trajectory. */
sealed interface Bath {
  /** Changes velocities [3n] in Å/fs as a whole time step does, and says the heat in eV. */
  double exchange(double[] velocities, Noise noise);

  /** The bath of an integrator, for these atoms. */
  static Bath of(Integrator integrator, Masses masses, Sweep sweep) {
    double timestep = integrator.timestep();
    return switch (integrator.thermostat()) {
      case Thermostat.Off _ -> new None();
      case Thermostat.Langevin langevin -> Friction.of(langevin, timestep, masses);
      case Thermostat.Rescaling rescaling -> Rescaled.of(rescaling, timestep, masses, sweep);
    };
  }

  /** No heat. */
  record None() implements Bath {
    @Override
    public double exchange(double[] velocities, Noise noise) {
      return 0;
    }
  }

  /** v ← c v + √(1−c²) ξ, c = exp(−γh), ξ thermal velocities of zero total momentum. */
  final class Friction implements Bath {
    private final Masses masses;
    private final double temperature;
    private final double decay;
    private final double[] thermal;

    private Friction(Masses masses, double temperature, double decay) {
      this.masses = masses;
      this.temperature = temperature;
      this.decay = decay;
      this.thermal = new double[3 * masses.size()];
    }

    static Friction of(Thermostat.Langevin langevin, double timestep, Masses masses) {
      double decay = StrictMath.exp(-langevin.friction() * timestep);
      return new Friction(masses, langevin.temperature(), decay);
    }

    @Override
    public double exchange(double[] velocities, Noise noise) {
      double before = masses.kinetic(velocities);
      masses.draw(temperature, noise, thermal);
      double width = Math.sqrt(1 - decay * decay);
      for (int x = 0; x < velocities.length; x++) {
        velocities[x] = decay * velocities[x] + width * thermal[x];
      }
      return masses.kinetic(velocities) - before;
    }
  }

  /**
   * v ← α v with α = √c + √(q(1−c)) R₁ up to the sum of the other squares: α² = c + q(1−c)(R₁² + S)
   * + 2 √(c q (1−c)) R₁, q = k_B T/(2K), c = exp(−h/τ), R₁ normal and S of the chi-squared
   * distribution with N_f − 1 degrees of freedom; α has the sign of R₁ + √(c/(q(1−c))).
   */
  record Rescaled(Masses masses, Sweep sweep, double temperature, double decay) implements Bath {
    static Rescaled of(
        Thermostat.Rescaling rescaling, double timestep, Masses masses, Sweep sweep) {
      double decay = StrictMath.exp(-timestep / rescaling.time());
      return new Rescaled(masses, sweep, rescaling.temperature(), decay);
    }

    @Override
    public double exchange(double[] velocities, Noise noise) {
      double kinetic = masses.kinetic(velocities);
      double share = 0.5 * Units.BOLTZMANN * temperature / kinetic;
      double fresh = share * (1 - decay);
      double first = noise.normal();
      double others = 2 * noise.gamma(0.5 * (masses.freedom() - 1));
      double along = Math.sqrt(decay) + Math.sqrt(fresh) * first;
      double factor = Math.copySign(Math.sqrt(along * along + fresh * others), along);
      sweep.each(
          (from, to) -> {
            for (int x = 3 * from; x < 3 * to; x++) {
              velocities[x] *= factor;
            }
          });
      return kinetic * (factor * factor - 1);
    }
  }
}
