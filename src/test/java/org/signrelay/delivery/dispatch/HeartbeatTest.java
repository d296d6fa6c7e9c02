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
import org.signrelay.delivery.accept.Arrivals;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.progress.FirstAttempts;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.design.OrgId;

/** What is done for what is underway, and when a server is stopped; nothing is stored. */
class HeartbeatTest {
  private static final OrgId ORG = new OrgId("login.salesforce.com/user");

  private final List<String> done = new ArrayList<>();
  private final Heartbeat heartbeat = new Heartbeat();
  private boolean interrupted;

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
        };
    heartbeat.replays =
        new ReplayTurns() {
          @Override
          void stop() {
            done.add("replays nothing more");
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
