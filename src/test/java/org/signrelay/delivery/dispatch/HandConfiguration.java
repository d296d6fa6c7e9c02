package org.signrelay.delivery.dispatch;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.signrelay.design.Configuration;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.RetentionSettings;
import org.signrelay.design.Secret;
import org.signrelay.design.ServerSettings;
import org.signrelay.design.address.AddressRanges;

/** A configuration that tests write by hand, in place of the one from files. */
@Alternative
@Priority(1)
@ApplicationScoped
public class HandConfiguration implements Supplier<Configuration> {
  private static final RetentionSettings RETENTION =
      new RetentionSettings(Duration.ofDays(30), Duration.ofDays(180), Duration.ofDays(1));

  private volatile Configuration current = with(List.of(), RETENTION, Map.of());

  /** Adds or replaces a design. */
  synchronized void load(Design design) {
    Map<DesignId, Design> designs = new TreeMap<>(current.loaded());
    designs.put(design.id(), design);
    current = with(keys(), retention(), designs);
  }

  synchronized void unload(DesignId design) {
    Map<DesignId, Design> designs = new TreeMap<>(current.loaded());
    designs.remove(design);
    current = with(keys(), retention(), designs);
  }

  synchronized void encryptWith(Secret... keys) {
    current = with(List.of(keys), retention(), current.loaded());
  }

  /** Keeps ended deliveries for another time. */
  synchronized void keep(Duration ended, Duration dead) {
    current =
        with(keys(), new RetentionSettings(ended, dead, Duration.ofDays(1)), current.loaded());
  }

  /** Keeps the documents of ended deliveries for another time. */
  synchronized void keepDocuments(Duration documents) {
    current =
        with(
            keys(),
            new RetentionSettings(retention().ended(), retention().dead(), documents),
            current.loaded());
  }

  @Override
  public Configuration get() {
    return current;
  }

  private List<Secret> keys() {
    return current.server().orElseThrow().encryptionKeys();
  }

  private RetentionSettings retention() {
    return current.server().orElseThrow().retention();
  }

  private static Configuration with(
      List<Secret> keys, RetentionSettings retention, Map<DesignId, Design> designs) {
    ServerSettings server =
        new ServerSettings(
            keys,
            1 << 20,
            1L << 31,
            DocumentLocation.ATTACHMENT,
            Duration.ofHours(24),
            retention,
            10,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            20,
            Set.of(),
            AddressRanges.NONE);
    return new Configuration(
        Optional.empty(), Optional.of(server), designs, Set.of(), List.of(), List.of());
  }
}
