package org.signrelay.salesforce.standin.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field of an sObject type.
 *
 * @param length most characters of a text, 0 for other types
 * @param picklist values of a picklist
 * @param referenceTo names of the types a reference may point to
 * @param relationship name by which queries reach the parent, such as {@code Owner}
 */
public record Field(
    String name,
    FieldType type,
    int length,
    Set<Trait> traits,
    List<String> picklist,
    List<String> referenceTo,
    Optional<String> relationship) {

  public Field {
    traits = Set.copyOf(traits);
    picklist = List.copyOf(picklist);
    referenceTo = List.copyOf(referenceTo);
  }

  /** A field of any type that can be left empty, written, filtered and sorted. */
  public static Field of(String name, FieldType type, int length) {
    var usual =
        EnumSet.of(
            Trait.CREATEABLE, Trait.UPDATEABLE, Trait.NILLABLE, Trait.FILTERABLE, Trait.SORTABLE);
    return new Field(name, type, length, usual, List.of(), List.of(), Optional.empty());
  }

  public static Field text(String name, int length) {
    return of(name, FieldType.STRING, length);
  }

  public static Field textArea(String name, int length) {
    return of(name, FieldType.TEXTAREA, length);
  }

  /** A text area of more than 255 characters of a custom object: it cannot be filtered. */
  public static Field longTextArea(String name, int length) {
    return textArea(name, length).without(Trait.FILTERABLE, Trait.SORTABLE);
  }

  public static Field picklist(String name, String... values) {
    Field field = of(name, FieldType.PICKLIST, 255);
    return new Field(
        name, field.type, 255, field.traits, List.of(values), List.of(), Optional.empty());
  }

  /** A picklist that refuses other values. */
  public static Field restrictedPicklist(String name, String... values) {
    return picklist(name, values).with(Trait.RESTRICTED);
  }

  /** A reference; its relationship is named as Salesforce does: OwnerId → Owner, X__c → X__r. */
  public static Field reference(String name, String... types) {
    Field field = of(name, FieldType.REFERENCE, 18);
    String relationship =
        name.endsWith("__c") ? name.replaceAll("__c$", "__r") : name.replaceAll("Id$", "");
    return new Field(
        name, field.type, 18, field.traits, List.of(), List.of(types), Optional.of(relationship));
  }

  public static Field checkbox(String name) {
    return of(name, FieldType.BOOLEAN, 0).without(Trait.NILLABLE).with(Trait.DEFAULTED_ON_CREATE);
  }

  public static Field number(String name) {
    return of(name, FieldType.DOUBLE, 0);
  }

  public static Field integer(String name) {
    return of(name, FieldType.INT, 0);
  }

  public static Field date(String name) {
    return of(name, FieldType.DATE, 0);
  }

  public static Field dateTime(String name) {
    return of(name, FieldType.DATETIME, 0);
  }

  /** Content of a file, which no query can filter. */
  public static Field blob(String name) {
    return of(name, FieldType.BASE64, 0).without(Trait.FILTERABLE, Trait.SORTABLE);
  }

  public Field with(Trait... more) {
    var set = EnumSet.copyOf(traits);
    set.addAll(List.of(more));
    return new Field(name, type, length, set, picklist, referenceTo, relationship);
  }

  public Field without(Trait... fewer) {
    var set = EnumSet.copyOf(traits);
    set.removeAll(Set.of(fewer));
    return new Field(name, type, length, set, picklist, referenceTo, relationship);
  }

  /** A value must be given on create. */
  public Field required() {
    return without(Trait.NILLABLE);
  }

  /** Neither create nor update may set it. */
  public Field readOnly() {
    return without(Trait.CREATEABLE, Trait.UPDATEABLE);
  }

  /** An external id, as custom fields can be: indexed, and a key for upsert. */
  public Field externalId() {
    return with(Trait.EXTERNAL_ID, Trait.ID_LOOKUP);
  }

  /** No two records hold the same value, case not counting. */
  public Field unique() {
    return with(Trait.UNIQUE);
  }

  /** No two records hold the same value, and case counts here and in queries. */
  public Field uniqueCaseSensitive() {
    return with(Trait.UNIQUE, Trait.CASE_SENSITIVE);
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  public boolean isCustom() {
    return name.endsWith("__c");
  }
}
