package org.athanor.sims.reference;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;

/** The input of {@code pw.x} for one structure, all numbers at full precision. */
final class PwInput {
  private final QuantumEspressoSettings settings;
  private final InputFiles files;

  PwInput(QuantumEspressoSettings settings, InputFiles files) {
    this.settings = settings;
    this.files = files;
  }

  /** The text, with remedies for the earlier failures. */
  String text(Structure structure, List<Failure> earlier) {
    return text(structure, Remedies.after(earlier));
  }

  String text(Structure structure, Remedies remedies) {
    SortedSet<Integer> elements = structure.species().distinct();
    return namelist("control", control())
        + namelist("system", system(structure.size(), elements.size()))
        + namelist("electrons", electrons(remedies))
        + species(elements)
        + atoms(structure)
        + kPoints(structure.cell());
  }

  private static Map<String, String> control() {
    Map<String, String> control = new TreeMap<>();
    control.put("calculation", "'scf'");
    control.put("prefix", "'x'");
    control.put("outdir", "'./out'");
    control.put("pseudo_dir", "'.'");
    control.put("tprnfor", ".true.");
    control.put("tstress", ".true.");
    control.put("disk_io", "'none'");
    return control;
  }

  private Map<String, String> system(int atoms, int elements) {
    Map<String, String> system = new TreeMap<>();
    system.put("ibrav", "0");
    system.put("nat", Integer.toString(atoms));
    system.put("ntyp", Integer.toString(elements));
    system.put("ecutwfc", Double.toString(settings.cutoffs().waves()));
    system.put("ecutrho", Double.toString(settings.cutoffs().density()));
    // Perfect and distorted crystals alike, so that all labels have the same k-points.
    system.put("nosym", ".true.");
    settings
        .smearing()
        .ifPresent(
            smearing -> {
              system.put("occupations", "'smearing'");
              system.put("smearing", "'" + smearing.kind() + "'");
              system.put("degauss", Double.toString(smearing.width()));
            });
    return system;
  }

  /** None of the remedies moves the converged result. */
  private Map<String, String> electrons(Remedies remedies) {
    Map<String, String> electrons = new TreeMap<>();
    electrons.put("conv_thr", Double.toString(settings.scf().threshold()));
    electrons.put("mixing_beta", Double.toString(settings.scf().mixing() * remedies.mixing()));
    electrons.put("electron_maxstep", Integer.toString(settings.scf().steps() * remedies.steps()));
    if (remedies.otherDiagonalisation()) {
      electrons.put("diagonalization", "'cg'");
    }
    if (remedies.thrift() > 0) {
      electrons.put("mixing_ndim", remedies.thrift() > 1 ? "2" : "4");
    }
    return electrons;
  }

  private String namelist(String name, Map<String, String> entries) {
    StringBuilder text = new StringBuilder("&" + name + "\n");
    Map<String, String> all = new TreeMap<>(entries);
    settings
        .extra()
        .forEach(
            (key, value) -> {
              if (key.startsWith(name + ".")) {
                all.put(key.substring(name.length() + 1), value);
              }
            });
    all.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return text.append("/\n").toString();
  }

  private String species(SortedSet<Integer> elements) {
    StringBuilder text = new StringBuilder("ATOMIC_SPECIES\n");
    for (int z : elements) {
      Element element = Element.of(z);
      text.append(element.symbol())
          .append(' ')
          .append(element.mass())
          .append(' ')
          .append(files.elements().get(element.symbol()).name())
          .append('\n');
    }
    return text.toString();
  }

  private static String atoms(Structure structure) {
    StringBuilder text = new StringBuilder("CELL_PARAMETERS angstrom\n");
    for (int row = 0; row < 3; row++) {
      for (int x = 0; x < 3; x++) {
        text.append(structure.cell().rows().get(row, x)).append(x < 2 ? ' ' : '\n');
      }
    }
    text.append("ATOMIC_POSITIONS angstrom\n");
    for (int i = 0; i < structure.size(); i++) {
      text.append(Element.of(structure.species().get(i)).symbol());
      for (int x = 0; x < 3; x++) {
        text.append(' ').append(structure.positions().get(i, x));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private String kPoints(Cell cell) {
    StringBuilder text = new StringBuilder("K_POINTS automatic\n");
    Mesh.of(cell, settings.kPoints().spacing()).forEach(n -> text.append(n).append(' '));
    return text.append(settings.kPoints().shifted() ? "1 1 1\n" : "0 0 0\n").toString();
  }
}
