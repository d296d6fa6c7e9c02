package org.signrelay.intake.body;

/**
 * A value of a call as it was sent.
 *
 * @param name as the caller wrote it; of an XML name the local part
 * @param value without white space around it; not empty
 */
public record FoundValue(String name, String value, Place place) {

  /** Leaves the value out, because it may be a credential. */
  @Override
  public String toString() {
    return name + " (" + place + ")";
  }
}
