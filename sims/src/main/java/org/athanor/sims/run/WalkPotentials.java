package org.athanor.sims.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.CampaignFile.Driving;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Element;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.sockets.SocketPotential;
import org.athanor.sims.walk.GivenPotentials;

/**
 * The potentials that a campaign file names for walks, each opened once. Closing ends the programs
 * that compute some of them.
 */
public final class WalkPotentials implements GivenPotentials, AutoCloseable {
  private final Driving driving;
  private final List<Element> species;
  private final Map<String, Potential> opened = new TreeMap<>();

  private WalkPotentials(Driving driving, List<Element> species) {
    this.driving = driving;
    this.species = species;
  }

  /**
   * Opens what the file names now; a walk that was planned before it was changed finds what it
   * names later.
   *
   * @throws BadConfiguration if it is not there, or not for these elements
   */
  public static WalkPotentials of(CampaignFile file) {
    WalkPotentials potentials = new WalkPotentials(file.driving(), file.species());
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
      Potential potential = new PotentialSpec(driving.directory(), driving.python()).graded(spec);
      for (Element element : species) {
        if (!potential.species().contains(element.atomicNumber())) {
          throw new IllegalArgumentException(
              "expected a potential of every element of system.species, got "
                  + spec
                  + " without "
                  + element.symbol());
        }
      }
      return potential;
    } catch (IOException e) {
      throw new IllegalArgumentException(spec + ": " + e.getMessage(), e);
    }
  }
}
