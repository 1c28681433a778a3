package org.athanor.potentials.ionic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Neighbours;

/**
 * The far part of the Coulomb energy by a mesh: E = ½ Σ_k G(k) |S(k)|², S the transform of the
 * charges spread over a mesh by a {@link Window}, G of {@link Influence}.
 *
 * <p>Each charge's energy is half of itself times the potential that it reads from the mesh through
 * the same window, whose slope gives its force; the virial is the slope of the same energy with
 * strain. What the forces leave over as a sum, of the order of their error, is taken off all atoms
 * alike. Source: U. Essmann, L. Perera, M. L. Berkowitz, T. Darden, H. Lee and L. G. Pedersen, J.
 * Chem. Phys. 103, 8577 (1995).
 *
 * <p>Sums are made in an order that depends neither on the number of threads nor on what was
 * evaluated before, but for the cell that came first ({@link MeshSize}).
 */
final class MeshSum implements Kernel {
  private final double[] charges;
  private final double constant;
  private final Splitting splitting;
  private final Window window;
  private final double[] sums = new double[MeshWaves.SUMS];
  private Optional<Cell> first;
  private Optional<Mesh> mesh = Optional.empty();

  /**
   * For these charges in e.
   *
   * @param constant e²/(4πε₀) in eV·Å
   * @param first the cell that the size of the mesh is chosen for; if empty, the first that comes
   */
  MeshSum(double[] charges, double constant, MeshTables tables, Optional<Cell> first) {
    this.charges = charges;
    this.constant = constant;
    this.splitting = tables.splitting();
    this.window = tables.window();
    this.first = first;
  }

  @Override
  public void add(Neighbours neighbours, Tally tally) {
    Cell cell = neighbours.cell();
    if (!cell.periodicity().equals(Cell.Periodicity.FULL)) {
      throw new IllegalArgumentException(
          "Ewald: expected a cell that repeats along all three rows, got " + cell.periodicity());
    }
    if (first.isEmpty()) {
      first = Optional.of(cell);
    }
    MeshSize size = MeshSize.of(first.get(), cell, splitting.longest(), window.order());
    if (mesh.isEmpty() || !mesh.get().size.equals(size)) {
      mesh = Optional.of(new Mesh(size));
    }
    mesh.get().add(neighbours, tally);
  }

  /** The arrays and tasks of one size. */
  private final class Mesh {
    private final MeshSize size;
    private final int[] points;
    private final double[] values;
    private final Places places;
    private final Influence influence;
    private final MeshWaves waves;
    private final Parts atoms = Parts.of(charges.length);
    private final Order atomOrder = Order.free(atoms, 1);
    private final Order planeOrder;
    private final Order spreadOrder;
    private final Order lineOrder;

    /** Sums of the forces of each part of the atoms. */
    private final double[] excess = new double[3 * atoms.count()];

    private Optional<Cell> placed = Optional.empty();
    private Stencil[] stencils = new Stencil[0];
    private MeshWaves.Desk[] desks = new MeshWaves.Desk[0];
    private double[] positions = new double[0];
    private double[] inverse = new double[9];
    private Tally tally = new Tally(0);
    private final Team.Task place = this::place;
    private final Team.Task spread = this::spread;
    private final Team.Task fill = this::fill;
    private final Team.Task forward = this::forward;
    private final Team.Task weigh = this::weigh;
    private final Team.Task backward = this::backward;
    private final Team.Task read = this::read;

    Mesh(MeshSize size) {
      this.size = size;
      this.points = new int[] {size.a(), size.b(), size.c()};
      int rowLength = Stencil.rowLength(window, size);
      this.values = new double[size.a() * size.b() * rowLength];
      this.places = new Places(charges.length, size.a());
      this.influence = new Influence(size, splitting, window, constant);
      this.waves = new MeshWaves(size, rowLength, influence);
      this.planeOrder = Order.free(Parts.each(waves.planes()), 1);
      this.lineOrder = Order.free(Parts.each(waves.pairs()), 1);
      this.spreadOrder = spreadOrder(size.a(), window.order());
    }

    void add(Neighbours neighbours, Tally target) {
      Team team = neighbours.team();
      seat(team.size());
      positions = neighbours.positions();
      tally = target;
      if (!placed.equals(Optional.of(neighbours.cell()))) {
        placed = Optional.empty();
        influence.begin(neighbours.cell());
        inverse = neighbours.cell().rows().inverse().toArray();
        team.run(planeOrder, fill);
        placed = Optional.of(neighbours.cell());
      }
      team.run(atomOrder, place);
      places.sort();
      Arrays.fill(values, 0);
      team.run(spreadOrder, spread);
      team.run(lineOrder, forward);
      team.run(planeOrder, weigh);
      team.run(lineOrder, backward);
      team.run(atomOrder, read);
      level();
      waves.sum(sums);
      influence.addVirial(sums, target.virial());
    }

    private void seat(int members) {
      if (stencils.length < members) {
        stencils = new Stencil[members];
        desks = new MeshWaves.Desk[members];
        for (int member = 0; member < members; member++) {
          stencils[member] = new Stencil(window, size);
          desks[member] = new MeshWaves.Desk(size);
        }
      }
    }

    private void place(int member, int part) {
      places.place(positions, inverse, points, atoms.begin(part), atoms.end(part));
    }

    private void spread(int member, int plane) {
      Stencil stencil = stencils[member];
      for (int place = places.start(plane); place < places.start(plane + 1); place++) {
        int atom = places.atom(place);
        stencil.spread(charges[atom], places, atom, values);
      }
    }

    private void fill(int member, int plane) {
      influence.fill(plane);
    }

    private void forward(int member, int line) {
      waves.forward(desks[member], line, values);
    }

    private void weigh(int member, int plane) {
      waves.weigh(desks[member], plane);
    }

    private void backward(int member, int line) {
      waves.backward(desks[member], line, values);
    }

    private void read(int member, int part) {
      Stencil stencil = stencils[member];
      double[] energies = tally.energies();
      double[] forces = tally.forces();
      Arrays.fill(excess, 3 * part, 3 * part + 3, 0);
      for (int place = atoms.begin(part); place < atoms.end(part); place++) {
        int i = places.atom(place);
        double[] read = stencil.read(places, i, values);
        energies[i] += 0.5 * charges[i] * read[0];
        double a = -charges[i] * size.a() * read[1];
        double b = -charges[i] * size.b() * read[2];
        double c = -charges[i] * size.c() * read[3];
        for (int axis = 0; axis < 3; axis++) {
          double force =
              a * inverse[3 * axis] + b * inverse[3 * axis + 1] + c * inverse[3 * axis + 2];
          forces[3 * i + axis] += force;
          excess[3 * part + axis] += force;
        }
      }
    }

    /** Takes the mean force off. */
    private void level() {
      double[] forces = tally.forces();
      for (int axis = 0; axis < 3; axis++) {
        double sum = 0;
        for (int part = 0; part < atoms.count(); part++) {
          sum += excess[3 * part + axis];
        }
        double mean = sum / charges.length;
        for (int i = 0; i < charges.length; i++) {
          forces[3 * i + axis] -= mean;
        }
      }
    }
  }

  /** Planes of atoms, of which each writes to as many planes of the mesh as the window is long. */
  private static Order spreadOrder(int planes, int order) {
    BitSet[] touched = new BitSet[planes];
    for (int plane = 0; plane < planes; plane++) {
      touched[plane] = new BitSet(planes);
      for (int k = 0; k < order; k++) {
        touched[plane].set((plane + k) % planes);
      }
    }
    return Order.of(Parts.each(planes), Math.max(1, planes / order), touched);
  }
}
