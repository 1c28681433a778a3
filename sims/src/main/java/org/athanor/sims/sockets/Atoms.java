package org.athanor.sims.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.SortedSet;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * Which atoms a server means: the i-PI protocol has positions and a cell, but no elements.
 *
 * <p>They come, the first that says them, from the text of INIT as this program writes it, from a
 * structure that the caller gave, or from a potential that knows a single element.
 */
final class Atoms {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SortedSet<Integer> known;
  private Optional<Who> who;
  private boolean asked;

  private record Who(Species species, Periodicity periodicity) {}

  /**
   * Who the atoms are.
   *
   * @param given a structure of the same atoms; empty leaves it to the others
   * @param known atomic numbers that the potential knows
   */
  Atoms(Optional<Structure> given, SortedSet<Integer> known) {
    this.known = known;
    this.who = given.map(one -> new Who(one.species(), one.cell().periodicity()));
  }

  /**
   * The text of INIT for these atoms: {@code {"athanor": 1, "numbers": [14], "pbc": [true, …]}}.
   */
  static String introduction(Structure structure) {
    Periodicity along = structure.cell().periodicity();
    var text = JSON.createObjectNode().put("athanor", 1);
    var numbers = text.putArray("numbers");
    for (int z : structure.species().toArray()) {
      numbers.add(z);
    }
    text.putArray("pbc").add(along.a()).add(along.b()).add(along.c());
    return text.toString();
  }

  /** Whether an INIT may help: nobody has said who they are, and no INIT came yet. */
  boolean areToBeNamed() {
    return who.isEmpty() && known.size() != 1 && !asked;
  }

  /** Takes the atoms from the text of an INIT, if it is one of ours. */
  void hear(String text) throws BadMessageException {
    asked = true;
    if (!text.startsWith("{\"athanor\"")) {
      return;
    }
    try {
      JsonNode said = JSON.readTree(text);
      int[] numbers = new int[said.path("numbers").size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = said.path("numbers").path(i).asInt();
      }
      JsonNode along = said.path("pbc");
      who =
          Optional.of(
              new Who(
                  Species.of(numbers),
                  new Periodicity(
                      along.path(0).asBoolean(),
                      along.path(1).asBoolean(),
                      along.path(2).asBoolean())));
    } catch (JsonProcessingException e) {
      throw new BadMessageException("i-PI protocol: INIT with broken JSON: " + e.getMessage());
    }
  }

  /**
   * The structure.
   *
   * @throws IllegalArgumentException if nobody says who the atoms are, or their numbers differ
   */
  Structure at(Geometry geometry) {
    int atoms = geometry.positions().size();
    Who them =
        who.or(() -> guess(atoms))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "socket: the i-PI protocol does not say which elements the "
                            + atoms
                            + " atoms are; expected --structure FILE"));
    if (them.species().size() != atoms) {
      throw new IllegalArgumentException(
          "socket: expected positions of " + them.species().size() + " atoms, got " + atoms);
    }
    return new Structure(
        new Cell(geometry.rows(), them.periodicity()), them.species(), geometry.positions());
  }

  private Optional<Who> guess(int atoms) {
    return known.size() == 1
        ? Optional.of(new Who(Species.repeated(known.first(), atoms), Periodicity.FULL))
        : Optional.empty();
  }
}
