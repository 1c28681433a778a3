package org.athanor.sims.potential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.athanor.persistence.formats.InputFile;
import org.athanor.potentials.matching.Information;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.regression.Posterior;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.text.PotentialText;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.potentials.uncertainty.GradedPotential;
import org.athanor.potentials.uncertainty.Uncertainty;

/**
 * A fitted potential on disk: {@code potential.txt}, and {@code uncertainty.bin} beside it.
 *
 * @param path the folder, or the text itself
 */
record FittedFolder(Path path) {
  /**
   * The potential.
   *
   * @throws IllegalArgumentException if there is none
   */
  Potential potential() throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve("potential.txt") : path;
    if (!Files.isRegularFile(file)) {
      throw SpecText.wrong(path.toString(), "a folder with a file potential.txt");
    }
    try {
      return PotentialText.read(InputFile.text(file, "a potential"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private Path uncertaintyFile() {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    return folder.resolve("uncertainty.bin");
  }

  boolean hasUncertainty() {
    return Files.isRegularFile(uncertaintyFile());
  }

  /** The potential, which knows how far atoms are from its labels. */
  GradedPotential graded(FittedPotential fitted) throws IOException {
    return new GradedPotential(
        fitted.potential(), fitted.basis(), ActiveSets.of(uncertainty(fitted).grades()));
  }

  Uncertainty uncertainty(FittedPotential fitted) throws IOException {
    Path file = uncertaintyFile();
    try {
      return fitted.uncertainty(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * What the fit's labels and prior say of its coefficients where reference energies stay as they
   * are: the inverse of the posterior's covariance, by rows of W⁻¹ for Σ = W Wᵀ.
   *
   * @throws IllegalArgumentException if deviations come from a committee
   */
  Information known(FittedPotential fitted) throws IOException {
    if (!(uncertainty(fitted).spread() instanceof Posterior posterior)) {
      throw new IllegalArgumentException(
          uncertaintyFile() + ": expected a fit with --uncertainty posterior, got a committee");
    }
    return Information.ofJacobian(
        inverted(posterior.triangle(), posterior.size(), fitted.basis().size()));
  }

  /** The inverse of the leading block of an upper triangle, which is that of the inverse. */
  private static double[][] inverted(Scalars triangle, int size, int leading) {
    double[][] upper = new double[leading][leading];
    int at = 0;
    for (int k = 0; k < size; k++) {
      for (int l = k; l < size; l++, at++) {
        if (k < leading && l < leading) {
          upper[k][l] = triangle.get(at);
        }
      }
    }
    double[][] inverse = new double[leading][leading];
    for (int k = leading - 1; k >= 0; k--) {
      inverse[k][k] = 1;
      for (int i = k + 1; i < leading; i++) {
        for (int l = i; l < leading; l++) {
          inverse[k][l] = Math.fma(-upper[k][i], inverse[i][l], inverse[k][l]);
        }
      }
      for (int l = k; l < leading; l++) {
        inverse[k][l] /= upper[k][k];
      }
    }
    return inverse;
  }
}
