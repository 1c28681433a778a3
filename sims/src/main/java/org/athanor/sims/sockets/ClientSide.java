package org.athanor.sims.sockets;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;

/** The side of the i-PI protocol that computes: a potential that serves another program. */
final class ClientSide {
  private final Wire wire;
  private final Potential potential;
  private final Atoms atoms;
  private Optional<Evaluator> evaluator = Optional.empty();
  private Optional<Answer> answer = Optional.empty();

  ClientSide(Wire wire, Potential potential, Atoms atoms) {
    this.wire = wire;
    this.potential = potential;
    this.atoms = atoms;
  }

  /**
   * Serves until the other side lets it go, or closes the socket between two structures as some do.
   *
   * @return how many structures were computed
   * @throws EOFException if the other side has gone before it took an answer
   * @throws IllegalArgumentException if the potential does not know the atoms
   */
  long serve(Deadline deadline) throws IOException, InterruptedException {
    long computed = 0;
    while (true) {
      switch (heard(deadline)) {
        case STATUS -> wire.send(state(), deadline);
        case INIT -> atoms.hear(wire.init(deadline));
        case POSDATA -> {
          answer = Optional.of(compute(wire.geometry(deadline)));
          computed++;
        }
        case GETFORCE -> {
          wire.sendAnswer(
              answer.orElseThrow(
                  () -> new BadMessageException("i-PI protocol: GETFORCE before POSDATA")),
              deadline);
          answer = Optional.empty();
        }
        case EXIT -> {
          return computed;
        }
        case NEEDINIT, READY, HAVEDATA, FORCEREADY ->
            throw new BadMessageException("i-PI protocol: a server sent what clients send");
      }
    }
  }

  private Header heard(Deadline deadline) throws IOException, InterruptedException {
    try {
      return wire.header(deadline);
    } catch (EOFException e) {
      if (answer.isPresent()) {
        throw e;
      }
      return Header.EXIT;
    }
  }

  private Header state() {
    if (answer.isPresent()) {
      return Header.HAVEDATA;
    }
    return atoms.areToBeNamed() ? Header.NEEDINIT : Header.READY;
  }

  private Answer compute(Geometry geometry) {
    Structure structure = atoms.at(geometry);
    if (evaluator.filter(ready -> ready.fits(structure)).isEmpty()) {
      evaluator = Optional.of(new Evaluator(structure, potential));
    }
    return evaluator.get().answer(structure);
  }

  /** Work arrays for structures of the same atoms. */
  private static final class Evaluator {
    private final Structure first;
    private final Kernel kernel;
    private final Neighbours list;
    private final Tally tally;

    Evaluator(Structure first, Potential potential) {
      this.first = first;
      this.kernel = potential.kernel(first.species());
      this.list = new Neighbours(potential.cutoff(), 1.0);
      this.tally = new Tally(first.size());
    }

    boolean fits(Structure next) {
      Cell.Periodicity along = next.cell().periodicity();
      return next.species().equals(first.species()) && along.equals(first.cell().periodicity());
    }

    Answer answer(Structure structure) {
      tally.clear();
      list.update(structure.cell(), structure.positions().toArray());
      kernel.add(list, tally);
      Prediction prediction = tally.prediction();
      return new Answer(prediction.energy(), prediction.forces(), prediction.virial(), "");
    }
  }
}
