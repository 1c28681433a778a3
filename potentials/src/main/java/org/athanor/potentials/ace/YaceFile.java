package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.ace.ClusterFunction.Term;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;

/**
 * Reads and writes {@code .yace} files, the YAML form of an expansion for LAMMPS' pair style pace.
 *
 * <p>Of YAML it knows what such files use ({@link YamlReader}). Radial functions ACE.jl.* are
 * refused.
 */
public final class YaceFile {
  private YaceFile() {}

  /**
   * The numbers of a file, for the mapped elements.
   *
   * @param names from names in the file to atomic numbers; other elements are passed over
   * @throws IllegalArgumentException if something is missing or not as it should be, with its line
   */
  public static Expansion read(List<String> lines, Map<String, Integer> names) {
    Yaml document = YamlReader.read(lines);
    List<Integer> elements = new ArrayList<>();
    List<Integer> wanted = new ArrayList<>();
    for (String name : document.get("elements").all(Yaml::word)) {
      int z = names.containsKey(name) ? names.get(name) : Element.of(name).atomicNumber();
      elements.add(z);
      if (names.containsKey(name)) {
        wanted.add(z);
      }
    }
    if (wanted.size() != names.size()) {
      throw document
          .get("elements")
          .wrong(
              "the elements " + names.keySet(),
              document.get("elements").all(Yaml::word).toString());
    }
    int count = elements.size();
    return new Expansion(
            elements,
            Scalars.of(document.get("E0").numbers()),
            document.get("deltaSplineBins").number(),
            embeddings(document.get("embeddings"), count),
            bonds(document.get("bonds"), count),
            functions(document.get("functions"), count))
        .only(wanted);
  }

  private static List<Embedding> embeddings(Yaml all, int count) {
    List<Embedding> found = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      Yaml own = all.get(Integer.toString(s));
      Yaml parameters = own.get("FS_parameters");
      int densities = own.get("ndensity").whole();
      if (densities < 1 || parameters.items().size() < 2 * densities) {
        throw parameters.wrong(2 * densities + " numbers", parameters.items().size() + "");
      }
      double[] numbers = Arrays.copyOf(parameters.numbers(), 2 * densities);
      Yaml form = own.get("npoti");
      found.add(
          new Embedding(
              Embedding.Form.named(form.word())
                  .orElseThrow(
                      () ->
                          form.wrong("FinnisSinclair or FinnisSinclairShiftedScaled", form.word())),
              Scalars.of(numbers),
              own.get("rho_core_cutoff").number(),
              own.get("drho_core_cutoff").number()));
    }
    return found;
  }

  private static List<Bond> bonds(Yaml all, int count) {
    List<Bond> found = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        found.add(bond(all.get(a + " " + b)));
      }
    }
    return found;
  }

  private static Bond bond(Yaml own) {
    Yaml form = own.get("radbasename");
    Bond.Family base =
        new Bond.Family(
            RadialForm.named(form.word())
                .orElseThrow(
                    () -> form.wrong("ChebExpCos, ChebPow, ChebLinear or SBessel", form.word())),
            own.get("radparameters").numbers()[0],
            own.get("nradbasemax").whole(),
            own.get("rcut").number(),
            own.get("dcut").number());
    int radial = own.get("nradmax").whole();
    int order = own.get("lmax").whole();
    Map<String, Yaml> entries = own.entries();
    Yaml kind = entries.getOrDefault("inner_cutoff_type", new Yaml.Word(own.line(), "density"));
    Core core =
        new Core(
            Core.Kind.named(kind.word())
                .orElseThrow(() -> kind.wrong("density, distance or zbl", kind.word())),
            own.get("prehc").number(),
            own.get("lambdahc").number(),
            entries.containsKey("rcut_in") ? own.get("rcut_in").number() : 0,
            entries.containsKey("dcut_in") ? own.get("dcut_in").number() : 0);
    double[] mix =
        own.get("radcoefficients").items().stream()
            .limit(radial)
            .flatMap(n -> n.items().stream().limit(order + 1))
            .flatMapToDouble(l -> l.items().stream().limit(base.count()).mapToDouble(Yaml::number))
            .toArray();
    return new Bond(base, new Bond.Mix(radial, order, Scalars.of(mix)), core);
  }

  private static List<ClusterFunction> functions(Yaml all, int count) {
    List<ClusterFunction> found = new ArrayList<>();
    for (Map.Entry<String, Yaml> each : new TreeMap<>(all.entries()).entrySet()) {
      for (Yaml function : each.getValue().items()) {
        if (!function.get("mu0").word().equals(each.getKey())) {
          throw function.wrong("mu0 " + each.getKey(), function.get("mu0").word());
        }
        found.add(function(function));
      }
    }
    if (all.entries().size() > count) {
      throw all.wrong("functions of " + count + " elements", all.entries().keySet().toString());
    }
    return found;
  }

  private static ClusterFunction function(Yaml own) {
    int rank = own.get("rank").whole();
    int densities = own.get("ndensity").whole();
    int count = own.get("num_ms_combs").whole();
    List<Integer> m = own.get("ms_combs").all(Yaml::whole);
    double[] factors = own.get("ctildes").numbers();
    if (rank < 1 || densities < 1 || m.size() != rank * count) {
      throw own.wrong(rank * count + " ms_combs", m.size() + "");
    }
    if (factors.length != densities * count) {
      throw own.wrong(densities * count + " ctildes", factors.length + "");
    }
    List<Term> terms = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      terms.add(
          new Term(
              m.subList(t * rank, (t + 1) * rank),
              Scalars.of(Arrays.copyOfRange(factors, t * densities, (t + 1) * densities))));
    }
    return new ClusterFunction(
        own.get("mu0").whole(),
        own.get("mus").all(Yaml::whole),
        own.get("ns").all(Yaml::whole),
        own.get("ls").all(Yaml::whole),
        terms);
  }

  /** The lines of a file that reads back to the same numbers. */
  public static List<String> write(Expansion expansion) {
    return YaceLines.of(expansion);
  }
}
