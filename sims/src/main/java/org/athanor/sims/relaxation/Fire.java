package org.athanor.sims.relaxation;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.walk.Ending;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Watch;

/**
 * FIRE: relaxes positions and cell together until the enthalpy E + P V is least, or those of them
 * that a {@link Freedom} leaves free.
 *
 * <p>Coordinates are the positions in Å and ℓ ε, ε a symmetric strain from the present cell and ℓ
 * as in {@link FireState}; their forces are −∂E/∂positions and (virial − P V 1)/ℓ. Steps are
 * semi-implicit Euler with velocities turned towards the force, v ← (1−α) v + α |v| F/|F|; uphill
 * the last half step is taken back (Bitzek, Koskinen, Gähler, Moseler and Gumbsch, Phys. Rev. Lett.
 * 97, 170201 (2006); Guénolé, Nöhring, Vaid, Houllé, Xie, Prakash and Bitzek, Comput. Mater. Sci.
 * 175, 109584 (2020)).
 *
 * <p>It serves one thread. Saved by {@link #state} and started again it goes on with the same bits.
 */
public final class Fire {
  /** Longest move of any atom, and of ℓ ε, in a step, in Å. */
  private static final double LONGEST_MOVE = 0.15;

  private final Surface surface;
  private final Watch watch;
  private final RelaxationSettings settings;
  private final Freedom freedom;
  private final double pressure;
  private final int n;

  /** Velocities and forces of 3n positions and then 9 strains. */
  private final double[] velocities;

  private final double[] forces;
  private FireState state;

  /**
   * Goes on from {@code state}, on an unbiased surface made for its number of atoms.
   *
   * @param pressureGPa in GPa
   * @param watch asked after every evaluation
   */
  public Fire(
      FireState state,
      Surface surface,
      double pressureGPa,
      RelaxationSettings settings,
      Watch watch) {
    this(state, surface, Freedom.at(pressureGPa), settings, watch);
  }

  /** The same, where only some of the positions and strains may change. */
  public Fire(
      FireState state, Surface surface, Freedom freedom, RelaxationSettings settings, Watch watch) {
    this.state = state;
    this.surface = surface;
    this.watch = watch;
    this.settings = settings;
    this.freedom = freedom;
    this.pressure = freedom.pressureGPa() / Units.GPA_PER_EV_PER_A3;
    this.n = state.structure().size();
    this.velocities = Arrays.copyOf(state.velocities().toArray(), 3 * n + 9);
    System.arraycopy(state.strainRate().toArray(), 0, velocities, 3 * n, 9);
    this.forces = new double[3 * n + 9];
    evaluate();
  }

  /** Relaxes positions and cell of a structure at a pressure in GPa. */
  public static Relaxation relax(
      Structure structure,
      Surface surface,
      double pressureGPa,
      RelaxationSettings settings,
      Watch watch) {
    return relax(structure, surface, Freedom.at(pressureGPa), settings, watch);
  }

  /** Relaxes what may move of a structure. */
  public static Relaxation relax(
      Structure structure,
      Surface surface,
      Freedom freedom,
      RelaxationSettings settings,
      Watch watch) {
    Fire fire = new Fire(FireState.at(structure), surface, freedom, settings, watch);
    Optional<Relaxation> end = fire.ended();
    while (end.isEmpty()) {
      fire.advance();
      end = fire.ended();
    }
    return end.get();
  }

  /** All that is needed to go on from here. */
  public FireState state() {
    return state;
  }

