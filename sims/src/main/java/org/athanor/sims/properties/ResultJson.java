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
