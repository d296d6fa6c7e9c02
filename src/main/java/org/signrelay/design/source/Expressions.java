package org.signrelay.design.source;

import java.util.Optional;
import java.util.function.Function;

/**
 * Expands <code>${NAME}</code> and <code>${NAME:default}</code>, nested in each other and in the
 * values found; <code>\${</code> stands for itself.
 */
final class Expressions {
  private static final int DEEPEST = 10;
  private static final String OPEN = "${";
  private static final String ESCAPED = "\\${";

  private final Function<String, Optional<String>> values;

  /**
   * @param values the value of a name, not yet expanded
   */
  Expressions(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /**
   * @throws UnresolvedExpressionException if a name has neither value nor default, refers to
   *     itself, or is not closed
   */
  String expand(String text) {
    return expand(text, 0);
  }

  private String expand(String text, int depth) {
    if (depth > DEEPEST) {
      throw new UnresolvedExpressionException("holds an expression that refers to itself");
    }
    StringBuilder expanded = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith(ESCAPED, at)) {
        expanded.append(OPEN);
        at += ESCAPED.length();
      } else if (text.startsWith(OPEN, at)) {
        int close = close(text, at);
        boolean whole = depth == 0 && at == 0 && close == text.length() - 1;
        expanded.append(resolve(text.substring(at + OPEN.length(), close), depth, whole));
        at = close + 1;
      } else {
        expanded.append(text.charAt(at++));
      }
    }
    return expanded.toString();
  }

  private String resolve(String expression, int depth, boolean whole) {
    int colon = expression.indexOf(':');
    String name = colon < 0 ? expression : expression.substring(0, colon);
    Optional<String> value = values.apply(name);
    if (value.isPresent()) {
      return expand(value.get(), depth + 1);
    }
    if (colon < 0) {
      throw UnresolvedExpressionException.nothingSets(name, whole);
    }
    return expand(expression.substring(colon + 1), depth + 1);
  }

  private static int close(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      if (text.startsWith(OPEN, at)) {
        depth++;
      } else if (text.charAt(at) == '}' && --depth == 0) {
        return at;
      }
    }
    throw new UnresolvedExpressionException("holds ${ without }; for the plain text type \\${");
  }
}
