package org.signrelay.delivery.standstill;

import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** Why something stands still, for people. */
public record Obstacle(HoldReason reason, String message) {
  /** Width of the database's column. */
  private static final int LONGEST_MESSAGE = 1000;

  public Obstacle {
    message = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
  }

  /** The same as the last error of a delivery that is held. */
  public Failure asFailure() {
    return new Failure(Reaction.HOLD, Scope.REQUEST, reason.word(), message);
  }

  static Obstacle of(Standstill standstill) {
    String code = standstill.code();
    boolean ownCode = standstill.reason().word().equals(code);
    return new Obstacle(
        standstill.reason(), ownCode ? standstill.message() : code + ": " + standstill.message());
  }
}
