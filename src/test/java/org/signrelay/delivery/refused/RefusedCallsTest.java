package org.signrelay.delivery.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signrelay.database.DatabaseTime;
import org.signrelay.design.Configuration;
import org.signrelay.design.Designs;

/** A refused call is never silent, whatever the database does. */
class RefusedCallsTest {
  private static final String POISON = "poison";

  private final FakeStore store = new FakeStore();
  private final FakeTime time = new FakeTime();
  private final RefusedCalls calls = new RefusedCalls();

  RefusedCallsTest() {
    calls.clock = Clock.fixed(Instant.parse("2027-01-31T12:00:00Z"), ZoneOffset.UTC);
    calls.designs = new Designs(() -> Configuration.NONE);
    calls.counts = new RefusalCounts();
    calls.store = store;
    calls.databaseTime = time;
  }

  @Test
  void withoutADatabaseCallsAreKeptForLater() {
    // Given
    store.away = true;
    time.away = true;
    calls.add(refused("one"));
    assertThatThrownBy(calls::write).hasMessage("away");
    calls.add(refused("two"));
    assertThatThrownBy(calls::write).hasMessage("away");
    store.away = false;
    time.away = false;

    // When
    calls.write();
    calls.write();

    // Then
    assertThat(store.kept).extracting(KeptRefusal::path).containsExactly("one", "two");
  }

  @Test
  void oneThatTheDatabaseRefusesDoesNotHoldUpTheOthers() {
    // Given
    calls.add(refused("one"));
    calls.add(refused(POISON));
    calls.add(refused("two"));

    // When
    calls.write();

    // Then
    assertThat(store.kept).extracting(KeptRefusal::path).containsExactly("one", "two");
    assertThat(calls.counts.leftOut()).isEqualTo(1);
  }

  @Test
  void whatTheBufferDoesNotTakeIsCounted() {
    // When
    for (int i = 0; i < 130; i++) {
      calls.add(refused("one"));
    }
    calls.write();

    // Then
    assertThat(store.kept).hasSize(100);
    assertThat(calls.counts.leftOut()).isEqualTo(30);
    assertThat(calls.counts.all()).containsOnly(Map.entry(new RefusalCounts.Of("", 422), 130L));
  }

  @Test
  void whatCannotBeStoredIsReplacedAndWhatIsTooLongIsCut() {
    // When
    calls.add(refused("a\u0000\ud800b" + "x".repeat(300)));
    calls.write();

    // Then
    assertThat(store.kept.get(0).path()).startsWith("a\ufffd\ufffdbx").hasSize(200);
  }

  private static RefusedCall refused(String path) {
    return new RefusedCall(
        "nobody",
        false,
        "POST",
        path,
        "192.0.2.1",
        Optional.empty(),
        422,
        "missing-value",
        "reason",
        0,
        Optional::empty);
  }

  private static final class FakeStore extends RefusedCallStore {
    final List<KeptRefusal> kept = new ArrayList<>();
    boolean away;

    @Override
    void keep(List<KeptRefusal> refusals) {
      if (away || refusals.stream().anyMatch(each -> each.path().equals(POISON))) {
        throw new IllegalStateException("refused");
      }
      kept.addAll(refusals);
    }
  }

  private static final class FakeTime extends DatabaseTime {
    boolean away;

    @Override
    public Instant now() {
      if (away) {
        throw new IllegalStateException("away");
      }
      return Instant.EPOCH;
    }
  }
}
