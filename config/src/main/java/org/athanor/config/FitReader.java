package org.athanor.config;

import static org.athanor.config.Dimension.FORCE;
import static org.athanor.config.Dimension.LENGTH;
import static org.athanor.config.Dimension.NUMBER;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.actors.fitter.FitSettings;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.potentials.structure.Element;

/** Reads what a campaign file says about the fit. */
final class FitReader {
  private FitReader() {}

  static FitSettings read(Section fit, List<Element> species) {
    fit.choice("uncertainty", List.of("posterior", "committee")); // Read by the outline.
    return new FitSettings(
        basis(fit),
        species.stream().map(Element::atomicNumber).toList(),
        weights(fit.section("weights")),
        prior(fit),
        false);
  }

  /** By its name in lower case. */
  private static Prior prior(Section fit) {
    List<String> words =
        Arrays.stream(Prior.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    return Prior.valueOf(fit.choice("prior", words).toUpperCase(Locale.ROOT));
  }

  private static BasisSettings basis(Section fit) {
    double cutoff = fit.quantity("cutoff", LENGTH, Range.between(1, 20));
    return switch (fit.choice(
        "basis", List.of("radial-angular", "ace", "snap", "snap-quadratic"))) {
      case "ace" -> new BasisSettings.Ace(cutoff, clusters(fit.section("ace")));
      case "snap" -> new BasisSettings.Bispectral(cutoff, bispectrum(fit.section("snap"), false));
      case "snap-quadratic" ->
          new BasisSettings.Bispectral(cutoff, bispectrum(fit.section("snap"), true));
      default ->
          new BasisSettings.RadialAngular(
              cutoff,
              shape(fit.section("pairs"), fit.section("triplets"), fit.section("quadruplets")));
    };
  }

  private static ClusterShape clusters(Section ace) {
    return new ClusterShape(
        ace.count("body-order", 2, 5),
        ace.count("functions", 1, 5000),
        ace.count("radial", 1, 20),
        ace.count("angular", 0, 7));
  }

  private static SnapShape bispectrum(Section snap, boolean quadratic) {
    return new SnapShape(
        snap.count("twojmax", 1, 14),
        quadratic,
        byElement(snap, "radii", Range.between(0.1, 0.5)),
        byElement(snap, "weights", Range.between(-100, 100)));
  }

  private static SortedMap<Integer, Double> byElement(Section snap, String block, Range range) {
    Section section = snap.section(block);
    SortedMap<Integer, Double> found = new TreeMap<>();
    for (String symbol : section.entries().keySet()) {
      Element element;
      try {
        element = Element.of(symbol);
      } catch (IllegalArgumentException e) {
        throw snap.bad(block, "symbols of elements");
      }
      found.put(element.atomicNumber(), section.quantity(symbol, NUMBER, range));
    }
    return found;
  }

  private static Shape shape(Section pairs, Section triplets, Section quadruplets) {
    return new Shape(
        pairs.count("radial", 1, 40),
        triplets.count("radial", 0, 40),
        triplets.count("angular", 0, 8),
        quadruplets.count("radial", 0, 40),
        quadruplets.count("angular", 0, 8));
  }

  static FitWeights weights(Section weights) {
    return new FitWeights(
        weights.quantity("energy", NUMBER, Range.POSITIVE),
        weights.quantity("force", NUMBER, Range.POSITIVE),
        weights.quantity("virial", NUMBER, Range.NOT_NEGATIVE),
        weights
            .quantityUnless("soft-force", "none", FORCE, Range.POSITIVE)
            .orElse(Double.POSITIVE_INFINITY));
  }
}
