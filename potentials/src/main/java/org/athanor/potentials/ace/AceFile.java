package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.ace.ClusterFunction.Term;
import org.athanor.potentials.structure.Scalars;

/**
 * Reads {@code .ace} files: an expansion of one element as words and numbers in a fixed order.
 *
 * <p>As LAMMPS does, it takes files of one element only; {@code .yace} ({@link YaceFile}) is for
 * several. Radial functions ACE.jl.* are refused.
 */
public final class AceFile {
  private final AceWords words;
  private final Map<String, Integer> names;

  private AceFile(List<String> lines, Map<String, Integer> names) {
    this.words = new AceWords(lines);
    this.names = names;
  }

  /**
   * The numbers of a file.
   *
   * @param names from names in the file to atomic numbers
   * @throws IllegalArgumentException if something is not where it should be, with its line
   */
  public static Expansion read(List<String> lines, Map<String, Integer> names) {
    return new AceFile(lines, names).read();
  }

  private Expansion read() {
    words.expect("nelements=");
    if (words.whole("the number of elements") != 1) {
      throw words.wrong("1 element in an .ace file (a .yace file may have more)", words.last());
    }
    words.expect("elements:");
    String name = words.next("an element");
    if (!names.containsKey(name)) {
      throw words.wrong("one of " + names.keySet(), name);
    }
    words.expect("lmax=");
    int order = words.whole("lmax");
    Embedding.Form form = form();
    double[] parameters = parameters();
    words.expect("core", "energy-cutoff", "parameters:");
    double coreCutoff = words.number("rho_core_cutoff");
    double coreWidth = words.number("drho_core_cutoff");
    double reference = words.skip("E0:") ? words.number("E0") : 0;
    RadialForm radial = radialForm();
    int base = count("nradbase=");
    int most = count("nradmax=");
    number("cutoffmax=");
    double bin = number("deltaSplineBins=");
    Bond bond = bond(radial, base, most, order);
    count("rankmax=");
    int densities = count("ndensitymax=");
    if (parameters.length < 2 * densities) {
      throw words.wrong(parameters.length / 2 + " densities at most", words.last());
    }
    Embedding embedding =
        new Embedding(
            form, Scalars.of(Arrays.copyOf(parameters, 2 * densities)), coreCutoff, coreWidth);
    return new Expansion(
        List.of(names.get(name)),
        Scalars.of(reference),
        bin,
        List.of(embedding),
        List.of(bond),
        functions(densities));
  }

  private Embedding.Form form() {
    if (!words.skip("embedding-function:")) {
      return Embedding.Form.FINNIS_SINCLAIR;
    }
    String label = words.next("an embedding function");
    return Embedding.Form.named(label)
        .orElseThrow(() -> words.wrong("FinnisSinclair or FinnisSinclairShiftedScaled", label));
  }

  private double[] parameters() {
    double[] all = new double[words.whole("the number of FS parameters")];
    words.expect("FS", "parameters:");
    for (int k = 0; k < all.length; k++) {
      all[k] = words.number("an FS parameter");
    }
    return all;
  }

  private RadialForm radialForm() {
    words.expect("radbasename=");
    String label = words.next("the name of radial functions");
    return RadialForm.named(label)
        .orElseThrow(() -> words.wrong("ChebExpCos, ChebPow, ChebLinear or SBessel", label));
  }

  private Bond bond(RadialForm form, int base, int radial, int order) {
    words.expect("core", "repulsion", "parameters:");
    double prefactor = words.number("prehc");
    double exponent = words.number("lambdahc");
    double parameter = number("radparameter=");
    double cutoff = number("cutoff=");
    double width = number("dcut=");
    words.expect("crad=");
    double[] c = new double[radial * (order + 1) * base];
    for (int k = 0; k < base; k++) {
      for (int nl = 0; nl < radial * (order + 1); nl++) {
        c[nl * base + k] = words.number("a radial coefficient");
      }
    }
    return new Bond(
        new Bond.Family(form, parameter, base, cutoff, width),
        new Bond.Mix(radial, order, Scalars.of(c)),
        new Core(Core.Kind.DENSITY, prefactor, exponent, 0, 0));
  }

  private List<ClusterFunction> functions(int densities) {
    count("num_c_tilde_max=");
    count("num_ms_combinations_max=");
    List<ClusterFunction> all = new ArrayList<>();
    for (String header : List.of("total_basis_size_rank1:", "total_basis_size:")) {
      int count = count(header);
      for (int k = 0; k < count; k++) {
        all.add(function(densities));
      }
    }
    words.end();
    return all;
  }

  private ClusterFunction function(int densities) {
    words.expect("ctilde_basis_func:");
    int rank = count("rank=");
    if (count("ndens=") != densities) {
      throw words.wrong("ndens=" + densities, words.last());
    }
    int centre = count("mu0=");
    List<Integer> species = bracket("mu=", rank);
    List<Integer> n = bracket("n=", rank);
    List<Integer> l = bracket("l=", rank);
    List<Term> terms = new ArrayList<>();
    int count = count("num_ms=");
    for (int t = 0; t < count; t++) {
      words.expect("<");
      List<Integer> m = wholes(rank);
      words.expect(">:");
      double[] factors = new double[densities];
      for (int p = 0; p < densities; p++) {
        factors[p] = words.number("a coefficient");
      }
      terms.add(new Term(m, Scalars.of(factors)));
    }
    return new ClusterFunction(centre, species, n, l, terms);
  }

  private List<Integer> bracket(String label, int count) {
    words.expect(label, "(");
    List<Integer> all = wholes(count);
    words.expect(")");
    return all;
  }

  private List<Integer> wholes(int count) {
    List<Integer> all = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      all.add(words.whole("a whole number"));
    }
    return all;
  }

  private int count(String label) {
    words.expect(label);
    return words.whole("a number after " + label);
  }

  private double number(String label) {
    words.expect(label);
    return words.number("a number after " + label);
  }
}
