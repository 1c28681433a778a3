package org.athanor.sims.cli;

import java.util.Locale;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Orbitals;
import picocli.CommandLine.Option;

/** How fingerprints are made; shared by commands. */
final class FingerprintOptions {
  @Option(
      names = "--cutoff",
      required = true,
      paramLabel = "Å",
      description = "radius of the sphere around each atom in Å")
  private double cutoff;

  @Option(
      names = "--length",
      required = true,
      paramLabel = "L",
      description = "eigenvalues kept for each atom; fewer are filled up with zeros")
  private int length;

  @Option(
      names = "--orbitals",
      defaultValue = "s",
      paramLabel = "s|sp",
      description = "orbitals on every atom; s unless given")
  private Orbitals orbitals;

  FingerprintSettings settings() {
    return new FingerprintSettings(cutoff, length, orbitals, false);
  }

  String orbitals() {
    return orbitals.name().toLowerCase(Locale.ROOT);
  }
}
