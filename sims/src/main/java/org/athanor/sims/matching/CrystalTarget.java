package org.athanor.sims.matching;

import java.util.ArrayList;
import java.util.List;
import org.athanor.actors.engine.NoMinimumException;
import org.athanor.actors.engine.TargetProperties;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.properties.NotRelaxedException;
import org.athanor.sims.properties.sensitivity.PropertyJacobian;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.properties.sensitivity.Wanted;

/**
 * Properties of a crystal as a campaign's target. Safe to be used by several threads at once: the
 * fitter reads what the matcher asks for again, so the last reading is kept.
 */
public final class CrystalTarget implements TargetProperties {
  private final StructureSpec crystal;
  private final List<Wanted> wanted;
  private String lastPotential = "";
  private List<TargetReading> lastReadings = List.of();

  /**
   * A target.
   *
   * @param crystal whose properties
   * @param wanted properties with the deviations that are wanted
   */
  public CrystalTarget(StructureSpec crystal, List<Wanted> wanted) {
    this.crystal = crystal;
    this.wanted = List.copyOf(wanted);
  }

  @Override
  public synchronized List<TargetReading> read(ParametricPotential at) {
    String potential = PotentialText.write(at);
    if (!potential.equals(lastPotential)) {
      lastReadings = readings(at);
      lastPotential = potential;
    }
    return lastReadings;
  }

  private List<TargetReading> readings(ParametricPotential at) {
    List<Reading> found;
    try {
      found = PropertyJacobian.of(at, crystal, wanted.stream().map(Wanted::indicator).toList());
    } catch (NotRelaxedException open) {
      throw new NoMinimumException(open.getMessage(), open);
    }
    List<TargetReading> readings = new ArrayList<>();
    for (int q = 0; q < found.size(); q++) {
      Reading reading = found.get(q);
      readings.add(
          new TargetReading(
              reading.indicator().word(),
              reading.indicator().unit(),
              reading.value(),
              wanted.get(q).deviation(reading.value()),
              reading.slopes()));
    }
    return readings;
  }
}
