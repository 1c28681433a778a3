package org.athanor.sims.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.athanor.actors.supervisor.Start;
import org.athanor.config.BadConfiguration;
import org.athanor.config.PhaseSettings;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.PoscarReader;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.Lattice;
import org.athanor.sims.phases.Phase;

/** Builds the structures that walks start from. */
public final class Starts {
  private final List<Element> species;

  /** Of these elements, in the order of the file. */
  public Starts(List<Element> species) {
    this.species = species;
  }

  /**
   * The structure of a phase.
   *
   * @throws BadConfiguration if the prototype is not known, does not fit the elements, or the file
   *     cannot be read
   */
  public Start of(PhaseSettings phase) {
    Structure structure =
        switch (phase) {
          case PhaseSettings.Prototype one -> repeated(prototype(one), one.repeat());
          case PhaseSettings.File one -> repeated(known(one, read(one)), one.repeat());
        };
    return new Start(phase.name(), structure);
  }

  private Structure prototype(PhaseSettings.Prototype one) {
    try {
      Phase phase = Phase.named(one.prototype());
      List<Element> elements = species.subList(0, Math.min(species.size(), phase.elements()));
      return one.lattice()
          .map(abc -> phase.structure(elements, new Lattice(abc.get(0), abc.get(1), abc.get(2))))
          .orElseGet(() -> phase.structure(elements));
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration("phase " + one.name() + ": " + e.getMessage());
    }
  }

  private static Structure read(PhaseSettings.File one) {
    Path file = one.file();
    try {
      if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("xyz")) {
        return PoscarReader.read(file);
      }
      List<Frame> frames = ExtxyzReader.readAll(file);
      if (frames.size() != 1) {
        throw new BadConfiguration(
            "phase "
                + one.name()
                + ": expected one structure in "
                + file
                + ", got "
                + frames.size());
      }
      return frames.getFirst().structure();
    } catch (UnreadableFileException e) {
      throw new BadConfiguration("phase " + one.name() + ": " + e.getMessage());
    }
  }

  private Structure known(PhaseSettings.File one, Structure structure) {
    List<Integer> numbers = species.stream().map(Element::atomicNumber).toList();
    for (int z : structure.species().distinct()) {
      if (!numbers.contains(z)) {
        throw new BadConfiguration(
            "phase "
                + one.name()
                + ": expected the elements of system.species, got "
                + Element.of(z).symbol()
                + " in "
                + one.file());
      }
    }
    return structure;
  }

  private static Structure repeated(Structure structure, List<Integer> repeat) {
    return structure.repeated(repeat.get(0), repeat.get(1), repeat.get(2));
  }
}
