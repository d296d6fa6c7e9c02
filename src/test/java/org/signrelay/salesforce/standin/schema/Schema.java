package org.signrelay.salesforce.standin.schema;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sObject types of the org. */
public final class Schema {
  private final Map<String, SObjectType> byName = new ConcurrentHashMap<>();
  private final Map<String, SObjectType> byPrefix = new ConcurrentHashMap<>();

  /** Adds a type or replaces it; rows that exist stay. */
  public void define(SObjectType type) {
    byName.put(SObjectType.key(type.name()), type);
    byPrefix.put(type.keyPrefix(), type);
  }

  public Optional<SObjectType> find(String name) {
    return Optional.ofNullable(byName.get(SObjectType.key(name)));
  }

  /** The type whose ids begin like this one. */
  public Optional<SObjectType> ofId(String id) {
    return Optional.ofNullable(byPrefix.get(id.substring(0, 3)));
  }

  public Collection<SObjectType> types() {
    return byName.values();
  }
}
