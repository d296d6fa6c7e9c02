package org.signrelay.delivery.standstill;

/** Why something stands still, for people. */
public record Obstacle(HoldReason reason, String message) {
  static Obstacle of(Standstill standstill) {
    String code = standstill.code();
    boolean ownCode = standstill.reason().word().equals(code);
    return new Obstacle(
        standstill.reason(), ownCode ? standstill.message() : code + ": " + standstill.message());
  }
}
