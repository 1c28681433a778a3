package org.athanor.sims.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.athanor.potentials.potential.LennardJones;
import org.athanor.potentials.potential.LennardJones.Parameters;
import org.athanor.potentials.potential.LennardJones.Truncation;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.sockets.Loopback;
import org.athanor.sims.sockets.Transport;

/**
 * Whether programs that are kept alive between labels could be reached: a structure is computed
 * over a UNIX socket and over a port. The campaign's own program is started by {@link
 * ReferenceExamination}.
 */
final class SocketExamination implements Examination {
  private static final int COPPER = 29;
  private static final Structure DIMER =
      new Structure(
          Cell.cubic(9), Species.repeated(COPPER, 2), Vectors.of(0.1, 0.2, 0.3, 1.9, 1.3, 0.8));

  @Override
  public void examine(Consumer<Diagnosis> found) throws InterruptedException {
    LennardJones potential =
        LennardJones.of(
            Map.of(new SpeciesPair(COPPER, COPPER), new Parameters(0.4, 2.3, 6)),
            Truncation.SHIFTED);
    for (Transport transport : List.of(Transport.UNIX, Transport.INET)) {
      String topic = transport == Transport.UNIX ? "UNIX sockets" : "local ports";
      try {
        long microseconds = Loopback.of(transport, potential, DIMER).toNanos() / 1000;
        found.accept(
            Diagnosis.pass(
                topic,
                "a structure and its forces went there and back in " + microseconds + " µs"));
      } catch (IOException e) {
        found.accept(
            Diagnosis.warn(
                topic,
                e.getMessage(),
                "allow it, or take references that are processes, or the other transport"
                    + " (label.reference.clients.transport)"));
      }
    }
  }
}
