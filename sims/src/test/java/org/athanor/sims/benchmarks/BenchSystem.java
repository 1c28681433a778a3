package org.athanor.sims.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.ace.AceFile;
import org.athanor.potentials.ace.ClusterExpansion;
import org.athanor.potentials.bondorder.Tersoff;
import org.athanor.potentials.bondorder.TersoffFile;
import org.athanor.potentials.eam.EmbeddedAtom;
import org.athanor.potentials.eam.SetflFile;
import org.athanor.potentials.ionic.BornMayerHuggins;
import org.athanor.potentials.ionic.BornMayerHugginsFile;
import org.athanor.potentials.ionic.Electrostatics;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.potential.SumOfPotentials;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.snap.Snap;
import org.athanor.potentials.snap.SnapFile;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * What is measured side by side with LAMMPS: a crystal, a potential, and the same in LAMMPS' words.
 *
 * @param crystal the perfect crystal
 * @param potential ours
 * @param files of the potential: class whose folder of resources has them, and names
 * @param commands LAMMPS' pair_style and pair_coeff; none where Debian's lmp lacks the style
 */
record BenchSystem(Structure crystal, Potential potential, Files files, List<String> commands) {
  /** Resources beside a class. */
  record Files(Class<?> beside, List<String> names) {
    String text(String name) throws IOException {
      try (InputStream stream = beside.getResourceAsStream(name)) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    List<String> lines(int place) throws IOException {
      return text(names.get(place)).lines().toList();
    }
  }

  private static final List<String> BORN =
      List.of(
          "set type 1 charge 1",
          "set type 2 charge -1",
          "pair_coeff 1 1 0.2637 0.317 2.340 1.0485 -0.49931",
          "pair_coeff 1 2 0.2110 0.317 2.755 6.9906 -8.6758",
          "pair_coeff 2 2 0.1582 0.317 3.170 72.4022 -145.4285");

  /** By its name. */
  static BenchSystem named(String name) throws IOException {
    return switch (name) {
      case "eam" -> eam(20);
      case "eam-million" -> eam(80);
      case "sw" -> stillingerWeber(8);
      case "sw-64" -> stillingerWeber(2);
      case "sw-64000" -> stillingerWeber(20);
      case "tersoff" -> tersoff();
      case "nacl-dsf" ->
          ions(
              new Electrostatics.DampedShifted(0.25),
              "pair_style born/coul/dsf 0.25 8.0",
              List.of());
      case "nacl-ewald" ->
          ions(
              new Electrostatics.Ewald(1e-5),
              "pair_style born/coul/long 8.0",
              List.of("kspace_style pppm 1e-5"));
      case "snap" -> snap();
      case "pace" -> pace();
      default ->
          throw new IllegalArgumentException(
              "bench: expected eam, eam-million, sw, sw-64, tersoff, nacl-dsf, nacl-ewald, snap or"
                  + " pace, got "
                  + name);
    };
  }

  private static Structure bcc(int repeats) {
    double a = 3.3026;
    return new Structure(
            Cell.cubic(a), Species.repeated(73, 2), Vectors.of(0, 0, 0, a / 2, a / 2, a / 2))
        .repeated(repeats, repeats, repeats);
  }

  private static Structure diamond(int repeats) {
    double q = 5.431 / 4;
    Vectors sites =
        Vectors.of(
            0, 0, 0, 0, 2 * q, 2 * q, 2 * q, 0, 2 * q, 2 * q, 2 * q, 0, q, q, q, q, 3 * q, 3 * q,
            3 * q, q, 3 * q, 3 * q, 3 * q, q);
    return new Structure(Cell.cubic(4 * q), Species.repeated(14, 8), sites)
        .repeated(repeats, repeats, repeats);
  }

  private static BenchSystem eam(int repeats) throws IOException {
    Files files = new Files(EmbeddedAtom.class, List.of("CuTa.eam.alloy"));
    EmbeddedAtom tantalum =
        EmbeddedAtom.of(SetflFile.read(files.lines(0), SetflFile.Form.ALLOY), Map.of("Ta", 73));
    return new BenchSystem(
        bcc(repeats),
        tantalum,
        files,
        List.of("pair_style eam/alloy/opt", "pair_coeff * * CuTa.eam.alloy Ta"));
  }

  private static BenchSystem stillingerWeber(int repeats) {
    return new BenchSystem(
        diamond(repeats),
        StillingerWeber.silicon(),
        new Files(StillingerWeberFile.class, List.of()),
        List.of("pair_style sw", "pair_coeff * * Si.sw Si"));
  }

  private static BenchSystem tersoff() throws IOException {
    Files files = new Files(Tersoff.class, List.of("Si.tersoff"));
    return new BenchSystem(
        diamond(8),
        TersoffFile.read(files.lines(0), Map.of("Si", 14)),
        files,
        List.of("pair_style tersoff", "pair_coeff * * Si.tersoff Si"));
  }

  private static BenchSystem ions(Electrostatics how, String style, List<String> more)
      throws IOException {
    Files files = new Files(BornMayerHuggins.class, List.of("NaCl.born"));
    BornMayerHuggins read = BornMayerHugginsFile.read(files.lines(0), List.of(11, 17));
    double[] positions = new double[24];
    int[] species = new int[8];
    for (int i = 0; i < 8; i++) {
      species[i] = Integer.bitCount(i) % 2 == 0 ? 11 : 17;
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = (i >> axis & 1) * 2.82;
      }
    }
    Structure cube = new Structure(Cell.cubic(5.64), Species.of(species), Vectors.of(positions));
    List<String> commands = new ArrayList<>(List.of(style));
    commands.addAll(BORN);
    commands.addAll(more);
    return new BenchSystem(
        cube.repeated(8, 8, 8),
        BornMayerHuggins.of(read.parameters(), read.charges(), how, 8),
        files,
        List.copyOf(commands));
  }

  private static BenchSystem pace() throws IOException {
    Files files = new Files(ClusterExpansion.class, List.of("Cu-PBE-core-rep.ace"));
    double a = 3.63;
    Structure fcc =
        new Structure(
            Cell.cubic(a),
            Species.repeated(29, 4),
            Vectors.of(0, 0, 0, 0, a / 2, a / 2, a / 2, 0, a / 2, a / 2, a / 2, 0));
    return new BenchSystem(
        fcc.repeated(8, 8, 8),
        ClusterExpansion.of(AceFile.read(files.lines(0), Map.of("Cu", 29))),
        files,
        List.of());
  }

  private static BenchSystem snap() throws IOException {
    Files files = new Files(Snap.class, List.of("Ta06A.snapcoeff", "Ta06A.snapparam"));
    Potential snap = SnapFile.read(files.lines(0), files.lines(1), Map.of("Ta", 73));
    return new BenchSystem(
        bcc(10),
        SumOfPotentials.of(snap, ZieglerBiersackLittmark.of(List.of(73), new Switching(4.0, 4.8))),
        files,
        List.of());
  }
}
