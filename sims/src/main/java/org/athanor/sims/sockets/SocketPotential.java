package org.athanor.sims.sockets;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.sockets.SocketProgram.Task;

/**
 * A potential that another program computes, such as a foundation model.
 *
 * <p>The protocol knows the energy of the whole structure only; each atom's share of it is the n-th
 * part. Its bits are those of the other program: they are the same again as long as that program
 * gives the same bits for the same structure on every machine that walks.
 */
public final class SocketPotential implements Potential, AutoCloseable {
  /** A client that dies under a walk is replaced so often, and the walk goes on. */
  private static final int TRIES = 3;

  private final Clients clients;
  private final double cutoff;
  private final SortedSet<Integer> species;

  SocketPotential(Clients clients, double cutoff, SortedSet<Integer> species) {
    this.clients = clients;
    this.cutoff = cutoff;
    this.species = Collections.unmodifiableSortedSet(new TreeSet<>(species));
  }

  @Override
  public double cutoff() {
    return cutoff;
  }

  @Override
  public SortedSet<Integer> species() {
    return species;
  }

  /**
   * Asks a client at each call.
   *
   * @throws IllegalStateException when called, if the program gives no answer or the thread is
   *     interrupted
   */
  @Override
  public Kernel kernel(Species atoms) {
    atoms.placesIn(species);
    return (neighbours, tally) -> add(atoms, neighbours, tally);
  }

  @Override
  public void close() {
    clients.close();
  }

  private void add(Species atoms, Neighbours list, Tally tally) {
    double[] positions = new double[3 * atoms.size()];
    System.arraycopy(list.positions(), 0, positions, 0, positions.length);
    Answer answer = answer(new Structure(list.cell(), atoms, Vectors.of(positions)));
    double[] virial = answer.virial().toArray();
    for (int k = 0; k < 9; k++) {
      tally.virial()[k] += virial[k];
    }
    for (int i = 0; i < atoms.size(); i++) {
      tally.energies()[i] += answer.energy() / atoms.size();
      for (int x = 0; x < 3; x++) {
        tally.forces()[3 * i + x] += answer.forces().get(i, x);
      }
    }
  }

  private Answer answer(Structure structure) {
    Task task = new Task(structure, List.of());
    for (int attempt = 1; ; attempt++) {
      try {
        return clients.ask(task);
      } catch (ClientFailedException e) {
        if (attempt == TRIES || !(e.failure() instanceof Failure.Crashed)) {
          throw new IllegalStateException(
              clients.program().identity().name() + ": " + e.getMessage(), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while another program computed", e);
      }
    }
  }
}
