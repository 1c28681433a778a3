package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.sims.status.Format;

/** Results as lines for people. */
final class Quantities {
  private Quantities() {}

  static List<Quantity> of(Result result) {
    return switch (result) {
      case GroundState ground -> ground(ground);
      case Elasticity elastic -> elastic(elastic);
      case EquationOfState eos -> eos(eos);
      case Vacancies vacancies -> vacancies(vacancies);
      case Surfaces surfaces -> surfaces(surfaces);
      case Faults faults -> faults(faults);
      case Phonons phonons -> phonons(phonons);
      case Expansion expansion -> expansion(expansion);
      case RadialDistribution radial -> radial(radial);
      case Unavailable none -> List.of(Quantity.words("not available", none.reason()));
    };
  }

  private static List<Quantity> ground(GroundState ground) {
    List<Quantity> all = new ArrayList<>();
    all.add(Quantity.words("crystal system", Format.word(ground.system())));
    for (int row = 0; row < 3; row++) {
      all.add(Quantity.of("abc".substring(row, row + 1), ground.length(row), 7, "Å"));
    }
    for (int row = 0; row < 3; row++) {
      all.add(Quantity.of("αβγ".substring(row, row + 1), ground.angle(row), 6, "°"));
    }
    all.add(Quantity.of("volume", ground.structure().volumePerAtom(), 7, "Å³/atom"));
    all.add(Quantity.of("density", ground.density(), 5, "g/cm³"));
    all.add(Quantity.of("energy", ground.energyPerAtom(), 7, "eV/atom"));
    ground
        .cohesiveEnergy()
        .ifPresentOrElse(
            energy -> all.add(Quantity.of("cohesive energy", energy, 7, "eV/atom")),
            () -> all.add(Quantity.words("cohesive energy", "unknown: no isolated atoms")));
    return all;
  }

  private static List<Quantity> elastic(Elasticity elastic) {
    List<Quantity> all = new ArrayList<>();
    double u = elastic.uncertaintyGPa();
    elastic.constants().forEach((name, value) -> all.add(Quantity.of(name, value, "GPa", u)));
    Moduli moduli = elastic.moduli();
    all.add(Quantity.of("bulk modulus (Hill)", moduli.bulk(), "GPa", u));
    all.add(Quantity.of("shear modulus (Hill)", moduli.shear(), "GPa", u));
    all.add(Quantity.of("shear modulus (Voigt)", moduli.shearVoigt(), "GPa", u));
    all.add(Quantity.of("shear modulus (Reuss)", moduli.shearReuss(), "GPa", u));
    all.add(Quantity.of("Young's modulus (Hill)", moduli.young(), "GPa", u));
    all.add(Quantity.of("Poisson's ratio (Hill)", moduli.poisson(), 4, ""));
    all.add(Quantity.of("universal anisotropy", moduli.anisotropy(), 3, ""));
    all.add(
        Quantity.words(
            "Born stability",
            (elastic.stable() ? "stable" : "UNSTABLE")
                + ", least eigenvalue "
                + Format.figures(elastic.stiffness().leastEigenvalue(), 4)
                + " GPa"));
    return all;
  }

  private static List<Quantity> eos(EquationOfState eos) {
    BirchMurnaghan fit = eos.fit();
    BirchMurnaghan near = eos.near();
    return List.of(
        Quantity.of("V₀", near.volume(), "Å³/atom", fit.volume() - near.volume()),
        Quantity.of("E₀", near.energy(), "eV/atom", fit.energy() - near.energy()),
        Quantity.of(
            "B₀", near.bulkModulusGPa(), "GPa", fit.bulkModulusGPa() - near.bulkModulusGPa()),
        Quantity.of("B₀′", near.derivative(), "", fit.derivative() - near.derivative()),
        Quantity.of("rest of the fit", 1000 * eos.residual(), 2, "meV/atom"));
  }

