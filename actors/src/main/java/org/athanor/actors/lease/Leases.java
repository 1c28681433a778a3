package org.athanor.actors.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who works on what, and until when to believe it.
 *
 * @param <K> what is worked on
 */
public final class Leases<K> {
  private record Lease(String holder, Instant until) {}

  private final Map<K, Lease> leases = new LinkedHashMap<>();
  private final Duration term;

  /** No leases yet; each lasts {@code term} unless it is kept. */
  public Leases(Duration term) {
    this.term = term;
  }

  /** Lets {@code holder} work on {@code key}, whoever did before. */
  public void grant(K key, String holder, Instant now) {
    leases.put(key, new Lease(holder, now.plus(term)));
  }

  /** Prolongs a lease, if the holder still has it. */
  public void keep(K key, String holder, Instant now) {
    if (holder(key).filter(holder::equals).isPresent()) {
      grant(key, holder, now);
    }
  }

  /** Ends a lease, if there is one. */
  public void release(K key) {
    leases.remove(key);
  }

  /** Who works on {@code key}. */
  public Optional<String> holder(K key) {
    return Optional.ofNullable(leases.get(key)).map(Lease::holder);
  }

  /** What this holder works on, in the order in which it was granted. */
  public List<K> heldBy(String holder) {
    return keys(lease -> lease.holder().equals(holder));
  }

  /** What has run out, in the order in which it was granted. */
  public List<K> expired(Instant now) {
    return keys(lease -> lease.until().isBefore(now));
  }

  private List<K> keys(Predicate<Lease> which) {
    return leases.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
