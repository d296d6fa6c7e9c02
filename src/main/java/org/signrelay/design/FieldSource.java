package org.signrelay.design;

/** Where a further field of the record takes its value from. */
public sealed interface FieldSource {

  /**
   * A value of the call.
   *
   * @param name as {@link org.signrelay.design.vocabulary.ValueName#canonical} gives it
   */
  record NamedValue(String name) implements FieldSource {}

  /** The same text for every call. */
  record Literal(String text) implements FieldSource {}
}
