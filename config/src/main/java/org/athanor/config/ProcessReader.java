package org.athanor.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.config.ReferenceSettings.Abinit;
import org.athanor.config.ReferenceSettings.Command;
import org.athanor.config.ReferenceSettings.Cp2k;
import org.athanor.config.ReferenceSettings.Gpaw;
import org.athanor.config.ReferenceSettings.Lammps;
import org.athanor.config.ReferenceSettings.Machine;
import org.athanor.config.ReferenceSettings.PwTemplate;
import org.athanor.config.ReferenceSettings.Vasp;

/** Reads what a campaign file says about external codes with templates. */
final class ProcessReader {
  static final List<String> KINDS =
      List.of("quantum-espresso-template", "cp2k", "abinit", "gpaw", "lammps", "vasp", "command");

  private ProcessReader() {}

  /** The settings of a kind of code, one of {@link #KINDS}. */
  static ReferenceSettings.ExternalCode read(
      String kind, Section section, ReferenceSettings.Clients clients) {
    Machine machine = machine(section);
    boolean stress = section.flag("stress");
    return switch (kind) {
      case "quantum-espresso-template" ->
          new PwTemplate(
              machine, stress, file(section, "template"), byElement(section, "pseudopotential"));
      case "cp2k" ->
          new Cp2k(
              machine, stress, file(section, "template"), files(section), kept(section, clients));
      case "abinit" ->
          new Abinit(
              machine, stress, file(section, "template"), byElement(section, "pseudopotential"));
      case "gpaw" -> new Gpaw(machine, stress, file(section, "template"), files(section));
      case "lammps" ->
          new Lammps(
              machine,
              stress,
              file(section, "template"),
              said(section.texts("elements"), section, "elements", "the elements of atom types"),
              files(section),
              kept(section, clients));
      case "vasp" -> vasp(section, machine, stress);
      case "command" ->
          new Command(
              machine, stress, word(section, "name"), word(section, "version"), files(section));
      default -> throw new IllegalArgumentException("no reference of the kind " + kind);
    };
  }

  private static Optional<ReferenceSettings.Clients> kept(
      Section section, ReferenceSettings.Clients clients) {
    return section.flag("socket") ? Optional.of(clients) : Optional.empty();
  }

  private static Vasp vasp(Section section, Machine machine, boolean stress) {
    Optional<Path> kPoints =
        section.text("kpoints").isEmpty()
            ? Optional.empty()
            : Optional.of(file(section, "kpoints"));
    return new Vasp(
        machine,
        stress,
        file(section, "incar"),
        kPoints,
        byElement(section, "potcar"),
        word(section, "version"));
  }

  private static Machine machine(Section section) {
    List<String> command =
        new ArrayList<>(said(section.texts("command"), section, "command", "a program to start"));
    if (command.getFirst().contains("/")) {
      command.set(0, section.resolved(command.getFirst()).toString());
    }
    return new Machine(
        command,
        section.section("environment").entries(),
        section.path("scratch"),
        LabellingReader.duration(section, "time-limit"),
        section.count("cores", 1, 1_000_000));
  }

  /** A folder and in it a file of each element: {@code pseudopotentials { Si = Si.UPF }}. */
  static Map<String, Path> byElement(Section section, String what) {
    String directory = what + "-directory";
    Path folder = section.path(directory).orElseThrow(() -> section.bad(directory, "a folder"));
    Map<String, Path> files = new TreeMap<>();
    section
        .section(what + "s")
        .entries()
        .forEach((symbol, name) -> files.put(symbol, folder.resolve(name)));
    return files;
  }

  private static List<Path> files(Section section) {
    return section.texts("files").stream().map(section::resolved).toList();
  }

  private static Path file(Section section, String key) {
    Optional<Path> file = section.path(key);
    return file.filter(Files::isRegularFile)
        .orElseThrow(
            () ->
                section.bad(
                    key,
                    "a file that exists"
                        + file.map(path -> " (looked for " + path + ")").orElse("")));
  }

  private static String word(Section section, String key) {
    String word = section.text(key);
    if (word.isBlank()) {
      throw section.bad(key, "a word for it");
    }
    return word;
  }

  private static List<String> said(
      List<String> words, Section section, String key, String expected) {
    if (words.isEmpty()) {
      throw section.bad(key, expected);
    }
    return words;
  }
}
