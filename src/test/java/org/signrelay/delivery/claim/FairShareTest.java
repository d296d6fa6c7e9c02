package org.signrelay.delivery.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/** How the room of a batch is shared out among turns. */
class FairShareTest {
  private final Map<Turn, Integer> backlog = new LinkedHashMap<>();
  private final List<Turn> asked = new ArrayList<>();

  @Test
  void eachTurnGetsTheSamePart() {
    // Given
    Turn one = turn("one", 100_000);
    Turn other = turn("other", 100_000);

    // When
    List<Due> taken = share(200);

    // Then
    assertThat(taken).hasSize(200);
    assertThat(of(one, taken)).isEqualTo(100);
    assertThat(of(other, taken)).isEqualTo(100);
  }

  @Test
  void whatALaterTurnDoesNotNeedGoesToAnEarlierOne() {
    // Given
    Turn large = turn("large", 100_000);
    Turn small = turn("small", 3);

    // When
    List<Due> taken = share(200);

    // Then
    assertThat(of(small, taken)).isEqualTo(3);
    assertThat(of(large, taken)).isEqualTo(197);
    assertThat(taken).doesNotHaveDuplicates();
  }

  @Test
  void whatAnEarlierTurnDoesNotNeedGoesToALaterOne() {
    // Given
    Turn small = turn("small", 3);
    Turn large = turn("large", 100_000);

    // When
    List<Due> taken = share(200);

    // Then
    assertThat(of(small, taken)).isEqualTo(3);
    assertThat(of(large, taken)).isEqualTo(197);
  }

  @Test
  void aTurnThatIsAloneGetsAllTheRoomAtOnce() {
    // Given
    turn("alone", 100_000);

    // When
    List<Due> taken = share(200);

    // Then
    assertThat(taken).hasSize(200);
    assertThat(asked).hasSize(1);
  }

  @Test
  void theFirstTurnsGetAPlaceEachWhereThereAreMoreTurnsThanPlaces() {
    // Given
    Turn first = turn("first", 10);
    Turn second = turn("second", 10);
    Turn third = turn("third", 10);

    // When
    List<Due> taken = share(2);

    // Then
    assertThat(of(first, taken)).isEqualTo(1);
    assertThat(of(second, taken)).isEqualTo(1);
    assertThat(of(third, taken)).isZero();
  }

  @Test
  void fewerThanThereIsRoomForAreAllTaken() {
    // Given
    turn("one", 5);
    turn("other", 7);

    // When
    List<Due> taken = share(200);

    // Then
    assertThat(taken).hasSize(12).doesNotHaveDuplicates();
  }

  private Turn turn(String design, int due) {
    Turn turn =
        new Turn(
            new Route(new OrgId("org"), new DesignId(design)),
            DeliveryState.PENDING,
            Instant.EPOCH);
    backlog.put(turn, due);
    return turn;
  }

  private List<Due> share(int room) {
    return new FairShare(room, this::find).among(List.copyOf(backlog.keySet()));
  }

  private List<Due> find(Turn turn, int atMost, Due after) {
    asked.add(turn);
    List<Due> found = new ArrayList<>();
    for (long number = after.dueAt() + 1;
        number <= backlog.get(turn) && found.size() < atMost;
        number++) {
      found.add(new Due(new UUID(turn.hashCode(), number), number, "", false, false));
    }
    return found;
  }

  private static long of(Turn turn, List<Due> taken) {
    return taken.stream()
        .filter(due -> due.delivery().getMostSignificantBits() == turn.hashCode())
        .count();
  }
}
