package org.signrelay.delivery.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/** What is found where very many are due that cannot go, and how many of them a look sees. */
class CrowdTest {
  private static final Wanted WANTED =
      new Wanted(new Route(new OrgId("org"), new DesignId("design")), DeliveryState.PENDING, false);

  private static final int MANY = 10 * Crowd.PART;
  private static final int CALL = 200;

  private final InMemory due = new InMemory();
  private long now = Duration.ofDays(1).toMillis();
  private final List<UUID> behind = IntStream.range(0, MANY).mapToObj(this::addBehind).toList();
  private Crowd crowd = Crowd.seenAt(now);

  @Test
  void whatBecomesDueIsFoundByTheNextLook() {
    // Given
    lookUntilRest();
    UUID fresh = add(now);

    // When
    List<UUID> found = look();

    // Then
    assertThat(found).containsOnly(fresh);
  }

  @Test
  void whatIsCommittedSecondsAfterItWasDueIsFoundByTheNextLookToo() {
    // Given
    lookUntilRest();
    UUID fresh = add(now - Crowd.LATEST_COMMIT.toMillis() + 1);

    // When
    List<UUID> found = look();

    // Then
    assertThat(found).containsOnly(fresh);
  }

  @Test
  void whatWaitedForADeliveryThatChangedIsFoundByTheNextLook() {
    // Given
    lookUntilRest();
    UUID free = behind.get(MANY / 2);
    due.blocked.remove(free);

    // When
    crowd.noteChange(free);

    // Then
    assertThat(look()).containsExactly(free);
  }

  @Test
  void whatChangedIsFoundOnceThoughALookAsksTwice() {
    // Given
    lookUntilRest();
    UUID free = behind.get(MANY / 2);
    due.blocked.remove(free);
    crowd.noteChange(free);
    crowd.begin();
    crowd.find(due, WANTED, 1, now);

    // When
    List<Due> again = crowd.find(due, WANTED, 1, now);

    // Then
    assertThat(again).isEmpty();
  }

  @Test
  void whatMayGoWithoutAnybodyTellingIsFoundByARound() {
    // Given
    lookUntilRest();
    UUID free = behind.get(MANY / 2);
    due.blocked.remove(free);

    // When
    now += Crowd.BETWEEN_ROUNDS.toMillis();
    List<UUID> found = lookUntilRest();

    // Then
    assertThat(found).containsOnly(free);
  }

  @Test
  void moreChangesThanAreRememberedAreFoundByTheRoundAsWell() {
    // Given
    lookUntilRest();
    UUID free = behind.get(MANY / 2);
    due.blocked.remove(free);
    crowd.noteChange(free);
    behind.stream().limit(MANY / 3).forEach(crowd::noteChange);

    // When
    now += Crowd.BETWEEN_ROUNDS.toMillis();
    List<UUID> found = new ArrayList<>();
    for (int looks = 0; looks < 2 * MANY / Crowd.PART; looks++) {
      found.addAll(look());
    }

    // Then
    assertThat(found).containsOnly(free);
  }

  @Test
  void aLookSeesNoMoreThanTwoParts() {
    // Given
    add(now);

    // When
    lookUntilRest();

    // Then
    assertThat(due.mostSeen).isBetween(Crowd.PART, 2 * Crowd.PART);
  }

  @Test
  void veryManyThatBecomeDueAtOnceAreGoneThroughInPartsAsWell() {
    // Given
    lookUntilRest();
    long released = now;
    IntStream.range(0, MANY).forEach(one -> due.blocked.add(add(released)));
    UUID last = add(now + 1);
    now += 1;
    due.mostSeen = 0;

    // When
    List<UUID> found = lookUntilRest();

    // Then
    assertThat(found).contains(last);
    assertThat(due.mostSeen).isLessThanOrEqualTo(2 * Crowd.PART);
  }

