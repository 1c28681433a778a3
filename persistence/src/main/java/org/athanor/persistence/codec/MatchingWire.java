package org.athanor.persistence.codec;

import java.util.List;
import java.util.Optional;
import org.athanor.persistence.wire.MatchingProto;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.structure.Scalars;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.TargetControl;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.matching.Tuning;

/** Parameters, properties and weights. */
final class MatchingWire {
  private MatchingWire() {}

  static MatchingProto.Tuning write(Tuning tuning) {
    MatchingProto.Tuning.Builder message =
        MatchingProto.Tuning.newBuilder()
            .addAllParameters(tuning.parameters().stream().map(MatchingWire::write).toList())
            .addAllReadings(tuning.readings().stream().map(MatchingWire::write).toList())
            .addAllDeviations(Wire.boxed(tuning.deviations().toArray()))
            .setChange(tuning.change())
            .setMisfit(tuning.misfit())
            .setSettled(tuning.settled());
    tuning.ridge().ifPresent(message::setRidge);
    tuning.misfitDeviations().map(MatchingWire::write).ifPresent(message::setMisfitDeviations);
    tuning.control().map(MatchingWire::write).ifPresent(message::setControl);
    return message.build();
  }

  static Tuning read(MatchingProto.Tuning message) {
    return new Tuning(
        message.getParametersList().stream().map(MatchingWire::read).toList(),
        message.getReadingsList().stream().map(MatchingWire::read).toList(),
        scalars(message.getDeviationsList()),
        message.getChange(),
        message.getMisfit(),
        message.getSettled(),
        message.hasRidge() ? Optional.of(message.getRidge()) : Optional.empty(),
        message.hasMisfitDeviations()
            ? Optional.of(scalars(message.getMisfitDeviations().getValuesList()))
            : Optional.empty(),
        message.hasControl() ? Optional.of(read(message.getControl())) : Optional.empty());
  }

  private static MatchingProto.Control write(TargetControl control) {
    MatchingProto.Control.Builder message =
        MatchingProto.Control.newBuilder()
            .setLabels(control.labels())
            .addAllReadings(control.readings().stream().map(MatchingWire::write).toList())
            .addAllDeviations(Wire.boxed(control.deviations().toArray()))
            .addAllMisfitDeviations(Wire.boxed(control.misfitDeviations().toArray()))
            .setMisfit(control.misfit());
    control.ridge().ifPresent(message::setRidge);
    return message.build();
  }

  private static TargetControl read(MatchingProto.Control message) {
    return new TargetControl(
        message.getLabels(),
        message.getReadingsList().stream().map(MatchingWire::read).toList(),
        scalars(message.getDeviationsList()),
        scalars(message.getMisfitDeviationsList()),
        message.getMisfit(),
        message.hasRidge() ? Optional.of(message.getRidge()) : Optional.empty());
  }

  private static MatchingProto.Deviations write(Scalars deviations) {
    return MatchingProto.Deviations.newBuilder()
        .addAllValues(Wire.boxed(deviations.toArray()))
        .build();
  }

  static MatchingProto.Parameter write(Parameter parameter) {
    return MatchingProto.Parameter.newBuilder()
        .setName(parameter.name())
        .setUnit(parameter.unit())
        .setValue(parameter.value())
        .setScale(
            switch (parameter.scale()) {
              case LOGARITHM -> MatchingProto.Scale.SCALE_LOGARITHM;
              case LINEAR -> MatchingProto.Scale.SCALE_LINEAR;
            })
        .build();
  }

  static Parameter read(MatchingProto.Parameter message) {
    return new Parameter(
        message.getName(),
        message.getUnit(),
        message.getValue(),
        switch (message.getScale()) {
          case SCALE_LOGARITHM -> Parameter.Scale.LOGARITHM;
          case SCALE_LINEAR -> Parameter.Scale.LINEAR;
          case SCALE_UNSPECIFIED, UNRECOGNIZED -> throw Wire.unknown("scale of a parameter");
        });
  }

  static MatchingProto.TargetReading write(TargetReading reading) {
    return MatchingProto.TargetReading.newBuilder()
        .setProperty(reading.property())
        .setUnit(reading.unit())
        .setValue(reading.value())
        .setWanted(reading.wanted())
        .addAllSlopes(Wire.boxed(reading.slopes().toArray()))
        .build();
  }

  static TargetReading read(MatchingProto.TargetReading message) {
    return new TargetReading(
        message.getProperty(),
        message.getUnit(),
        message.getValue(),
        message.getWanted(),
        scalars(message.getSlopesList()));
  }

  static MatchingProto.LabelWeight write(LabelWeight weight) {
    return MatchingProto.LabelWeight.newBuilder()
        .setCandidate(WalkWire.write(weight.candidate()))
        .setWeight(weight.weight())
        .build();
  }

  static LabelWeight read(MatchingProto.LabelWeight message) {
    return new LabelWeight(
        WalkWire.read(Wire.present(message.hasCandidate(), message.getCandidate(), "a candidate")),
        message.getWeight());
  }

  private static Scalars scalars(List<Double> values) {
    return Scalars.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
