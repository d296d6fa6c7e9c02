package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.database.Database;
import org.signrelay.database.DatabaseClock;
import org.signrelay.delivery.accept.Arrivals;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.progress.FirstAttempts;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.delivery.retention.Retention;
import org.signrelay.delivery.standstill.GateKeeper;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.delivery.standstill.Routes;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;

/** What is done for what is underway, and when a server is stopped; nothing is stored. */
class HeartbeatTest {
  private static final OrgId ORG = new OrgId("login.salesforce.com/user");

  private final List<String> done = new ArrayList<>();
  private final Heartbeat heartbeat = new Heartbeat();
  private boolean interrupted;
  private RuntimeException away;

  @BeforeEach
  void assemble() {
    heartbeat.underway =
        new Underway() {
          @Override
          Set<String> farewell(Duration atMost) {
            return super.farewell(Duration.ZERO);
          }
        };
    heartbeat.dispatcher =
        new Dispatcher() {
          @Override
          void stop() {
            done.add("claims nothing more");
          }

          @Override
          boolean isPolling() {
            return false;
          }

          @Override
          public void wake() {
            done.add("looks for what is due");
          }
        };
    heartbeat.replays =
        new ReplayTurns() {
          @Override
          void stop() {
            done.add("replays nothing more");
          }

          @Override
          void wake() {
            done.add("replays");
          }
        };
    heartbeat.arrivals =
        new Arrivals() {
          @Override
          public void close() {
            done.add("commits what has arrived");
          }
        };
    heartbeat.firstAttempts =
        new FirstAttempts() {
          @Override
          public void close() {
            done.add("answers who waits");
          }

          @Override
          public void look() {
            // Nobody waits.
          }
        };
    heartbeat.claims =
        new ClaimStore() {
          @Override
          public int giveBack(Collection<String> claims) {
            done.add("gives back " + claims);
            interrupted = Thread.currentThread().isInterrupted();
            return claims.size();
          }

          @Override
          public int renew(Collection<String> claims) {
            done.add("renews " + claims);
            if (done.size() == 1) {
              throw new PersistenceException(new SQLException("row was moved", "40001"));
            }
            return claims.size();
          }

          @Override
          public int freeLostClaims(Collection<String> mine) {
            done.add("frees lost claims but " + mine);
            return 0;
          }
        };
    heartbeat.database =
        new Database() {
          @Override
          public void open() {
            // It is there.
          }
        };
    heartbeat.clock =
        new DatabaseClock() {
          @Override
          public void adjust() {
            if (away != null) {
              throw away;
            }
          }
        };
    heartbeat.gateKeeper =
        new GateKeeper() {
          @Override
          public void holdUnknown() {
            throw new IllegalStateException("a statement failed");
          }

          @Override
          public void stopWhatNoNodeCanEnter() {
            // There are no orgs.
          }

          @Override
          public void keep() {
            done.add("holds and releases");
            throw new NoClassDefFoundError("no memory to load it");
          }
        };
    heartbeat.routes =
        new Routes() {
          @Override
          public Set<Route> open() {
            return Set.of();
          }
        };
    heartbeat.designs = new Designs(new HandConfiguration());
    heartbeat.housekeeping =
        new Housekeeping() {
          @Override
          void forgetOrgs() {
            // There are none.
          }

          @Override
          void forgetRecords(boolean count) {
            // There are none.
          }
        };
    heartbeat.retention =
        new Retention() {
          @Override
          public Removed remove(Duration atMost) {
            done.add("removes what is over");
            return new Removed(0, 0);
          }
        };
    heartbeat.refusedCalls =
        new RefusedCalls() {
          @Override
          public void write() {
            done.add("writes refused calls");
          }
        };
    heartbeat.bell =
        new Bell() {
          @Override
          void ring() {
            done.add("tells the others");
          }

          @Override
          boolean hasRung() {
            return false;
          }
        };
  }

  @Test
  void aClaimIsRenewedAlthoughADeliveryOfItEndsAtTheSameMoment() {
    // Given
    heartbeat.underway.begin(ORG, "a", false);

    // When
    heartbeat.renew();

    // Then
    assertThat(done).containsExactly("renews [a]", "renews [a]");
  }

  @Test
  void aStepThatFailsKeepsNoOtherFromBeingTakenAndTheNextBeatComes() {
    // Given
    heartbeat.underway.begin(ORG, "a", false);

    // When
    heartbeat.beat();

    // Then
    assertThat(done)
        .containsExactly(
            "frees lost claims but [a]",
            "holds and releases",
            "looks for what is due",
            "writes refused calls",
            "replays",
            "removes what is over");
    done.clear();
    heartbeat.beat();
    assertThat(done).contains("frees lost claims but [a]", "looks for what is due");
  }

  @Test
  void nothingIsTriedWhileTheDatabaseIsAway() {
    // Given
    away = new PersistenceException("connection refused");

    // When
    heartbeat.beat();

    // Then
    assertThat(done).isEmpty();
    away = null;
    heartbeat.beat();
    assertThat(done).contains("looks for what is due");
  }

  @Test
  void aServerThatIsStoppedLeavesNothingBehind() {
    // Given
    heartbeat.underway.begin(ORG, "a", false);

    // When
    heartbeat.end();

    // Then
    assertThat(done)
        .containsExactly(
            "claims nothing more",
            "replays nothing more",
            "commits what has arrived",
            "answers who waits",
            "gives back [a]",
            "writes refused calls",
            "tells the others");
  }

  @Test
  void anInterruptedThreadGivesBackWithoutItsInterruptWhichItKeeps() {
    // Given
    heartbeat.underway.begin(ORG, "a", false);
    Thread.currentThread().interrupt();

    // When
    heartbeat.end();

    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).contains("gives back [a]");
    assertThat(interrupted).isFalse();
  }

  @Test
  void whatFailsAtTheEndKeepsNothingElseFromBeingDone() {
    // Given
    heartbeat.underway.begin(ORG, "a", false);
    heartbeat.arrivals =
        new Arrivals() {
          @Override
          public void close() {
            throw new NoClassDefFoundError("taken away by a server that is being stopped");
          }
        };

    // When
    heartbeat.end();

    // Then
    assertThat(done).contains("gives back [a]", "writes refused calls", "tells the others");
  }
}
