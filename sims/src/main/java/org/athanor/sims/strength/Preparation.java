package org.athanor.sims.strength;

import java.util.List;
import java.util.Locale;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.Watch;
import org.athanor.sims.phases.Lattice;
import org.athanor.sims.phases.Phase;
import org.athanor.sims.relaxation.Fire;
import org.athanor.sims.relaxation.Relaxation;
import org.athanor.sims.relaxation.RelaxationSettings;
import org.athanor.sims.status.Format;
import org.athanor.sims.strength.crystal.BccCrystal;

/**
 * A crystal with its dislocations, relaxed at rest.
 *
 * @param structure cell and positions
 * @param latticeConstant of the perfect crystal at rest and at the pressure, in Å
 * @param relaxation what the relaxation came to, in words
 */
record Preparation(Structure structure, double latticeConstant, String relaxation) {
  private static final RelaxationSettings UNIT = new RelaxationSettings(1e-4, 1e-4, 5000);

  /** Coarse: thermal motion follows. */
  private static final RelaxationSettings CRYSTAL = new RelaxationSettings(0.05, 0.2, 300);

  /**
   * Builds and relaxes.
   *
   * @throws IllegalArgumentException if the potential has no bcc crystal at rest, or the defects do
   *     not fit in
   */
  static Preparation of(Engine engine, Specimen specimen, double pressureGPa) {
    double a = latticeConstant(engine, specimen, pressureGPa);
    Structure built =
        new BccCrystal(specimen.element(), a, specimen.axis(), specimen.size().extent(a))
            .with(specimen.defects());
    Relaxation end = Fire.relax(built, engine.surface(built), pressureGPa, CRYSTAL, Watch.NONE);
    return switch (end) {
      case Relaxation.Converged done ->
          new Preparation(
              done.structure(), a, "relaxed in " + done.steps() + " steps to 0.05 eV/Å");
      case Relaxation.OutOfSteps left ->
          new Preparation(
              left.structure(),
              a,
              "relaxed for "
                  + left.steps()
                  + " steps; the largest force left is "
                  + Format.figures(left.largestForce(), 2)
                  + " eV/Å");
      case Relaxation.Stopped stopped -> throw new IllegalStateException(stopped.toString());
      case Relaxation.NotFinite broken ->
          throw new IllegalArgumentException(
              "strength: the potential gave an energy or force that is no number at step "
                  + broken.steps()
                  + " of the crystal's relaxation");
    };
  }

  /** Of bcc in Å, from the usual size of the element's atoms on. */
  private static double latticeConstant(Engine engine, Specimen specimen, double pressureGPa) {
    Phase bcc = Phase.named("bcc");
    List<Element> elements = List.of(specimen.element());
    Lattice guess = bcc.lattice(elements);
    Structure unit = bcc.structure(elements, guess);
    Relaxation end = Fire.relax(unit, engine.surface(unit), pressureGPa, UNIT, Watch.NONE);
    if (end instanceof Relaxation.Converged done) {
      return StrictMath.cbrt(done.structure().cell().volume());
    }
    throw new IllegalArgumentException(
        "strength: expected a potential with a bcc crystal of "
            + specimen.element().symbol()
            + " at rest at "
            + pressureGPa
            + " GPa, but its cell did not relax");
  }

  /** In one line. */
  String words() {
    return String.format(
        Locale.ROOT,
        "%d atoms, lattice constant %.4f Å, cell %.1f × %.1f × %.1f Å; %s",
        structure.size(),
        latticeConstant,
        structure.cell().height(0),
        structure.cell().height(1),
        structure.cell().height(2),
        relaxation);
  }
}
