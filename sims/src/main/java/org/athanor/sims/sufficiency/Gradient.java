package org.athanor.sims.sufficiency;

import java.util.List;
import org.athanor.potentials.structure.Scalars;

/**
 * The slopes of a noisy quantity along some directions, by least squares over the runs of a design
 * that was repeated with several seeds.
 *
 * <p>y_rs = m_s + Σ_k b_k s_rk + noise. The design is orthogonal: b_k = Σ_rs s_rk y_rs/(R S), with
 * the standard error √(s²/(R S)), s² the residuals' sum of squares over R S − K − S degrees of
 * freedom. A slope is b_k over the direction's step.
 *
 * @param directions along which
 * @param slopes [K], in the quantity's unit
 * @param errors their standard errors, [K]
 * @param noise s: of a single run, with what is not linear
 */
public record Gradient(Directions directions, Scalars slopes, Scalars errors, double noise) {
  /**
   * Fits it.
   *
   * @param values by seed, each [runs]
   */
  static Gradient of(Directions directions, Design design, List<Scalars> values) {
    int factors = design.factors();
    int all = design.runs() * values.size();
    double[] means = values.stream().mapToDouble(Gradient::mean).toArray();
    double[] effects = new double[factors];
    double[] slopes = new double[factors];
    for (int k = 0; k < factors; k++) {
      for (Scalars one : values) {
        for (int run = 0; run < design.runs(); run++) {
          effects[k] += design.sign(run, k) * one.get(run) / all;
        }
      }
      slopes[k] = effects[k] / directions.steps().get(k);
    }
    double squares = 0;
    for (int s = 0; s < means.length; s++) {
      for (int run = 0; run < design.runs(); run++) {
        double rest = values.get(s).get(run) - means[s];
        for (int k = 0; k < factors; k++) {
          rest -= design.sign(run, k) * effects[k];
        }
        squares += rest * rest;
      }
    }
    double noise = Math.sqrt(squares / (all - factors - means.length));
    double[] errors = new double[factors];
    for (int k = 0; k < factors; k++) {
      errors[k] = noise / Math.sqrt(all) / directions.steps().get(k);
    }
    return new Gradient(directions, Scalars.of(slopes), Scalars.of(errors), noise);
  }

  /** The gradient by the parameters, Σ_k slope_k axis_k, [P]. */
  public Scalars byParameters() {
    double[] gradient = new double[slopes.size()];
    for (int k = 0; k < gradient.length; k++) {
      for (int p = 0; p < gradient.length; p++) {
        gradient[p] += slopes.get(k) * directions.axes().get(k).get(p);
      }
    }
    return Scalars.of(gradient);
  }

  /** How many of the directions the indicators see. */
  public int seen() {
    return directions.seen();
  }

  /**
   * Σ_k (v·v_k)² over the directions that the indicators see, v the gradient's unit vector: 1 where
   * they carry all of its information. Source: arXiv:2606.08148.
   */
  public double share() {
    double inside = 0;
    double all = 0;
    for (int k = 0; k < slopes.size(); k++) {
      double square = slopes.get(k) * slopes.get(k);
      inside += k < seen() ? square : 0;
      all += square;
    }
    return inside / all;
  }

  /** The standard error of the share, by that of the slopes. */
  public double shareError() {
    double share = share();
    double all = 0;
    double variance = 0;
    for (int k = 0; k < slopes.size(); k++) {
      double slope = slopes.get(k);
      double by = 2 * slope * ((k < seen() ? 1 : 0) - share) * errors.get(k);
      all += slope * slope;
      variance += by * by;
    }
    return Math.sqrt(variance) / all;
  }

  /**
   * Σ (slope/error)² over the directions that the indicators do not see: about their number if the
   * quantity does not depend on them.
   */
  public double unseenChiSquare() {
    double sum = 0;
    for (int k = seen(); k < slopes.size(); k++) {
      double ratio = slopes.get(k) / errors.get(k);
      sum += ratio * ratio;
    }
    return sum;
  }

  static double mean(Scalars values) {
    double sum = 0;
    for (int k = 0; k < values.size(); k++) {
      sum += values.get(k);
    }
    return sum / values.size();
  }
}
