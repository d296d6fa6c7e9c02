package org.signrelay.design.source;

import java.util.regex.Pattern;

/** An expression in a value that cannot be expanded. The message shows nothing of the value. */
public final class UnresolvedExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

  UnresolvedExpressionException(String message) {
    super(message);
  }

  /**
   * @param whole whether the expression is all there is; beside other text it may be a part of a
   *     password and is not shown
   */
  static UnresolvedExpressionException nothingSets(String name, boolean whole) {
    return new UnresolvedExpressionException(
        whole && NAME.matcher(name).matches()
            ? "names " + name + ", which nothing sets: set it where the server is started"
            : "holds an expression that nothing sets; for the plain text type \\${");
  }
}
