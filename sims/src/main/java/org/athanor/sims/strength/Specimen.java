package org.athanor.sims.strength;

import org.athanor.potentials.structure.Element;
import org.athanor.sims.strength.crystal.Defects;
import org.athanor.sims.strength.crystal.Miller;

/**
 * The crystal that is compressed.
 *
 * @param element what it is made of
 * @param axis the direction that is compressed
 * @param size of the cell
 * @param defects the dislocations it begins with
 */
public record Specimen(Element element, Miller axis, Size size, Defects defects) {}
