package org.athanor.actors.supervisor;

/**
 * How far structures that need no biased dynamics are moved.
 *
 * @param seeds of the seeds
 * @param tests of the strain probes that are held out
 * @param anchorStrain largest strain component of anchors, dimensionless
 * @param anchorTemperature of the anchors' dynamics in K
 */
public record Probes(
    Amplitudes seeds, Amplitudes tests, double anchorStrain, double anchorTemperature) {
  /**
   * How far a phase is perturbed at most.
   *
   * @param strain largest strain component, dimensionless
   * @param rattle largest standard deviation of the displacements in Å
   */
  public record Amplitudes(double strain, double rattle) {}
}
