package org.athanor.sims.strength;

/**
 * A strength run: what is compressed, how, and with which potential.
 *
 * @param potential the potential's spec, which tells one run from another
 * @param specimen what is compressed
 * @param loading how
 */
public record StrengthSettings(String potential, Specimen specimen, Loading loading) {
  /** All of it as text, by which a run that goes on knows its own checkpoint. */
  String text() {
    return toString();
  }
}
