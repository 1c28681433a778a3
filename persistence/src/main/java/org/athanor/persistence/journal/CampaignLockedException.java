package org.athanor.persistence.journal;

/** Another process holds the campaign's directory. */
public final class CampaignLockedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CampaignLockedException(String message) {
    super(message);
  }
}
