package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.signrelay.database.Collision;
import org.signrelay.delivery.pace.Pace;
import org.signrelay.salesforce.budget.ApiBudget;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.record.KnownRecords;
import org.signrelay.salesforce.session.Sessions;

/** Keeps what is remembered about Salesforce from growing without bound. One thread at a time. */
@ApplicationScoped
class Housekeeping {
  /** A beat that takes longer keeps the next one waiting. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private static final int MOST_BATCHES = 20;

  private boolean recordsLeft;

  @Inject KnownRecords knownRecords;
  @Inject SalesforceHttp http;
  @Inject Sessions sessions;
  @Inject ApiBudget budget;
  @Inject Pace pace;

  /** Forgets what this node remembers of orgs that it has not called for long. */
  void forgetOrgs() {
    http.closeUnused();
    sessions.forgetUnused();
    budget.forgetOld();
    pace.forgetOld();
  }

  /**
   * Forgets known records beyond the most that are kept, for little more than a second; what is
   * left is forgotten by the next call.
   *
   * @param count whether to count them although there were not too many when they were last counted
   */
  void forgetRecords(boolean count) {
    recordsLeft |= count;
    long from = System.nanoTime();
    for (int batch = 0; recordsLeft && batch < MOST_BATCHES; batch++) {
      recordsLeft = Collision.again(knownRecords::forgetOldest);
      if (System.nanoTime() - from >= LONGEST.toNanos()) {
        return;
      }
    }
  }
}
