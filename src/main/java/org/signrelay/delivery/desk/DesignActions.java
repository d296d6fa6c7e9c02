package org.signrelay.delivery.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.signrelay.database.Collision;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.GateKeeper;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.Design;
import org.signrelay.salesforce.session.lockout.RefusedLogins;

/** What a person may do to a design. Doing it twice is the same as doing it once. */
@ApplicationScoped
public class DesignActions {
  @Inject Standstills standstills;
  @Inject RefusedLogins refusedLogins;
  @Inject Gate gate;
  @Inject GateKeeper gateKeeper;

  /** Stops a design's deliveries; calls are still accepted and wait. */
  public void pause(Design design) {
    Collision.again(() -> standstills.pause(design.id()));
    gateKeeper.keep();
  }

  /**
   * Ends a design's pause and its org's standstill, or with credentials of calls those of all users
   * that it has open deliveries for. A person says with it that refused credentials may be tried
   * again.
   */
  public void resume(Design design) {
    gate.orgsOf(design)
        .forEach(
            org -> {
              refusedLogins.forget(org);
              standstills.end(org);
            });
    standstills.end(design.id());
    gateKeeper.keep();
  }
}
