package org.athanor.sims.page;

import java.util.List;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The two directions in which vectors spread most: principal components.
 *
 * <p>With the mean μ and the covariance C = Σ (x − μ)(x − μ)ᵀ / n, a vector's place is (v₁ᵀ(x − μ),
 * v₂ᵀ(x − μ)) with the eigenvectors of the two largest eigenvalues of C, in the unit of the
 * vectors. The largest component of each eigenvector is positive, so that the picture does not flip
 * when a vector is added. Pearson, Phil. Mag. 2, 559 (1901).
 *
 * @param places one for each vector, [n×2]
 * @param shares of the whole spread that the two directions hold
 */
record Principal(List<Place> places, Place shares) {
  /** Two numbers along the two directions. */
  record Place(double first, double second) {}

  Principal {
    places = List.copyOf(places);
  }

  /** Of vectors of equal lengths; at least one. */
  static Principal of(List<Scalars> vectors) {
    int d = vectors.getFirst().size();
    double[] mean = mean(vectors, d);
    DMatrixRMaj covariance = covariance(vectors, mean);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(covariance)) {
      throw new IllegalStateException("principal components: the covariance has no eigenvectors");
    }
    List<Integer> order =
        IntStream.range(0, d)
            .boxed()
            .sorted((a, b) -> Double.compare(value(eigen, b), value(eigen, a)))
            .toList();
    int one = order.getFirst();
    int two = order.get(Math.min(1, d - 1));
    double[] v = direction(eigen, one);
    double[] w = d > 1 ? direction(eigen, two) : new double[d];
    double total = IntStream.range(0, d).mapToDouble(k -> value(eigen, k)).sum();
    List<Place> places =
        vectors.stream().map(x -> new Place(along(v, x, mean), along(w, x, mean))).toList();
    return new Principal(
        places, new Place(share(value(eigen, one), total), share(value(eigen, two), total)));
  }

  private static double share(double part, double total) {
    return total > 0 ? part / total : 0;
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
    return eigen.getEigenvalue(k).getReal();
  }

  private static double[] direction(EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
    double[] v = eigen.getEigenVector(k).getData().clone();
    int largest = 0;
    for (int m = 1; m < v.length; m++) {
      largest = Math.abs(v[m]) > Math.abs(v[largest]) ? m : largest;
    }
    double sign = Math.signum(v[largest]);
    for (int m = 0; m < v.length; m++) {
      v[m] *= sign;
    }
    return v;
  }

  private static double along(double[] direction, Scalars x, double[] mean) {
    double sum = 0;
    for (int m = 0; m < mean.length; m++) {
      sum += direction[m] * (x.get(m) - mean[m]);
    }
    return sum;
  }

  private static double[] mean(List<Scalars> vectors, int d) {
    double[] mean = new double[d];
    for (Scalars x : vectors) {
      for (int m = 0; m < d; m++) {
        mean[m] += x.get(m) / vectors.size();
      }
    }
    return mean;
  }

  private static DMatrixRMaj covariance(List<Scalars> vectors, double[] mean) {
    int d = mean.length;
    DMatrixRMaj covariance = new DMatrixRMaj(d, d);
    for (Scalars x : vectors) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b <= a; b++) {
          double product = (x.get(a) - mean[a]) * (x.get(b) - mean[b]) / vectors.size();
          covariance.add(a, b, product);
          if (a != b) {
            covariance.add(b, a, product);
          }
        }
      }
    }
    return covariance;
  }
}
