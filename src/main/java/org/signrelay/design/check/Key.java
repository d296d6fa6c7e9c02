package org.signrelay.design.check;

import java.util.Optional;

/**
 * A key of the configuration.
 *
 * @param name without prefix; a part in {@code < >} at its end stands for any text
 * @param fallback the value of a key that is not set, as one would type it
 * @param secret whether its value must never be shown
 * @param supported whether this version does what the contract says of it
 */
record Key<T>(
    String name, Form<T> form, Optional<String> fallback, boolean secret, boolean supported) {

  static <T> Key<T> of(String name, Form<T> form) {
    return new Key<>(name, form, Optional.empty(), false, true);
  }

  static <T> Key<T> of(String name, Form<T> form, String fallback) {
    return new Key<>(name, form, Optional.of(fallback), false, true);
  }

  static <T> Key<T> secret(String name, Form<T> form) {
    return new Key<>(name, form, Optional.empty(), true, true);
  }

  /** A key of the contract that a later version will support. */
  static Key<String> later(String name) {
    return new Key<>(name, Forms.TEXT, Optional.empty(), true, false);
  }

  /** The same key, of which only some texts are right. */
  <N> Key<N> as(Form<N> narrower) {
    return new Key<>(name, narrower, fallback, secret, supported);
  }

  /** Whether a part of the key can be chosen by the admin. */
  boolean isVariable() {
    return name.endsWith(">");
  }

  /** What stands before the variable part, or the whole name. */
  String stem() {
    return isVariable() ? name.substring(0, name.indexOf('<')) : name;
  }

  /** Whether a key as it is written, without prefix, is this one. */
  boolean covers(String written) {
    return isVariable()
        ? written.startsWith(stem()) && written.length() > stem().length()
        : written.equals(name);
  }
}
