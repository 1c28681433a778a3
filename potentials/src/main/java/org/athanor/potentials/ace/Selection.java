package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.athanor.potentials.ace.ClusterFunction.Term;

/**
 * The functions of a basis: those of lowest degree, as many as the shape allows.
 *
 * <p>First the pairs, by rising n. Then products of two to four moments by rising level, the sum of
 * 3 (n − 1) + 2 l over the moments times a factor that grows with their number, so that functions
 * of more atoms are coarser. All invariants of a product come together or not at all.
 */
final class Selection {
  /** Of two, three and four moments. */
  private static final double[] STRICTNESS = {0, 0, 1, 1.25, 2};

  private static final int RADIAL = 3;
  private static final int ANGULAR = 2;

  /** What moments are told apart by: place of the neighbour's element, n from 1, l. */
  private record Channel(int species, int n, int l) {
    int degree() {
      return RADIAL * (n - 1) + ANGULAR * l;
    }
  }

  private record Product(double level, List<Integer> channels) {}

  private final ClusterShape shape;
  private final int species;
  private final List<Channel> channels = new ArrayList<>();
  private final Couplings couplings = new Couplings();

  private Selection(ClusterShape shape, int species) {
    this.shape = shape;
    this.species = species;
    for (int l = 0; l <= shape.angular(); l++) {
      for (int n = 1; n <= shape.radial(); n++) {
        for (int s = 0; s < species; s++) {
          channels.add(new Channel(s, n, l));
        }
      }
    }
    channels.sort(Comparator.comparingInt(Channel::degree));
  }

  /** The functions of a central element of place 0, one density; the same for all others. */
  static List<ClusterFunction> of(ClusterShape shape, int species) {
    return new Selection(shape, species).functions();
  }

  private List<ClusterFunction> functions() {
    List<ClusterFunction> chosen = new ArrayList<>();
    for (int n = 1; n <= shape.pairs() && chosen.size() + species <= shape.size(); n++) {
      for (int s = 0; s < species; s++) {
        chosen.add(
            function(
                List.of(new Channel(s, n, 0)), couplings.of(List.of(0), List.of(0)).getFirst()));
      }
    }
    int top = shape.bodyOrder() - 1;
    double limit = 0;
    double most = (RADIAL * shape.radial() + ANGULAR * shape.angular()) * top * STRICTNESS[top];
    while (limit < most && chosen.size() < shape.size()) {
      List<Product> next = between(limit, limit + 1, top);
      for (Product product : next) {
        List<Channel> own = product.channels.stream().map(channels::get).toList();
        List<List<Term>> invariants =
            couplings.of(product.channels, own.stream().map(Channel::l).toList());
        if (chosen.size() + invariants.size() > shape.size()) {
          return chosen;
        }
        invariants.forEach(terms -> chosen.add(function(own, terms)));
      }
      limit += 1;
    }
    return chosen;
  }

  private static ClusterFunction function(List<Channel> own, List<Term> terms) {
    return new ClusterFunction(
        0,
        own.stream().map(Channel::species).toList(),
        own.stream().map(Channel::n).toList(),
        own.stream().map(Channel::l).toList(),
        terms);
  }

  /** Products with a level from {@code from} on and below {@code to}, by level. */
  private List<Product> between(double from, double to, int top) {
    List<Product> found = new ArrayList<>();
    for (int rank = 2; rank <= top; rank++) {
      extend(found, new ArrayList<>(), 0, rank, from, to);
    }
    found.sort(
        Comparator.comparingDouble(Product::level)
            .thenComparingInt(product -> product.channels.size()));
    return found;
  }

  private void extend(
      List<Product> found, List<Integer> begun, int degree, int rank, double from, double to) {
    double level = degree * STRICTNESS[rank];
    if (begun.size() == rank) {
      if (level >= from && level < to) {
        found.add(new Product(level, List.copyOf(begun)));
      }
      return;
    }
    int first = begun.isEmpty() ? 0 : begun.getLast();
    int rest = rank - begun.size();
    for (int next : IntStream.range(first, channels.size()).toArray()) {
      // Channels come by rising degree, so all that follow are at least as high.
      if ((degree + rest * channels.get(next).degree()) * STRICTNESS[rank] >= to) {
        return;
      }
      begun.add(next);
      extend(found, begun, degree + channels.get(next).degree(), rank, from, to);
      begun.removeLast();
    }
  }
}
