package org.athanor.potentials.linear;

import java.util.Arrays;
import org.athanor.potentials.regression.NormalEquations;
import org.athanor.potentials.regression.Regression;
import org.athanor.potentials.regression.Regression.Solution;
import org.athanor.potentials.structure.Scalars;

/**
 * What is held likely of the coefficients before any label is seen; its width is found by evidence.
 */
public enum Prior {
  /** Scaled coefficients are equally likely to be large for every function. */
  RIDGE,

  /**
   * Functions of a high degree are held back: penalties (1 + degree)^(2p), with the p of 0, 1, 2,
   * 3, 4 that has most evidence.
   */
  SMOOTH,

  /**
   * Automatic relevance: from the smooth prior on, each function's own penalty is raised or lowered
   * until it fits the coefficient, a fixed number of times (D. J. C. MacKay, Neural Comput. 4, 415
   * (1992), sec. 3; M. E. Tipping, J. Mach. Learn. Res. 1, 211 (2001), eqs. 16–17).
   */
  RELEVANCE;

  private static final int HIGHEST_POWER = 4;
  private static final int ROUNDS = 20;

  /** Penalties stay within this factor of the smooth prior's. */
  private static final double WIDEST = 1e8;

  /** Makes a fit of a solution. */
  interface Making {
    LinearFit of(Regression regression, Solution solution);
  }

  LinearFit mostEvident(NormalEquations equations, Columns columns, Making making) {
    return switch (this) {
      case RIDGE -> smooth(equations, columns, 0).fit(making);
      case SMOOTH -> smooth(equations, columns, HIGHEST_POWER).fit(making);
      case RELEVANCE ->
          relevant(equations, columns, smooth(equations, columns, HIGHEST_POWER)).fit(making);
    };
  }

  /** The best regression so far, and how many matrices were factored on the way. */
  private record Found(Scalars penalties, Regression regression, Solution solution, int tries) {
    LinearFit fit(Making making) {
      Solution counted =
          new Solution(
              solution.coefficients(),
              solution.regularisation(),
              solution.logEvidence(),
              solution.noise(),
              tries);
      return making.of(regression, counted);
    }
  }

  private static Found smooth(NormalEquations equations, Columns columns, int highest) {
    Found best = found(equations, penalties(columns, 0), 0);
    for (int power = 1; power <= highest; power++) {
      Found next = found(equations, penalties(columns, power), best.tries());
      best =
          next.solution().logEvidence() > best.solution().logEvidence()
              ? next
              : new Found(best.penalties(), best.regression(), best.solution(), next.tries());
    }
    return best;
  }

  private static Found found(NormalEquations equations, Scalars penalties, int before) {
    Regression regression = new Regression(equations, penalties);
    Solution solution = regression.mostEvident();
    return new Found(penalties, regression, solution, before + solution.tries());
  }

  private static Scalars penalties(Columns columns, int power) {
    Basis basis = columns.basis();
    double[] penalties = new double[columns.size()];
    for (int k = 0; k < basis.size(); k++) {
      penalties[k] = 1;
      for (int p = 0; p < 2 * power; p++) {
        penalties[k] *= 1 + basis.degree(k);
      }
    }
    return Scalars.of(penalties);
  }

  /** Keeps the evidence rising: a round that lowers it is the last. */
  private static Found relevant(NormalEquations equations, Columns columns, Found start) {
    Found best = start;
    for (int round = 0; round < ROUNDS; round++) {
      Scalars penalties = sharpened(best, start.penalties(), columns);
      Regression regression = new Regression(equations, penalties);
      var next = regression.solve(best.solution().regularisation());
      if (next.isEmpty() || next.get().logEvidence() <= best.solution().logEvidence()) {
        break;
      }
      best = new Found(penalties, regression, next.get(), best.tries() + 1);
    }
    return best;
  }

  /** d_k ← γ_k σ²/(λ s_k² c_k²) with γ_k = 1 − λ d_k s_k² Σ_kk/σ², how well c_k is determined. */
  private static Scalars sharpened(Found found, Scalars start, Columns columns) {
    Solution solution = found.solution();
    double lambda = solution.regularisation();
    double[] variances = found.regression().posterior(solution).diagonal().toArray();
    double[] squares = found.regression().squares().toArray();
    double[] next = found.penalties().toArray();
    for (int k = 0; k < columns.basis().size(); k++) {
      double square = squares[k];
      double c = solution.coefficients().get(k);
      double own = lambda * next[k] * square;
      double determined = Math.clamp(1 - own * variances[k] / solution.noise(), 1e-12, 1.0);
      double wanted = determined * solution.noise() / (lambda * square * Math.max(c * c, 1e-300));
      next[k] = Math.clamp(wanted, start.get(k) / WIDEST, start.get(k) * WIDEST);
    }
    return Scalars.of(Arrays.copyOf(next, next.length));
  }
}