  @Test
  void whenAllOfThemMayGoEachLookFindsAsManyAsThereIsRoomFor() {
    // Given
    lookUntilRest();
    due.blocked.clear();
    now += Crowd.BETWEEN_ROUNDS.toMillis();
    Set<UUID> taken = new HashSet<>();

    // When
    for (int looks = 0; looks < MANY / CALL; looks++) {
      List<UUID> found = crowdFinds();
      due.take(found);
      taken.addAll(found);
    }

    // Then
    assertThat(taken).hasSize(MANY);
  }

  @Test
  void whereFewAreLeftItIsOver() {
    // Given
    due.take(behind.subList(0, MANY - 3));
    now += Crowd.BETWEEN_ROUNDS.toMillis();

    // When
    look();

    // Then
    assertThat(crowd.isOver()).isTrue();
  }

  @Test
  void inACrowdThatWasSeenUpToAPlaceTheRoundGoesOnThere() {
    // Given
    UUID free = behind.get(MANY / 2 + 1);
    due.blocked.remove(free);
    crowd = Crowd.seenUpTo(due.placeOf(behind.get(MANY / 2)), now);

    // When
    List<UUID> found = look();

    // Then
    assertThat(found).containsOnly(free);
  }

  private UUID addBehind(int number) {
    UUID added = add(now - Duration.ofHours(1).toMillis() + number);
    due.blocked.add(added);
    return added;
  }

  private UUID add(long dueAt) {
    UUID added = new UUID(7, due.rows.size() + 1L);
    due.rows.put(new Place(dueAt, added), added);
    return added;
  }

  private List<UUID> lookUntilRest() {
    List<UUID> found = new ArrayList<>(look());
    while (crowd.isHalfway(0)) {
      found.addAll(look());
    }
    return found;
  }

  private List<UUID> look() {
    now += Crowd.BETWEEN_PARTS.toMillis();
    return crowdFinds();
  }

  private List<UUID> crowdFinds() {
    crowd.begin();
    due.seen = 0;
    List<UUID> found =
        crowd.find(due, WANTED, CALL, now).stream().map(Due::delivery).distinct().toList();
    due.mostSeen = Math.max(due.mostSeen, due.seen);
    return found;
  }

  /** Each delivery is alone with its record; some wait for one that is not here. */
  private static final class InMemory extends DueDeliveries {
    private final TreeMap<Place, UUID> rows =
        new TreeMap<>(
            Comparator.comparingLong(Place::dueAt)
                .thenComparing(place -> place.delivery().toString()));

    private final Set<UUID> blocked = new HashSet<>();
    private int seen;
    private int mostSeen;

    @Override
    List<Due> findBetween(Wanted wanted, int atMost, Place after, Place last) {
      List<Due> found = new ArrayList<>();
      for (Map.Entry<Place, UUID> row : rows.subMap(after, false, last, true).entrySet()) {
        seen++;
        if (!blocked.contains(row.getValue())) {
          found.add(due(row.getKey()));
        }
        if (found.size() == atMost) {
          break;
        }
      }
      return found;
    }

    @Override
    Optional<Place> place(Wanted wanted, Place after, int number, long until) {
      return rows.subMap(after, false, Place.behind(until), true).keySet().stream()
          .skip(number - 1)
          .findFirst();
    }

    @Override
    List<Due> findOfRecords(Wanted wanted, int atMost, Collection<UUID> some, long until) {
      Set<UUID> records = Set.copyOf(some);
      return rows.keySet().stream()
          .filter(place -> records.contains(place.delivery()))
          .filter(place -> !blocked.contains(place.delivery()))
          .limit(atMost)
          .map(InMemory::due)
          .toList();
    }

    private Place placeOf(UUID delivery) {
      return rows.keySet().stream()
          .filter(place -> place.delivery().equals(delivery))
          .findFirst()
          .orElseThrow();
    }

    private void take(Collection<UUID> some) {
      Set<UUID> taken = Set.copyOf(some);
      rows.values().removeIf(taken::contains);
    }

    private static Due due(Place place) {
      return new Due(place.delivery(), place.dueAt(), place.delivery().toString(), false, false);
    }
  }
}
