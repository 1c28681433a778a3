package org.athanor.sims.helm;

/**
 * What the process that runs a campaign says to an order.
 *
 * @param accepted whether it does as it is told
 * @param words for who gave the order
 */
public record Reply(boolean accepted, String words) {
  private static final String ACCEPTED = "accepted\n";
  private static final String REFUSED = "refused\n";

  /** As it travels. */
  public String text() {
    return (accepted ? ACCEPTED : REFUSED) + words;
  }

  /** The reply in a text. */
  public static Reply read(String text) {
    return text.startsWith(ACCEPTED)
        ? new Reply(true, text.substring(ACCEPTED.length()))
        : new Reply(false, text.replaceFirst("^" + REFUSED, ""));
  }
}
