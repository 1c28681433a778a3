package org.athanor.sims.strength.cna;

import java.util.List;

/** The crystal that an atom's nearest neighbours form. */
public enum CrystalKind {
  /** None of the others: a defect, a surface, a liquid, or another crystal. */
  OTHER(0),
  /** Body-centred cubic: 14 neighbours, eight with the signature 666 and six with 444. */
  BCC(1),
  /** Face-centred cubic: 12 neighbours, all with the signature 421. */
  FCC(2),
  /** Hexagonal close-packed: 12 neighbours, six with the signature 421 and six with 422. */
  HCP(3);

  private static final List<CrystalKind> BY_CODE = List.of(OTHER, BCC, FCC, HCP);

  private final byte code;

  CrystalKind(int code) {
    this.code = (byte) code;
  }

  /** The number that stands for it in tables and files. */
  public byte code() {
    return code;
  }

  static CrystalKind ofCode(int code) {
    return BY_CODE.get(code);
  }
}
