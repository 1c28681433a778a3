package org.athanor.sims.cli;

import java.util.List;
import java.util.Optional;
import org.athanor.config.Spelling;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Element;
import org.athanor.sims.strength.Loading;
import org.athanor.sims.strength.Size;
import org.athanor.sims.strength.Specimen;
import org.athanor.sims.strength.crystal.Defects;
import org.athanor.sims.strength.crystal.LoopSettings;
import org.athanor.sims.strength.crystal.Miller;
import picocli.CommandLine.Option;

/** The crystal and its loading as options of a command line. */
final class StrengthOptions {
  private static final List<String> DEFECTS =
      List.of("loops", "vacancy-loops", "screws", "edges", "none");

  @Option(
      names = "--element",
      paramLabel = "SYMBOL",
      description = "needed where the potential knows several")
  private Optional<String> element;

  @Option(
      names = "--axis",
      paramLabel = "H,K,L",
      defaultValue = "1,0,0",
      description = "direction that is compressed (default ${DEFAULT-VALUE})")
  private String axis;

  @Option(
      names = "--cells",
      paramLabel = "N[,N,N]",
      description = "size in lattice constants; 20 (16,000 atoms) unless given")
  private Optional<String> cells;

  @Option(
      names = "--size",
      paramLabel = "L[,L,L]",
      description = "size in Å instead; the loaded edge is the last")
  private Optional<String> size;

  @Option(
      names = "--defects",
      paramLabel = "KIND",
      defaultValue = "loops",
      description =
          "loops (interstitial), vacancy-loops, screws, edges or none (default ${DEFAULT-VALUE})")
  private String defects;

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "how many loops (4 unless given) or dipoles (1)")
  private Optional<Integer> number;

  @Option(
      names = "--loop-radius",
      paramLabel = "L",
      defaultValue = "8",
      description = "radius of the loops in Å (default ${DEFAULT-VALUE})")
  private double loopRadius;

  @Option(
      names = "--temperature",
      paramLabel = "K",
      defaultValue = "300",
      description = "in K (default ${DEFAULT-VALUE})")
  private double temperature;

  @Option(
      names = "--pressure",
      paramLabel = "GPA",
      defaultValue = "0",
      description = "lateral pressure in GPa (default ${DEFAULT-VALUE})")
  private double pressure;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      defaultValue = "1e9",
      description = "true strain rate in 1/s (default ${DEFAULT-VALUE})")
  private double rate;

  @Option(
      names = "--strain",
      paramLabel = "STRAIN",
      defaultValue = "0.3",
      description = "true strain to go to (default ${DEFAULT-VALUE})")
  private double strain;

  @Option(
      names = "--timestep",
      paramLabel = "FS",
      defaultValue = "2",
      description = "in fs (default ${DEFAULT-VALUE})")
  private double timestep;

  @Option(
      names = "--thermalise",
      paramLabel = "PS",
      defaultValue = "5",
      description = "time before compression in ps (default ${DEFAULT-VALUE})")
  private double thermalise;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "500",
      description = "points of the stress–strain curve, about (default ${DEFAULT-VALUE})")
  private int samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of places, velocities and noise (default ${DEFAULT-VALUE})")
  private long seed;

  Specimen specimen(Potential potential) {
    return specimen(potential, seed);
  }

  Loading loading() {
    return loading(seed);
  }

  /** The first seed of a series. */
  long seed() {
    return seed;
  }

  Specimen specimen(Potential potential, long own) {
    return new Specimen(element(potential), Miller.parse(axis), size(), defects(own));
  }

  Loading loading(long own) {
    return new Loading(
        temperature,
        pressure,
        rate,
        strain,
        new Loading.Pace(timestep, 1000 * thermalise, samples),
        own);
  }

  private Element element(Potential potential) {
    List<String> known =
        potential.species().stream().map(number -> Element.of(number).symbol()).toList();
    String symbol =
        element.orElseGet(
            () -> {
              if (known.size() != 1) {
                throw new IllegalArgumentException(
                    "--element: expected one of " + known + ", which the potential knows");
              }
              return known.getFirst();
            });
    if (!known.contains(symbol)) {
      throw new IllegalArgumentException(
          "--element: expected one of " + known + ", got \"" + symbol + "\"");
    }
    return Element.of(symbol);
  }

  private Size size() {
    if (size.isPresent() && cells.isPresent()) {
      throw new IllegalArgumentException("expected --cells or --size, got both");
    }
    return size.isPresent()
        ? size("--size", size.get(), Size.Unit.ANGSTROM)
        : size("--cells", cells.orElse("20"), Size.Unit.CELLS);
  }

  private static Size size(String option, String text, Size.Unit unit) {
    try {
      double[] edges =
          List.of(text.split(",", -1)).stream().mapToDouble(Double::parseDouble).toArray();
      if (edges.length == 1) {
        return new Size(edges[0], edges[0], edges[0], unit);
      }
      if (edges.length == 3) {
        return new Size(edges[0], edges[1], edges[2], unit);
      }
      throw new NumberFormatException(edges.length + " numbers");
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          option + ": expected one number or three joined by commas, got \"" + text + "\"", e);
    }
  }

  private Defects defects(long own) {
    return switch (defects) {
      case "loops" -> loops(LoopSettings.Kind.INTERSTITIAL, own);
      case "vacancy-loops" -> loops(LoopSettings.Kind.VACANCY, own);
      case "screws" -> new Defects.Dipoles(Defects.Line.SCREW, number.orElse(1));
      case "edges" -> new Defects.Dipoles(Defects.Line.EDGE, number.orElse(1));
      case "none" -> new Defects.None();
      default ->
          throw new IllegalArgumentException(
              "--defects: expected one of "
                  + String.join(", ", DEFECTS)
                  + ", got \""
                  + defects
                  + "\"; the nearest is "
                  + Spelling.nearest(defects, DEFECTS));
    };
  }

  private Defects loops(LoopSettings.Kind kind, long own) {
    return new Defects.Loops(new LoopSettings(kind, number.orElse(4), loopRadius, own));
  }
}
