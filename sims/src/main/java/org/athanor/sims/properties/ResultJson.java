package org.athanor.sims.properties;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.status.Format;

/** Results as JSON; names carry the units. */
final class ResultJson {
  private ResultJson() {}

  static ObjectNode of(Result result) {
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
      case Unavailable none -> object().put("unavailable", none.reason());
    };
  }

  private static ObjectNode ground(GroundState ground) {
    ObjectNode json = object();
    json.put("crystalSystem", Format.word(ground.system()));
    ArrayNode lengths = json.putArray("lengthsAngstrom");
    ArrayNode angles = json.putArray("anglesDegrees");
    for (int row = 0; row < 3; row++) {
      lengths.add(ground.length(row));
      angles.add(ground.angle(row));
    }
    json.put("volumePerAtomAngstrom3", ground.structure().volumePerAtom());
    json.put("densityGramPerCm3", ground.density());
    json.put("energyPerAtomEV", ground.energyPerAtom());
    json.put("cohesiveEnergyPerAtomEV", ground.cohesiveEnergy().orElse(null));
    json.put("residualStressGPa", ground.stressGPa());
    json.set("structure", structure(ground.structure()));
    return json;
  }

  private static ObjectNode elastic(Elasticity elastic) {
    ObjectNode json = object();
    ArrayNode rows = json.putArray("stiffnessGPa");
    for (int i = 1; i <= 6; i++) {
      ArrayNode row = rows.addArray();
      for (int j = 1; j <= 6; j++) {
        row.add(elastic.stiffness().get(i, j));
      }
    }
    ObjectNode constants = json.putObject("constantsGPa");
    elastic.constants().forEach(constants::put);
    json.put("uncertaintyGPa", elastic.uncertaintyGPa());
    Moduli moduli = elastic.moduli();
    json.put("bulkModulusVoigtGPa", moduli.bulkVoigt());
    json.put("bulkModulusReussGPa", moduli.bulkReuss());
    json.put("bulkModulusHillGPa", moduli.bulk());
    json.put("shearModulusVoigtGPa", moduli.shearVoigt());
    json.put("shearModulusReussGPa", moduli.shearReuss());
    json.put("shearModulusHillGPa", moduli.shear());
    json.put("youngsModulusHillGPa", moduli.young());
    json.put("poissonsRatioHill", moduli.poisson());
    json.put("universalAnisotropy", moduli.anisotropy());
    json.put("stable", elastic.stable());
    json.put("leastEigenvalueGPa", elastic.stiffness().leastEigenvalue());
    return json;
  }

  private static ObjectNode eos(EquationOfState eos) {
    ObjectNode json = object();
    json.set("fit", birch(eos.fit()));
    json.set("innerFit", birch(eos.near()));
    json.put("residualMeVPerAtom", 1000 * eos.residual());
    json.set("volumesPerAtomAngstrom3", numbers(eos.volumes()));
    json.set("energiesPerAtomEV", numbers(eos.energies()));
    return json;
  }

  private static ObjectNode birch(BirchMurnaghan fit) {
    ObjectNode json = object();
    json.put("volumePerAtomAngstrom3", fit.volume());
    json.put("energyPerAtomEV", fit.energy());
    json.put("bulkModulusGPa", fit.bulkModulusGPa());
    json.put("bulkModulusDerivative", fit.derivative());
    return json;
  }

  private static ObjectNode vacancies(Vacancies vacancy) {
    ObjectNode json = object();
    ArrayNode removed = json.putArray("removed");
    vacancy.atoms().forEach(removed::add);
    json.put("formationEnergyEV", vacancy.energy());
    json.put("uncertaintyEV", vacancy.uncertainty());
    json.put("unrelaxedEV", vacancy.unrelaxed());
    json.put("supercell", vacancy.supercell().toString());
    json.put("sites", vacancy.sites());
    return json;
  }

  private static ObjectNode surfaces(Surfaces surfaces) {
    ObjectNode json = object();
    ArrayNode all = json.putArray("surfaces");
    for (Surfaces.Surface one : surfaces.all()) {
      ObjectNode surface = all.addObject();
      surface.set("plane", indices(one.plane()));
      surface.put("energyJPerM2", one.energy());
      surface.put("uncertaintyJPerM2", one.uncertainty());
      surface.put("unrelaxedJPerM2", one.unrelaxed());
      surface.put("sidesEqual", one.sidesEqual());
      surface.put("atoms", one.atoms());
    }
    return json;
  }

  private static ObjectNode faults(Faults faults) {
    ObjectNode json = object();
    ArrayNode all = json.putArray("lines");
    for (Faults.Line line : faults.all()) {
      ObjectNode one = all.addObject();
      one.set("plane", indices(line.slip().plane()));
      one.set("direction", indices(line.slip().direction()));
      one.put("parts", line.slip().parts());
      one.put("gap", Format.word(line.slip().gap()));
      one.put("slipAngstrom", line.length());
      one.put("highestMJPerM2", line.peak());
      one.put("endMJPerM2", line.end());
      one.put("uncertaintyMJPerM2", line.uncertainty());
      one.set("shares", numbers(line.shares()));
      one.set("energiesMJPerM2", numbers(line.energies()));
    }
    return json;
  }

  private static ObjectNode phonons(Phonons phonons) {
    ObjectNode json = object();
    json.put("stable", phonons.stable());
    json.put("lowestTHz", phonons.lowest());
    json.put("highestTHz", phonons.bands().highest());
    json.put("uncertaintyTHz", phonons.uncertainty());
    json.put(
        "zeroPointEnergyPerAtomEV",
        phonons.thermal().map(Phonons.Thermal::zeroPointEnergy).orElse(null));
    json.put(
        "heatCapacity300KPerAtomBoltzmann",
        phonons.thermal().map(Phonons.Thermal::heatCapacity).orElse(null));
    json.put("supercell", phonons.supercell().toString());
    json.put("sumRuleEVPerAngstrom2", phonons.sumRule());
    ObjectNode bands = json.putObject("bands");
    ArrayNode corners = bands.putArray("corners");
    for (Bands.Corner corner : phonons.bands().corners()) {
      corners.addObject().put("label", corner.label()).put("distance", corner.distance());
    }
    bands.set("distancesPerAngstrom", numbers(phonons.bands().distances()));
    ArrayNode branches = bands.putArray("branchesTHz");
    phonons.bands().branches().forEach(branch -> branches.add(numbers(branch)));
    ObjectNode density = json.putObject("densityOfStates");
    density.set("frequenciesTHz", numbers(phonons.frequencies()));
    density.set("perAtomPerTHz", numbers(phonons.density()));
    return json;
  }

  private static ObjectNode expansion(Expansion expansion) {
    ObjectNode json = object();
    json.put("restVolumePerAtomAngstrom3", expansion.restVolume());
    ObjectNode harmonic = json.putObject("quasiHarmonic");
    harmonic.set("temperaturesK", numbers(expansion.temperatures()));
    harmonic.set("volumesPerAtomAngstrom3", numbers(expansion.volumes()));
    harmonic.set("nearFitVolumesPerAtomAngstrom3", numbers(expansion.nearVolumes()));
    harmonic.set("linearCoefficientsPerMillionK", numbers(expansion.coefficients()));
    ObjectNode dynamics = json.putObject("dynamics");
    dynamics.put("temperatureK", expansion.warm().temperature());
    dynamics.put("volumePerAtomAngstrom3", expansion.warm().volume());
    dynamics.put("uncertaintyAngstrom3", expansion.warm().uncertainty());
    dynamics.put("atoms", expansion.warm().atoms());
    return json;
  }

  private static ObjectNode radial(RadialDistribution radial) {
    ObjectNode json = object();
    ArrayNode shells = json.putArray("shells");
    for (RadialDistribution.Shell shell : radial.shells()) {
      ObjectNode one = shells.addObject();
      one.put("distanceAngstrom", shell.distance());
      one.put("neighbours", shell.neighbours());
    }
    json.put("temperatureK", radial.temperature());
    json.put("atoms", radial.atoms());
    json.put("peakAngstrom", radial.peak());
    json.put("peakHeight", radial.height());
    json.put("peakHeightUncertainty", radial.uncertainty());
    json.set("distancesAngstrom", numbers(radial.distances()));
    ObjectNode curves = json.putObject("g");
    radial.curves().forEach(curve -> curves.set(curve.name(), numbers(curve.values())));
    return json;
  }

  private static ArrayNode indices(Miller miller) {
    return JsonNodeFactory.instance.arrayNode().add(miller.h()).add(miller.k()).add(miller.l());
  }

  static ObjectNode structure(Structure structure) {
    ObjectNode json = object();
    ArrayNode cell = json.putArray("cellAngstrom");
    Matrix3 rows = structure.cell().rows();
    for (int row = 0; row < 3; row++) {
      cell.addArray().add(rows.get(row, 0)).add(rows.get(row, 1)).add(rows.get(row, 2));
    }
    ArrayNode symbols = json.putArray("species");
    ArrayNode positions = json.putArray("positionsAngstrom");
    for (int i = 0; i < structure.size(); i++) {
      symbols.add(Element.of(structure.species().get(i)).symbol());
      ArrayNode position = positions.addArray();
      for (int x = 0; x < 3; x++) {
        position.add(structure.positions().get(i, x));
      }
    }
    return json;
  }

  static ArrayNode numbers(Scalars values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int k = 0; k < values.size(); k++) {
      array.add(values.get(k));
    }
    return array;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
