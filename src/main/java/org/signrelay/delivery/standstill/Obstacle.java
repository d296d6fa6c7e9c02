package org.signrelay.delivery.standstill;

/** Why something stands still, for people. */
public record Obstacle(HoldReason reason, String message) {
  /** Width of the database's column. */
  private static final int LONGEST_MESSAGE = 1000;

  public Obstacle {
    message = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
  }

  static Obstacle of(Standstill standstill) {
    String code = standstill.code();
    boolean ownCode = standstill.reason().word().equals(code);
    return new Obstacle(
        standstill.reason(), ownCode ? standstill.message() : code + ": " + standstill.message());
  }
}
