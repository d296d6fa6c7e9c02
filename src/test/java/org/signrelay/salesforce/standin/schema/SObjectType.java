package org.signrelay.salesforce.standin.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An sObject type with its fields; names have no case. Every type has the system fields of
 * Salesforce (Id, IsDeleted, CreatedDate …) without being told.
 */
public record SObjectType(
    String name, String keyPrefix, Map<String, Field> byName, TypeRights rights) {

  public SObjectType {
    byName = new LinkedHashMap<>(byName);
  }

  /** A type with its system fields and an owner. */
  public static SObjectType named(String name, String keyPrefix) {
    return bare(name, keyPrefix)
        .field(Field.reference("OwnerId", "User").required().with(Trait.DEFAULTED_ON_CREATE));
  }

  /** A type with the system fields only. */
  public static SObjectType bare(String name, String keyPrefix) {
    SObjectType type = new SObjectType(name, keyPrefix, Map.of(), TypeRights.ALL);
    for (Field field : SystemFields.ALL) {
      type = type.field(field);
    }
    return type;
  }

  /** This type with one more field, or with another definition of a field it has. */
  public SObjectType field(Field field) {
    var fields = new LinkedHashMap<>(byName);
    fields.put(key(field.name()), field);
    return new SObjectType(name, keyPrefix, fields, rights);
  }

  /** This type without a field, as for a user who may not see it. */
  public SObjectType hide(String fieldName) {
    var fields = new LinkedHashMap<>(byName);
    fields.remove(key(fieldName));
    return new SObjectType(name, keyPrefix, fields, rights);
  }

  public SObjectType rights(TypeRights changed) {
    return new SObjectType(name, keyPrefix, byName, changed);
  }

  public Optional<Field> find(String fieldName) {
    return Optional.ofNullable(byName.get(key(fieldName)));
  }

  /** The reference field whose parent queries reach by this relationship name. */
  public Optional<Field> findRelationship(String relationship) {
    return fields().stream()
        .filter(field -> field.relationship().filter(relationship::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  public Collection<Field> fields() {
    return byName.values();
  }

  public boolean isCustom() {
    return name.endsWith("__c");
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
