package org.athanor.actors.supervisor;

/**
 * How far structures that need no biased dynamics are moved.
 *
 * @param seedStrain largest strain component of seeds and strain probes, dimensionless
 * @param seedRattle largest standard deviation of their displacements in Å
 * @param anchorStrain largest strain component of anchors, dimensionless
 * @param anchorTemperature of the anchors' dynamics in K
 */
public record Probes(
    double seedStrain, double seedRattle, double anchorStrain, double anchorTemperature) {}
