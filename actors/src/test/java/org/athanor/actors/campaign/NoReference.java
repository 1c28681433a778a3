package org.athanor.actors.campaign;

import java.util.List;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/** A reference that cannot be loaded: an error, not an exception, meets whoever uses it. */
final class NoReference implements Reference {
  @Override
  public ReferenceIdentity identity() {
    return StandIn.IDENTITY;
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier) {
    throw new NoClassDefFoundError("a part of the reference is missing");
  }
}
