package org.signrelay.design.check;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.signrelay.design.source.Entry;
import org.signrelay.design.source.Snapshot;
import org.signrelay.design.source.UnresolvedExpressionException;

/** The values of one scope, read by key and checked; what is wrong goes to the scope. */
final class Settings {
  private final Snapshot snapshot;
  private final Scope scope;

  Settings(Snapshot snapshot, Scope scope) {
    this.snapshot = snapshot;
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }

  /** Whether any source gives the key a value. */
  boolean has(Key<?> key) {
    return entry(key).isPresent();
  }

  /** The value or its default; empty if there is neither, or if the value is wrong. */
  <T> Optional<T> find(Key<T> key) {
    Optional<Entry> entry = entry(key);
    return entry.isPresent() ? read(key, entry.get()) : key.fallback().flatMap(key.form().parser());
  }

  /** The value of a key that must be set; a missing one is a mistake. */
  <T> Optional<T> require(Key<T> key) {
    if (!has(key)) {
      scope.lacks(key, "is missing or empty: set it to " + key.form().right());
      return Optional.empty();
    }
    return find(key);
  }

  /** The settings that are used, by key: defaults too, secrets as {@code ***}. */
  Map<String, String> effective() {
    Map<String, String> effective = new TreeMap<>();
    for (Key<?> key : scope.table().keys()) {
      if (key.isVariable()) {
        family(key).forEach(entry -> effective.put(scope.bare(entry), shown(key, entry)));
      } else {
        entry(key)
            .map(entry -> shown(key, entry))
            .or(key::fallback)
            .ifPresent(text -> effective.put(key.name(), text));
      }
    }
    return effective;
  }

  private String shown(Key<?> key, Entry entry) {
    return key.secret() ? "***" : snapshot.expand(entry.value()).strip();
  }

  /**
   * A file that a value names; a relative path starts at the configuration directory.
   *
   * @throws java.nio.file.InvalidPathException if it is no path
   */
  Path file(String path) {
    return snapshot.resolve(path);
  }

  /** A mistake in the value of a key, or in its absence. */
  void wrong(Key<?> key, String message) {
    entry(key)
        .ifPresentOrElse(entry -> scope.wrong(entry, message), () -> scope.lacks(key, message));
  }

  /** The entries of a key with a variable part, in the order of their names. */
  List<Entry> family(Key<?> key) {
    Collection<String> names = new TreeSet<>();
    snapshot.entries().stream()
        .map(Entry::key)
        .filter(name -> name.startsWith(scope.prefix()))
        .filter(name -> belongs(name.substring(scope.prefix().length()), key))
        .forEach(names::add);
    return names.stream()
        .map(snapshot::find)
        .flatMap(Optional::stream)
        .filter(entry -> !isEmpty(entry))
        .toList();
  }

  /** The value of an entry; empty if it is wrong. */
  <T> Optional<T> read(Key<T> key, Entry entry) {
    if (entry.fault().isPresent()) {
      return Optional.empty();
    }
    try {
      String text = snapshot.expand(key.form().list() ? entry.listText() : entry.value()).strip();
      return parse(key, entry, text);
    } catch (UnresolvedExpressionException e) {
      scope.wrong(entry, e.getMessage());
      return Optional.empty();
    }
  }

  private <T> Optional<T> parse(Key<T> key, Entry entry, String text) {
    Optional<T> value = key.form().parser().apply(text);
    if (value.isEmpty()) {
      scope.wrong(entry, "must be " + key.form().right() + instead(key, entry, text));
    }
    return value;
  }

  /** The value as it was typed: with expressions, which may stand for secrets. */
  private static String instead(Key<?> key, Entry entry, String text) {
    if (key.secret()) {
      return "";
    }
    return key.form().list() && text.equals(entry.listText())
        ? "; wrong is " + Shown.value(firstWrong(key.form(), text))
        : "; it is " + Shown.value(entry.value());
  }

  private static String firstWrong(Form<?> form, String list) {
    return CommaList.split(list).stream()
        .filter(item -> item.isEmpty() || form.parser().apply(item.replace(",", "\\,")).isEmpty())
        .findFirst()
        .orElse(list);
  }

  private Optional<Entry> entry(Key<?> key) {
    return snapshot.find(scope.prefix() + key.name()).filter(entry -> !isEmpty(entry));
  }

  /** An expression may have an empty default; a wrong one is reported when it is read. */
  private boolean isEmpty(Entry entry) {
    try {
      return snapshot.expand(entry.value()).isBlank();
    } catch (UnresolvedExpressionException e) {
      return false;
    }
  }

  private boolean belongs(String bare, Key<?> family) {
    return scope.table().find(bare).filter(family::equals).isPresent();
  }
}