  private static List<Quantity> vacancies(Vacancies vacancy) {
    String what = String.join(" and ", vacancy.atoms());
    return List.of(
        Quantity.of(
            "formation energy without " + what, vacancy.energy(), "eV", vacancy.uncertainty()),
        Quantity.of("the same, unrelaxed", vacancy.unrelaxed(), 5, "eV"),
        Quantity.words("supercell", vacancy.supercell() + " cells, " + vacancy.sites() + " sites"));
  }

  private static List<Quantity> surfaces(Surfaces surfaces) {
    List<Quantity> all = new ArrayList<>();
    for (Surfaces.Surface one : surfaces.all()) {
      String name = "(" + one.plane() + ")";
      all.add(Quantity.of(name + " relaxed", one.energy(), "J/m²", one.uncertainty()));
      all.add(Quantity.of(name + " unrelaxed", one.unrelaxed(), 5, "J/m²"));
      if (!one.sidesEqual()) {
        all.add(Quantity.words(name + " sides", "differ: this is their mean"));
      }
    }
    return all;
  }

  private static List<Quantity> phonons(Phonons phonons) {
    List<Quantity> all = new ArrayList<>();
    all.add(
        Quantity.of("highest frequency", phonons.bands().highest(), "THz", phonons.uncertainty()));
    all.add(Quantity.of("lowest frequency", phonons.lowest(), "THz", phonons.uncertainty()));
    all.add(Quantity.words("stability", phonons.stable() ? "stable" : "UNSTABLE"));
    phonons
        .thermal()
        .ifPresent(
            thermal -> {
              all.add(
                  Quantity.of(
                      "zero-point energy", 1000 * thermal.zeroPointEnergy(), 5, "meV/atom"));
              all.add(Quantity.of("heat capacity at 300 K", thermal.heatCapacity(), 5, "k/atom"));
            });
    all.add(Quantity.words("supercell", phonons.supercell() + " cells"));
    all.add(Quantity.of("sum rule missed by", phonons.sumRule(), 2, "eV/Å²"));
    return all;
  }

  private static List<Quantity> expansion(Expansion expansion) {
    List<Quantity> all = new ArrayList<>();
    all.add(Quantity.of("volume at rest", expansion.restVolume(), 6, "Å³/atom"));
    for (double t : new double[] {0, 300, 1000}) {
      int k = expansion.nearest(t);
      if (Math.abs(expansion.temperatures().get(k) - t) < 1) {
        String at = " at " + Format.plain(t, 4) + " K (quasi-harmonic)";
        double volume = expansion.volumes().get(k);
        double error = volume - expansion.nearVolumes().get(k);
        all.add(Quantity.of("volume" + at, volume, "Å³/atom", error));
        if (t > 0) {
          all.add(
              Quantity.of("linear expansion" + at, expansion.coefficients().get(k), 3, "10⁻⁶/K"));
        }
      }
    }
    Expansion.Warm warm = expansion.warm();
    all.add(
        Quantity.of(
            "volume at " + Format.figures(warm.temperature(), 3) + " K (dynamics)",
            warm.volume(),
            "Å³/atom",
            warm.uncertainty()));
    return all;
  }

  private static List<Quantity> radial(RadialDistribution radial) {
    List<Quantity> all = new ArrayList<>();
    int number = 1;
    for (RadialDistribution.Shell shell :
        radial.shells().subList(0, Math.min(6, radial.shells().size()))) {
      String name =
          "shell " + number++ + ", " + Format.plain(shell.neighbours(), 4) + " neighbours";
      all.add(Quantity.of(name, shell.distance(), 6, "Å"));
    }
    String at = " at " + Format.figures(radial.temperature(), 3) + " K";
    all.add(Quantity.of("highest peak" + at, radial.peak(), 4, "Å"));
    all.add(Quantity.of("its height", radial.height(), "", radial.uncertainty()));
    return all;
  }

  private static List<Quantity> faults(Faults faults) {
    List<Quantity> all = new ArrayList<>();
    for (Faults.Line line : faults.all()) {
      all.add(Quantity.of(line.slip() + " highest", line.peak(), "mJ/m²", line.uncertainty()));
      all.add(Quantity.of(line.slip() + " at the end", line.end(), "mJ/m²", line.uncertainty()));
    }
    return all;
  }
}
