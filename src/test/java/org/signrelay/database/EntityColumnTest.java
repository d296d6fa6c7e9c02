package org.signrelay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EntityColumnTest {
  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  /** With each type that an entity of the queue has. */
  @SuppressWarnings("UnusedVariable") // Read as the provider would.
  private static final class Sample {
    private static final String NO_COLUMN = "";

    private UUID id = ID;
    private String text;
    private int number = 7;
    private long total = 1L << 40;

    @Column(name = "due_at")
    private Long dueAt;

    @Enumerated(EnumType.STRING)
    private TimeUnit unit = TimeUnit.DAYS;

    Sample(String text, Long dueAt) {
      this.text = text;
      this.dueAt = dueAt;
    }
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Unknown {
    private Instant time;
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Versioned {
    @Version private long version;
  }

  private static final List<Sample> ROWS = List.of(new Sample("one", null), new Sample(null, 5L));

  @Test
  void aColumnIsNamedAsTheProviderNamesIt() {
    assertThat(columns(Sample.class))
        .extracting(EntityColumn::name)
        .containsExactly("id", "text", "number", "total", "due_at", "unit");
  }

  @Test
  void eachColumnIsAnArrayOfItsValuesInTheOrderOfTheRows() {
    assertThat(columns(Sample.class))
        .extracting(column -> column.values(ROWS))
        .containsExactly(
            new String[] {ID.toString(), ID.toString()},
            new String[] {"one", null},
            new Integer[] {7, 7},
            new Long[] {1L << 40, 1L << 40},
            new Long[] {null, 5L},
            new String[] {"DAYS", "DAYS"});
  }

  @Test
  void aColumnThatIsEmptyInAllRowsIsSeen() {
    List<Sample> withoutText = List.of(new Sample(null, 5L), new Sample(null, 6L));

    assertThat(columns(Sample.class).stream().filter(column -> !column.isFilledIn(withoutText)))
        .extracting(EntityColumn::name)
        .containsExactly("text");
  }

  @Test
  void aTypeThatIsNotKnownIsNotGuessed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> columns(Unknown.class))
        .withMessageContaining("Unknown.time");
  }

  @Test
  void whatElseTheProviderDoesWithAFieldIsNotLeftOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> columns(Versioned.class))
        .withMessageContaining("Versioned.version");
  }

  private static List<EntityColumn> columns(Class<?> entity) {
    return Arrays.stream(entity.getDeclaredFields()).flatMap(EntityColumn::of).toList();
  }
}
