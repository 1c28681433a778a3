package org.athanor.sims.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.athanor.actors.engine.Reference;
import org.athanor.config.ReferenceSettings;
import org.athanor.config.ReferenceSettings.Machine;
import org.athanor.potentials.structure.Element;
import org.athanor.sims.reference.Abinit;
import org.athanor.sims.reference.Command;
import org.athanor.sims.reference.Cp2k;
import org.athanor.sims.reference.Cp2kConversation;
import org.athanor.sims.reference.Gpaw;
import org.athanor.sims.reference.Lammps;
import org.athanor.sims.reference.LammpsConversation;
import org.athanor.sims.reference.Place;
import org.athanor.sims.reference.Program;
import org.athanor.sims.reference.PwTemplate;
import org.athanor.sims.reference.Vasp;
import org.athanor.sims.reference.WithoutStress;
import org.athanor.sims.sockets.Codes;

/** Opens external codes that are run with templates. */
final class ProcessReferences {
  private ProcessReferences() {}

  /**
   * The reference.
   *
   * @param species elements that must be provided for
   * @param place where calculations run
   * @param directory of the campaign
   * @throws IOException if something is missing or will not do
   */
  static Reference open(
      ReferenceSettings.ExternalCode settings, List<Element> species, Place place, Path directory)
      throws IOException, InterruptedException {
    Machine machine = settings.machine();
    Program program =
        new Program(
            machine.command(), machine.environment(), machine.timeLimit(), machine.cores(), place);
    Path scratch = References.scratch(settings, directory);
    Reference reference =
        switch (settings) {
          case ReferenceSettings.PwTemplate one ->
              PwTemplate.open(
                  program,
                  one.template(),
                  forAll(species, one.pseudopotentials(), "pseudopotentials"),
                  scratch);
          case ReferenceSettings.Abinit one ->
              Abinit.open(
                  program,
                  one.template(),
                  forAll(species, one.pseudopotentials(), "pseudopotentials"),
                  scratch);
          case ReferenceSettings.Cp2k one ->
              one.clients().isPresent()
                  ? Codes.reference(
                      Cp2kConversation.open(program, one.template(), one.files(), scratch),
                      References.clients(
                          one.clients().get(), scratch, program.limit(), place.failed()))
                  : Cp2k.open(program, one.template(), one.files(), scratch);
          case ReferenceSettings.Gpaw one ->
              Gpaw.open(program, one.template(), one.files(), scratch);
          case ReferenceSettings.Lammps one ->
              one.clients().isPresent()
                  ? Codes.reference(
                      LammpsConversation.open(
                          program, one.template(), types(one, species), one.files(), scratch),
                      References.clients(
                          one.clients().get(), scratch, program.limit(), place.failed()))
                  : Lammps.open(program, one.template(), types(one, species), one.files(), scratch);
          case ReferenceSettings.Vasp one ->
              Vasp.open(
                  program,
                  new Vasp.Input(one.incar(), one.kPoints(), one.version()),
                  forAll(species, one.potcars(), "potcars"),
                  scratch);
          case ReferenceSettings.Command one ->
              Command.open(program, one.name(), one.version(), one.files(), scratch);
        };
    return settings.stress() ? reference : new WithoutStress(reference);
  }

  /** The files, when every element has one. */
  static Map<String, Path> forAll(List<Element> species, Map<String, Path> files, String key) {
    for (Element element : species) {
      if (!files.containsKey(element.symbol())) {
        throw new IllegalArgumentException(
            key + ": expected a file for every element, got none for " + element.symbol());
      }
    }
    return files;
  }

  private static List<Element> types(ReferenceSettings.Lammps settings, List<Element> species) {
    List<Element> types = settings.elements().stream().map(Element::of).toList();
    for (Element element : species) {
      if (!types.contains(element)) {
        throw new IllegalArgumentException(
            "lammps.elements: expected every element, got none for " + element.symbol());
      }
    }
    return types;
  }
}
