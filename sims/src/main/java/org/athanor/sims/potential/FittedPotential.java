package org.athanor.sims.potential;

import java.util.Optional;
import java.util.SortedMap;
import org.athanor.potentials.embedding.EmbeddedPotential;
import org.athanor.potentials.embedding.EmbeddedPotentialText;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.uncertainty.Uncertainty;
import org.athanor.potentials.uncertainty.UncertaintyBytes;

/** A potential that {@code fit} makes, in the words that the rest of the fit needs. */
public sealed interface FittedPotential {
  /** The potential. */
  Potential potential();

  /** What stands in {@code potential.txt}. */
  String text();

  /** In which energies are linear in the coefficients, at least to first order. */
  Basis basis();

  /** E0 in eV by atomic number. */
  SortedMap<Integer, Double> references();

  /** What stands in {@code uncertainty.bin}. */
  default byte[] bytes(Uncertainty uncertainty) {
    return UncertaintyBytes.write(uncertainty, text());
  }

  /**
   * Reads {@code uncertainty.bin}.
   *
   * @throws IllegalArgumentException if the bytes are damaged, or another potential's
   */
  default Uncertainty uncertainty(byte[] bytes) {
    return UncertaintyBytes.read(bytes, basis(), text());
  }

  /**
   * Reads {@code potential.txt}.
   *
   * @throws IllegalArgumentException if a line is not what it should be, with its number
   */
  static FittedPotential read(String text) {
    return EmbeddedPotentialText.begins(text)
        ? new Embedded(EmbeddedPotentialText.read(text))
        : new Linear(LinearPotentialText.read(text));
  }

  /** A potential as one of these; empty if no fit makes such. */
  static Optional<FittedPotential> of(Potential potential) {
    if (potential instanceof LinearPotential linear) {
      return Optional.of(new Linear(linear));
    }
    return potential instanceof EmbeddedPotential embedded
        ? Optional.of(new Embedded(embedded))
        : Optional.empty();
  }

  /** One density. */
  record Linear(LinearPotential potential) implements FittedPotential {
    @Override
    public String text() {
      return LinearPotentialText.write(potential);
    }

    @Override
    public Basis basis() {
      return potential.basis();
    }

    @Override
    public SortedMap<Integer, Double> references() {
      return potential.references();
    }
  }

  /** Two. */
  record Embedded(EmbeddedPotential potential) implements FittedPotential {
    @Override
    public String text() {
      return EmbeddedPotentialText.write(potential);
    }

    @Override
    public Basis basis() {
      return potential.tangent();
    }

    @Override
    public SortedMap<Integer, Double> references() {
      return potential.references();
    }
  }
}
