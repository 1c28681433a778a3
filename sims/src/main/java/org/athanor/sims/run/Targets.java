package org.athanor.sims.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.actors.matcher.Aim;
import org.athanor.actors.matcher.TargetSettings;
import org.athanor.actors.matcher.TargetSettings.Control;
import org.athanor.actors.supervisor.Budget;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.CampaignFile.Driving;
import org.athanor.config.CampaignFile.Target;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.sims.matching.CrystalTarget;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.sensitivity.Wanted;

/** Opens the target that a campaign file names. */
public final class Targets {
  private Targets() {}

  /**
   * The target; empty if the file has none.
   *
   * @throws BadConfiguration if its potential, its crystal or a property is not known, or they do
   *     not fit the elements
   */
  public static Optional<Aim> of(CampaignFile file) {
    return file.target().map(target -> aim(target, file));
  }

  /**
   * Checks that a campaign goes on from the parameters that it began with.
   *
   * @throws BadConfiguration if a file that they come from was changed
   */
  static void checkStart(Optional<Aim> aim, Optional<TargetSet> begun) {
    String start = aim.map(one -> one.settings().start()).orElse("");
    if (begun.isPresent() && !begun.get().potential().equals(start)) {
      throw new BadConfiguration(
          "target.potential: expected the parameters that the campaign began with, got others;"
              + " take the change of its file back, or begin another campaign with --directory");
    }
  }

  private static Aim aim(Target target, CampaignFile file) {
    ParametricPotential start = start(target, file);
    TargetSettings settings =
        new TargetSettings(
            PotentialText.write(start),
            target.accuracy(),
            target.perTarget(),
            target.pace(),
            control(file));
    StructureSpec crystal = crystal(target, file.driving().directory());
    for (int element : crystal.structure().species().distinct()) {
      if (!start.species().contains(element)) {
        throw new BadConfiguration(
            "target.structure: expected elements of target.potential, got "
                + Element.of(element).symbol());
      }
    }
    return new Aim(settings, new CrystalTarget(crystal, wanted(target)));
  }

  /** Structures that may be labelled at random; empty for none. */
  private static Optional<Control> control(CampaignFile file) {
    Budget budget = file.course().budget();
    int most = (int) Math.round(budget.control() * budget.labels());
    return most == 0 ? Optional.empty() : Optional.of(new Control(file.seed(), most));
  }

  private static ParametricPotential start(Target target, CampaignFile file) {
    Driving driving = file.driving();
    try {
      ParametricPotential start =
          new PotentialSpec(driving.directory(), driving.python()).tunable(target.potential());
      for (Element element : file.species()) {
        if (!start.species().contains(element.atomicNumber())) {
          throw new IllegalArgumentException(
              "expected a potential of every element of system.species, got none of "
                  + element.symbol());
        }
      }
      return start;
    } catch (IllegalArgumentException | IOException e) {
      throw new BadConfiguration("target.potential: " + e.getMessage());
    }
  }

  private static StructureSpec crystal(Target target, Path directory) {
    Path file = directory.resolve(target.structure());
    try {
      return StructureSpec.parse(Files.isRegularFile(file) ? file.toString() : target.structure());
    } catch (IllegalArgumentException | UnreadableFileException e) {
      throw new BadConfiguration("target.structure: " + e.getMessage());
    }
  }

  private static List<Wanted> wanted(Target target) {
    List<Wanted> wanted = new ArrayList<>();
    for (Map.Entry<String, String> one : target.properties().entrySet()) {
      try {
        wanted.add(Wanted.parse(one.getKey() + "=" + one.getValue()));
      } catch (IllegalArgumentException e) {
        throw new BadConfiguration("target.properties: " + e.getMessage());
      }
    }
    return wanted;
  }
}
