package org.athanor.sims.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.CampaignFile.Driving;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Element;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.potential.SpecFiles;
import org.athanor.sims.sockets.SocketPotential;
import org.athanor.sims.walk.GivenPotentials;

/**
 * The potentials that a campaign file names for walks, each opened once. Closing ends the programs
 * that compute some of them.
 */
public final class WalkPotentials implements GivenPotentials, AutoCloseable {
  private final Driving driving;
  private final List<Element> species;
  private final Optional<InputRecord> inputs;
  private final Map<String, Potential> opened = new TreeMap<>();

  private WalkPotentials(Driving driving, List<Element> species, Optional<InputRecord> inputs) {
    this.driving = driving;
    this.species = species;
    this.inputs = inputs;
  }

  /**
   * Opens what the file names now; a walk that was planned before it was changed finds what it
   * names later.
   *
   * @throws BadConfiguration if it is not there, or not for these elements
   */
  public static WalkPotentials of(CampaignFile file) {
    return of(file, Optional.empty());
  }

  /**
   * The same for a campaign that has begun, whose walks must all move on the same.
   *
   * @throws BadConfiguration if a potential's file is not what it was when it was first used
   */
  static WalkPotentials of(CampaignFile file, InputRecord inputs) {
    return of(file, Optional.of(inputs));
  }

  private static WalkPotentials of(CampaignFile file, Optional<InputRecord> inputs) {
    WalkPotentials potentials = new WalkPotentials(file.driving(), file.species(), inputs);
    file.driving().potential().ifPresent(potentials::required);
    return potentials;
  }

  @Override
  public synchronized Potential named(String spec) {
    return opened.computeIfAbsent(spec, this::open);
  }

  @Override
  public synchronized void close() {
    for (Potential potential : opened.values()) {
      if (potential instanceof SocketPotential program) {
        program.close();
      }
    }
  }

  private void required(String spec) {
    try {
      named(spec);
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration("explore.potential: " + e.getMessage());
    }
  }

  private Potential open(String spec) {
    try {
      Potential potential =
          new PotentialSpec(driving.directory(), driving.python()).gradedWherePossible(spec);
      for (Element element : species) {
        if (!potential.species().contains(element.atomicNumber())) {
          throw new IllegalArgumentException(
              "expected a potential of every element of system.species, got "
                  + spec
                  + " without "
                  + element.symbol());
        }
      }
      inputs.ifPresent(known -> known(known, spec));
      return potential;
    } catch (IOException e) {
      throw new IllegalArgumentException(spec + ": " + e.getMessage(), e);
    }
  }

  private void known(InputRecord record, String spec) {
    Path directory = driving.directory();
    for (String name : SpecFiles.of(directory, spec)) {
      String remedy = "name the new contents by another file (for rounds to come), ";
      record.check("explore.potential", name, directory.resolve(name), remedy);
    }
  }
}
