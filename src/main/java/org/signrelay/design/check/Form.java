package org.signrelay.design.check;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a value must look like.
 *
 * @param right completes the sentence "must be …"
 * @param parser empty for a text that does not look so
 * @param list whether commas separate values and {@code \,} is a comma
 */
record Form<T>(String right, Function<String, Optional<T>> parser, boolean list) {

  static <T> Form<T> of(String right, Function<String, Optional<T>> parser) {
    return new Form<>(right, parser, false);
  }
}
