package org.athanor.persistence.codec;

import java.util.Optional;
import org.athanor.persistence.wire.StructureProto;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Structures and labels. */
final class StructureWire {
  private StructureWire() {}

  static StructureProto.Structure write(Structure structure) {
    StructureProto.Structure.Builder message = StructureProto.Structure.newBuilder();
    message.setCell(write(structure.cell()));
    for (int i = 0; i < structure.size(); i++) {
      message.addSpecies(structure.species().get(i));
    }
    return message.addAllPositions(Wire.boxed(structure.positions().toArray())).build();
  }

  static Structure read(boolean set, StructureProto.Structure message) {
    Wire.present(set, message, "a structure");
    int[] species = new int[message.getSpeciesCount()];
    for (int i = 0; i < species.length; i++) {
      species[i] = message.getSpecies(i);
    }
    double[] positions = new double[message.getPositionsCount()];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = message.getPositions(k);
    }
    Cell cell = read(Wire.present(message.hasCell(), message.getCell(), "a cell"));
    return new Structure(cell, Species.of(species), Vectors.of(positions));
  }

  static StructureProto.Labels write(Labels labels) {
    StructureProto.Labels.Builder message =
        StructureProto.Labels.newBuilder()
            .setEnergy(labels.energy())
            .addAllForces(Wire.boxed(labels.forces().toArray()));
    labels.virial().ifPresent(virial -> message.setVirial(write(virial)));
    return message.build();
  }

  static Labels read(boolean set, StructureProto.Labels message) {
    Wire.present(set, message, "labels");
    double[] forces = new double[message.getForcesCount()];
    for (int k = 0; k < forces.length; k++) {
      forces[k] = message.getForces(k);
    }
    Optional<Matrix3> virial =
        message.hasVirial() ? Optional.of(read(message.getVirial())) : Optional.empty();
    return new Labels(message.getEnergy(), Vectors.of(forces), virial);
  }

  private static StructureProto.Cell write(Cell cell) {
    return StructureProto.Cell.newBuilder()
        .setRows(write(cell.rows()))
        .setPeriodicA(cell.periodicity().a())
        .setPeriodicB(cell.periodicity().b())
        .setPeriodicC(cell.periodicity().c())
        .build();
  }

  private static Cell read(StructureProto.Cell message) {
    return new Cell(
        read(message.getRows()),
        new Cell.Periodicity(
            message.getPeriodicA(), message.getPeriodicB(), message.getPeriodicC()));
  }

  private static StructureProto.Matrix3 write(Matrix3 matrix) {
    return StructureProto.Matrix3.newBuilder().addAllValues(Wire.boxed(matrix.toArray())).build();
  }

  private static Matrix3 read(StructureProto.Matrix3 message) {
    return Matrix3.of(message.getValuesList().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
