package org.signrelay.salesforce.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.database.ListQuery;
import org.signrelay.database.Plan;
import org.signrelay.design.RecordSettings;

/**
 * Salesforce ids of records that were found before, in the database for all nodes, so that a
 * look-up can be saved. At most a million are kept, the youngest.
 */
@ApplicationScoped
public class KnownRecords {
  private static final long MOST = 1_000_000;
  private static final int FORGOTTEN_AT_ONCE = 10_000;

  private static final ListQuery KNOWN =
      new ListQuery("select k from KnownRecord k where k.recordHash in :list");

  @Inject Clock clock;
  @Inject Database database;

  /**
   * How a record is looked for. What was found in one way says nothing about another: an
   * administrator who corrects a field means another record, or a check that was not made.
   *
   * @param token the auth token that the record must hold, if the design asks for one
   */
  public record Search(RecordSettings settings, Optional<String> token) {}

  /**
   * What is known of a record.
   *
   * @param key the hash by which the queue knows the record
   * @param search how it was found
   */
  public record Sighting(UUID key, String recordId, Search search) {}

  /**
   * The ids of those records that were found before in the way in which they would be looked for
   * now, by key.
   *
   * @param searches by key
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Map<UUID, String> idsOf(Map<UUID, Search> searches) {
    return known(searches.keySet()).values().stream()
        .filter(known -> known.searchHash().equals(hash(searches.get(known.recordHash()))))
        .collect(Collectors.toMap(KnownRecord::recordHash, KnownRecord::recordId));
  }

  /** Remembers records that were found. */
  @Transactional(TxType.REQUIRES_NEW)
  public void remember(Collection<Sighting> sightings) {
    Map<UUID, Sighting> latest =
        sightings.stream()
            .collect(Collectors.toMap(Sighting::key, Function.identity(), (one, other) -> other));
    Map<UUID, KnownRecord> known = known(latest.keySet());
    latest
        .values()
        .forEach(
            sighting -> {
              KnownRecord old = known.get(sighting.key());
              String hash = hash(sighting.search());
              if (old == null) {
                database
                    .entities()
                    .persist(
                        new KnownRecord(sighting.key(), sighting.recordId(), hash, clock.millis()));
              } else if (!old.says(sighting.recordId(), hash)) {
                old.correct(sighting.recordId(), hash, clock.millis());
              }
            });
  }

  /** Forgets records that are not, or no longer, what they were. */
  @Transactional(TxType.REQUIRES_NEW)
  public void forget(Collection<UUID> keys) {
    remove(keys);
  }

  private void remove(Collection<UUID> keys) {
    database
        .entities()
        .createQuery("delete from KnownRecord k where k.recordHash in :keys")
        .setParameter("keys", keys)
        .executeUpdate();
  }

  /**
   * Forgets the oldest beyond a million, ten thousand at most.
   *
   * @return whether there are more to be forgotten
   */
  @Transactional(TxType.REQUIRES_NEW)
  public boolean forgetOldest() {
    long number =
        database
            .entities()
            .createQuery("select count(k) from KnownRecord k", Long.class)
            .getSingleResult();
    if (number <= MOST) {
      return false;
    }
    List<UUID> oldest =
        database
            .entities()
            .createQuery(
                "select k.recordHash from KnownRecord k order by k.rememberedAt", UUID.class)
            .setMaxResults((int) Math.min(FORGOTTEN_AT_ONCE, number - MOST))
            .getResultList();
    remove(oldest);
    return number - oldest.size() > MOST;
  }

  private Map<UUID, KnownRecord> known(Collection<UUID> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    if (keys.size() > 1) {
      // To say so for a single one would take as long as to look for it.
      database.planWithout(Plan.WHOLE_TABLE);
    }
    return KNOWN.of(keys, KnownRecord.class, database.entities()).getResultList().stream()
        .collect(Collectors.toMap(KnownRecord::recordHash, Function.identity()));
  }

  /** Tokens are GUIDs, which come in either case; names of fields hold no line breaks. */
  private static String hash(Search search) {
    String text =
        String.join(
            "\n",
            search.settings().keyField(),
            search.settings().authTokenField().orElse(""),
            search.token().orElse("").toLowerCase(Locale.ROOT));
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
