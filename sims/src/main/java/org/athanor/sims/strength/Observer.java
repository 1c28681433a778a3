package org.athanor.sims.strength;

/** Is told how a run goes, and may stop it. */
public interface Observer {
  /** A line that stays. */
  void note(String line);

  /**
   * Called after each step.
   *
   * @param share of all steps that is done, 0 to 1
   * @param strain true strain, positive in compression; 0 while it is warmed up
   */
  void progress(double share, double strain);

  /** Whether the run is to stop after this step, to be taken up again later. */
  boolean stop();
}
