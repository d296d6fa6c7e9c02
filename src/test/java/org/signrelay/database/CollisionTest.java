package org.signrelay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done again, and what is not. */
class CollisionTest {
  private final AtomicInteger tries = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "23505"})
  void whatCollidedIsDoneAgain(String state) {
    // When
    String result = Collision.again(() -> failing(2, state));

    // Then
    assertThat(result).isEqualTo("done");
    assertThat(tries).hasValue(3);
  }

  @Test
  void whatCollidesFourTimesFails() {
    // When
    assertThatThrownBy(() -> Collision.again(() -> failing(4, "40001")))
        // Then
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(tries).hasValue(4);
  }

  @Test
  void anotherFailureIsNotDoneAgain() {
    // When
    assertThatThrownBy(() -> Collision.again(() -> failing(1, "23503")))
        // Then
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(tries).hasValue(1);
  }

  private String failing(int times, String state) {
    if (tries.incrementAndGet() <= times) {
      throw new IllegalStateException(new IllegalArgumentException(new SQLException("no", state)));
    }
    return "done";
  }
}
