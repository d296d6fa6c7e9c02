package org.signrelay.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Two transactions that got into each other's way: of a deadlock one is chosen to fail, one fails
 * that wants to lock a row that has just moved to another partition, and one that writes what the
 * other has just written and may be there once only. It did nothing, and can be done again at once.
 */
public final class Collision {
  /**
   * {@code serialization_failure}, {@code deadlock_detected} and {@code unique_violation} of the
   * SQL standard, and H2's {@code CONCURRENT_UPDATE_1}.
   */
  private static final Set<String> SQL_STATES = Set.of("40001", "40P01", "23505", "90131");

  private static final int TRIES = 4;

  private Collision() {}

  /**
   * Does something in a transaction of its own, up to four times if it collides.
   *
   * @throws RuntimeException what it threw, if that was no collision or the fourth one
   */
  public static <T> T again(Supplier<T> transaction) {
    for (int tries = 1; ; tries++) {
      try {
        return transaction.get();
      } catch (Exception failed) {
        // A commit that fails leaves the transaction's interceptor as a checked exception.
        if (tries == TRIES || !isCollision(failed)) {
          throw failed;
        }
      }
    }
  }

  /** As {@link #again(Supplier)}, for what has no result. */
  public static void again(Runnable transaction) {
    again(
        () -> {
          transaction.run();
          return true;
        });
  }

  /** Whether an exception tells of a collision. */
  static boolean isCollision(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && SQL_STATES.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