  /** How it ended, if it has. */
  public Optional<Relaxation> ended() {
    int steps = state.step();
    Structure structure = state.structure();
    if (!Double.isFinite(surface.base().energy())
        || !Arrays.stream(forces).allMatch(Double::isFinite)) {
      return Optional.of(new Relaxation.NotFinite(steps));
    }
    Optional<Ending.Guarded> breach = watch.breach(steps, surface);
    if (breach.isPresent()) {
      return Optional.of(new Relaxation.Stopped(steps, breach.get()));
    }
    double force = largestForce();
    double volume = structure.cell().volume();
    double stressGPa = largestStrainForce() * state.length() / volume * Units.GPA_PER_EV_PER_A3;
    if (force <= settings.largestForce() && stressGPa <= settings.stressGPa()) {
      double enthalpy = surface.base().energy() + pressure * volume;
      return Optional.of(new Relaxation.Converged(steps, structure, enthalpy));
    }
    return steps < settings.steps()
        ? Optional.empty()
        : Optional.of(new Relaxation.OutOfSteps(steps, structure, force, stressGPa));
  }

  /** One step; {@link #ended} must have said that it has not ended. */
  public void advance() {
    FireState.Pace pace = state.pace();
    Structure from = state.structure();
    double power = product(forces, velocities);
    if (power > 0) {
      pace = pace.faster();
    } else if (state.step() > 0) {
      from = moved(from, -0.5 * pace.timestep());
      pace = pace.slower();
      Arrays.fill(velocities, 0);
    }
    turn(pace);
    Structure to = moved(from, pace.timestep());
    state =
        new FireState(
            state.step() + 1,
            to,
            Vectors.of(Arrays.copyOf(velocities, 3 * n)),
            Matrix3.of(Arrays.copyOfRange(velocities, 3 * n, 3 * n + 9)),
            state.length(),
            pace);
    evaluate();
  }

  private void turn(FireState.Pace pace) {
    for (int k = 0; k < velocities.length; k++) {
      velocities[k] += pace.timestep() * forces[k];
    }
    double speed = Math.sqrt(product(velocities, velocities));
    double force = Math.sqrt(product(forces, forces));
    double towards = force == 0 ? 0 : pace.mixing() * speed / force;
    for (int k = 0; k < velocities.length; k++) {
      velocities[k] = (1 - pace.mixing()) * velocities[k] + towards * forces[k];
    }
  }

  /** The structure after a time, its moves cut to the longest allowed. */
  private Structure moved(Structure structure, double time) {
    double longest = 0;
    for (int i = 0; i < velocities.length; i += 3) {
      double x = velocities[i];
      double y = velocities[i + 1];
      double z = velocities[i + 2];
      longest = Math.max(longest, Math.sqrt(x * x + y * y + z * z));
    }
    double fraction = Math.min(1, LONGEST_MOVE / (longest * Math.abs(time)));
    double[] positions = structure.positions().toArray();
    for (int k = 0; k < 3 * n; k++) {
      positions[k] += fraction * time * velocities[k];
    }
    Matrix3 rate = Matrix3.of(Arrays.copyOfRange(velocities, 3 * n, 3 * n + 9));
    return structure
        .withPositions(Vectors.of(positions))
        .strained(freedom.allowed(rate.times(fraction * time / state.length())));
  }

  private void evaluate() {
    Cell cell = state.structure().cell();
    surface.evaluate(state.structure());
    System.arraycopy(surface.forces(), 0, forces, 0, 3 * n);
    double[] virial = Matrix3.of(surface.base().virial()).symmetric().toArray();
    double work = pressure * cell.volume();
    for (int k = 0; k < 9; k++) {
      double push = k % 4 == 0 ? work : 0;
      forces[3 * n + k] = (virial[k] - push) / state.length();
    }
    freedom.restrict(forces);
  }

  private double largestForce() {
    double largest = 0;
    for (int k = 0; k < 3 * n; k += 3) {
      double square =
          forces[k] * forces[k] + forces[k + 1] * forces[k + 1] + forces[k + 2] * forces[k + 2];
      largest = Math.max(largest, square);
    }
    return Math.sqrt(largest);
  }

  private double largestStrainForce() {
    double largest = 0;
    for (int k = 3 * n; k < forces.length; k++) {
      largest = Math.max(largest, Math.abs(forces[k]));
    }
    return largest;
  }

  private static double product(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }
}
